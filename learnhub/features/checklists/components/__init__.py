"""The pieces of the pages of checklists."""
