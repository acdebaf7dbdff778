"""The pieces of the pages of videos."""
