"""Tying events to what records and announces them, as the rooms declare it.

Installed by the app, the API, the jobs, the command line and the tests. No Reflex here: an announcer only
gives a hint on the bus, and whoever shows the topic listens.
"""

from learnhub import rooms
from learnhub.core import bus


def install() -> None:
    """Tie all events; calling it again changes nothing."""
    for name, room in rooms.all_rooms().items():
        for event, recorder in room.recorders:
            bus.listen(event, recorder=rooms.resolve(name, recorder))
        for event, announcer in room.announcers:
            bus.listen(event, announcer=rooms.resolve(name, announcer))
