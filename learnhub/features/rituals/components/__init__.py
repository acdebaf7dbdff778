"""What is drawn of rituals and their meetings."""
