"""What pages show of collections."""
