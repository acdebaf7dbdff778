"""Who hears of thanks: the one who is thanked, and nobody else."""

from collections.abc import Collection, Iterator, Mapping

from sqlmodel import Session, col, select

from learnhub.access.actor import Actor
from learnhub.core.i18n import N_
from learnhub.features.recognition.events import ColleagueThanked
from learnhub.features.recognition.models import Recognition
from learnhub.rooms import Reason, Telling, Thing

THING = "recognition:"


def thanked(session: Session, event: ColleagueThanked) -> Iterator[Telling]:
    """The receiver, unless the thanks were taken back meanwhile."""
    row = session.get(Recognition, event.recognition_id)
    if row is not None:
        yield Telling("thanked", THING + row.id, {row.receiver_id: Reason.THANKED}, actor_id=row.giver_id)


def things(session: Session, actor: Actor, ids: Collection[str]) -> Mapping[str, Thing]:
    """The sentence, as a row of the inbox of its receiver."""
    rows = session.exec(
        select(Recognition).where(col(Recognition.id).in_(ids), Recognition.receiver_id == actor.person_id)
    )
    return {
        row.id: Thing(
            label=N_("Thanks"),
            title=row.words,
            address=f"/people/{row.receiver_id}/thanks",
            icon="heart_handshake",
            colour="pink",
            language=row.language,
        )
        for row in rows
    }
