"""Template filters that every feature may use."""
