"""The short address of a session, as people type it or scan it."""

import reflex as rx

from learnhub.config import settings


def join_address(state: rx.State, code: str) -> str:
    """Where the code leads: at the public address, else at the one this tab was opened with."""
    return f"{origin_of(state)}/j/{code.replace(' ', '')}"


def origin_of(state: rx.State) -> str:
    """Scheme and host as colleagues reach LearnHub."""
    return settings().url or str(state.router.url.origin)
