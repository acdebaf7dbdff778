"""Who is asked for a leader note, and until when."""

from collections.abc import Collection, Iterator, Mapping

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.i18n import N_
from learnhub.features.leaders import queries
from learnhub.features.leaders.events import LeaderAnswered, LeaderAsked
from learnhub.features.leaders.room import LEADER_NOTE
from learnhub.rooms import Reason, Settled, Telling, Thing

ASK = "leader_ask:"  # and the id of who is asked: another month is the same row of their inbox


def asked(session: Session, event: LeaderAsked) -> Iterator[Telling]:
    """The leader, unless they have answered meanwhile."""
    if queries.is_asked(session, event.person_id, event.month):
        people = {event.person_id: Reason.CONSULTED}
        yield Telling("asked", ASK + event.person_id, people, waits=True)


def answered(_session: Session, event: LeaderAnswered) -> Iterator[Settled]:
    """They need not answer any more."""
    yield Settled(ASK + event.person_id, event.person_id)


def things(_session: Session, actor: Actor, person_ids: Collection[str]) -> Mapping[str, Thing]:
    """What a leader is asked, as a row of their inbox."""
    row = Thing(
        label=LEADER_NOTE.one,
        title=N_("Your note of the month"),
        address="/leaders/new",
        icon=LEADER_NOTE.icon,
        colour=LEADER_NOTE.colour,
    )
    return {person_id: row for person_id in person_ids if person_id == actor.person_id}
