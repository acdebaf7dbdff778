"""The forms of this room that the browser posts itself: signing in and out, links, and the file of members.

These are the only places where a session token exists as text.
"""

from learnhub.features.people.forms import links, members_file, sessions

__all__ = ["links", "members_file", "sessions"]
