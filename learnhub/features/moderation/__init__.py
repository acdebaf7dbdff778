"""Flags, and what moderators decide about what is flagged."""
