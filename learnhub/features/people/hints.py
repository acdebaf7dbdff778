"""What concerns the open tabs of a person, told to the live hub after the commit.

The topic `person:<id>` is the frame around somebody's pages, with the figures that the rooms declare.
"""

from learnhub.core import bus
from learnhub.features.people.events import PersonSuspended, ProfileChanged, RolesChanged, SignedOut


def show_frames(*person_ids: str) -> None:
    """What the frame shows of these people may have changed."""
    for person_id in person_ids:
        bus.hint(frame_of(person_id))


def show_all_frames() -> None:
    """The same for everybody who is connected, where it cannot be said whom it concerns."""
    bus.hint(frame_of("*"))


def frame_of(person_id: str) -> str:
    """The name of the topic of somebody's frame."""
    return f"person:{person_id}"


def show_profile(event: ProfileChanged) -> None:
    """Somebody goes by another name or job."""
    show_frames(event.person_id)


def leave(event: PersonSuspended | RolesChanged) -> None:
    """Every open tab of the person leaves its live views and is asked again who it is."""
    bus.hint(f"leave:person:{event.person_id}")


def leave_browser(event: SignedOut) -> None:
    """The tabs of one browser leave."""
    bus.hint(f"leave:sign-in:{event.sign_in}")
