"""Which live views a change concerns. Announcers: they hint after the commit and hold no truth."""

from learnhub.core import bus
from learnhub.features.ama.events import AmaEvent
from learnhub.features.ama.room import AMA, AMA_QUESTION
from learnhub.features.discussion import ballots
from learnhub.features.discussion.events import ContentEvent, Voted
from learnhub.features.people import hints

AUDIENCES = ("", ":host", ":stage")


def show_change(event: AmaEvent) -> None:
    """Everybody in the session sees it."""
    _publish(event.ama_id)


def show_question(event: ContentEvent) -> None:
    """The same for a question that was asked, changed, hidden or withdrawn."""
    if event.kind == AMA_QUESTION:
        _publish(event.root_id)


def show_votes(event: Voted) -> None:
    """The same for a vote, which changes nothing else."""
    if event.kind == AMA_QUESTION:
        _publish(event.root_id, "#votes")


def close_views(event: AmaEvent) -> None:
    """Nobody follows the session live any more: it is over."""
    for audience in AUDIENCES:
        bus.hint(f"leave:topic:ama:{event.ama_id}{audience}")


def close_ballots(event: AmaEvent) -> None:
    """Nobody votes there any more, so nobody needs to know who did."""
    ballots.close(event.ama_id)


def close_hidden(event: ContentEvent) -> None:
    """The same for a session that a moderator hid."""
    if event.kind == AMA:
        for audience in AUDIENCES:
            bus.hint(f"leave:topic:ama:{event.content_id}{audience}")


def show_live(event: AmaEvent) -> None:
    """A session is live, or none any more: everybody's menu says so."""
    hints.show_all_frames()


def show_live_if_hidden(event: ContentEvent) -> None:
    """The same where a moderator hid a session, or showed it again."""
    if event.kind == AMA:
        hints.show_all_frames()


def _publish(ama_id: str, part: str = "") -> None:
    for audience in AUDIENCES:
        bus.hint(f"ama:{ama_id}{audience}{part}")
