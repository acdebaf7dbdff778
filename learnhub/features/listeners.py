"""Tying events to what records and announces them, and messages to what sends them, as the rooms declare it.

Installed by the app, the API, the jobs, the command line and the tests. No Reflex here: an announcer only
gives a hint on the bus, and whoever shows the topic listens.
"""

from learnhub import rooms
from learnhub.core import bus, outbox
from learnhub.features.notices import fanout


def install() -> None:
    """Tie all events and channels; calling it again changes nothing."""
    for name, room in rooms.all_rooms().items():
        for event, recorder in room.recorders:
            bus.listen(event, recorder=rooms.resolve(name, recorder))
        for event, announcer in room.announcers:
            bus.listen(event, announcer=rooms.resolve(name, announcer))
        for outlet in room.outlets:
            send = rooms.resolve(name, outlet.send)
            outbox.add_channel(outbox.Channel(outlet.channel, send, outlet.longest))
    for cause in fanout.causes().values():
        bus.listen(cause.event, recorder=fanout.remember)
