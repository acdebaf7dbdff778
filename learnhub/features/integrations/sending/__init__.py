"""What leaves for other programs, outside any transaction."""
