"""What pages show of charters."""
