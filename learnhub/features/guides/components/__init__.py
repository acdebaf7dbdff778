"""The pieces of the pages of guides."""
