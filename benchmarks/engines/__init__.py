"""The same count by four engines, by numpy alone and by pandas, over one snapshot file."""
