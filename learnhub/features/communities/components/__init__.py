"""The pieces of the pages of communities."""
