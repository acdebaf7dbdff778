"""The one list that ties events to what records and announces them.

Installed by the app, the API, the jobs, the command line and the tests. No Reflex here: an announcer only
gives a hint on the bus, and whoever shows the topic listens.
"""

from learnhub.core import bus
from learnhub.features.ama import hints as ama
from learnhub.features.ama.events import AmaChanged, AmaEnded, AmaOpened, QuestionMoved
from learnhub.features.discussion.events import (
    ContentCreated,
    ContentEdited,
    ContentHidden,
    ContentRemoved,
    Voted,
)
from learnhub.features.mentoring import hints as mentoring
from learnhub.features.mentoring.events import BookingCancelled, OfferChanged, SlotBooked
from learnhub.features.mentoring.service import cancel_bookings_of
from learnhub.features.people import hints as people
from learnhub.features.people.events import PersonSuspended, RolesChanged, SignedOut
from learnhub.features.questions.service import settle_answers


def install() -> None:
    """Tie all events; calling it again changes nothing."""
    for event, recorder in RECORDERS:
        bus.listen(event, recorder=recorder)
    for event, announcer in ANNOUNCERS:
        bus.listen(event, announcer=announcer)


RECORDERS: tuple = (
    (ContentCreated, settle_answers),
    (ContentRemoved, settle_answers),
    (ContentHidden, settle_answers),
    (PersonSuspended, cancel_bookings_of),
)
ANNOUNCERS: tuple = (
    (PersonSuspended, people.leave),
    (RolesChanged, people.leave),
    (SignedOut, people.leave_browser),
    (AmaChanged, ama.show_change),
    (AmaOpened, ama.show_change),
    (AmaEnded, ama.close_views),
    (QuestionMoved, ama.show_change),
    (ContentCreated, ama.show_question),
    (ContentEdited, ama.show_question),
    (ContentHidden, ama.show_question),
    (ContentHidden, ama.close_hidden),
    (ContentRemoved, ama.show_question),
    (Voted, ama.show_votes),
    (OfferChanged, mentoring.show_week),
    (SlotBooked, mentoring.show_weeks_of_both),
    (BookingCancelled, mentoring.show_weeks_of_both),
)
