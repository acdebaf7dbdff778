"""Who must leave what they look at, told to the live hub after the commit."""

from learnhub.core import bus
from learnhub.features.people.events import PersonSuspended, RolesChanged, SignedOut


def leave(event: PersonSuspended | RolesChanged) -> None:
    """Every open tab of the person leaves its live view and is asked again who it is."""
    bus.hint(f"leave:person:{event.person_id}")


def leave_browser(event: SignedOut) -> None:
    """The tabs of one browser leave."""
    bus.hint(f"leave:sign-in:{event.sign_in}")
