"""A room as CONTRIBUTING describes one, and what is seen of it. Run by `test_new_room.py`, from elsewhere."""
