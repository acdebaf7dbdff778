"""Signing in and out: the only places where a session token exists as text."""

from learnhub.web.auth import links, sessions

__all__ = ["links", "sessions"]
