"""The register of Flanders goes in and out; its files stay outside the repository."""
