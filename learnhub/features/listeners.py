"""The one list that ties events to what records and announces them.

Installed by the app, the API, the jobs, the command line and the tests. No Reflex here: an announcer only gives
a hint on the bus, and whoever shows the topic listens.
"""

from learnhub.core import bus


def install() -> None:
    """Tie all events; calling it again changes nothing."""
    for event, recorder in RECORDERS:
        bus.listen(event, recorder=recorder)
    for event, announcer in ANNOUNCERS:
        bus.listen(event, announcer=announcer)


RECORDERS: tuple = ()
ANNOUNCERS: tuple = ()
