"""Whom it concerns that something is to be checked, or that nobody keeps it."""

from collections.abc import Iterator

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from learnhub.access.permissions import roles_with
from learnhub.features.discussion.models import Authorship
from learnhub.features.freshness.enums import Cause, Circle, Standing
from learnhub.features.freshness.events import CheckDue, CheckSettled, KeepingOffered
from learnhub.features.freshness.models import Freshness
from learnhub.features.freshness.room import CONTENT_ASSIGN
from learnhub.features.people.models import Person, PersonRole
from learnhub.rooms import Reason, Settled, Telling

TEAM_MAX = 200
SAID = (Cause.OUTDATED.value,)  # by one colleague, as a room tells its authors


def due_to_owner(session: Session, event: CheckDue) -> Iterator[Telling]:
    """Who keeps it, unless it was checked meanwhile."""
    row = session.get(Freshness, event.content_id)
    if row is not None and row.standing != Standing.CURRENT:
        people = {row.owner_id: Reason.KEEPS}
        yield Telling(event.cause, event.content_id, people, waits=True, instead_of=SAID)


def offered_to_circle(session: Session, event: KeepingOffered) -> Iterator[Telling]:
    """Those who may take it, unless somebody has."""
    row = session.get(Freshness, event.content_id)
    if row is not None and row.circle == event.circle:
        people = _people(session, row, Circle(row.circle))
        yield Telling("offered", event.content_id, people, waits=True)


def _people(session: Session, row: Freshness, circle: Circle) -> dict[str, Reason]:
    if circle == Circle.AUTHORS:
        parts = select(Authorship.person_id).where(
            Authorship.content_id == row.content_id, Authorship.person_id != row.owner_id
        )
        return dict.fromkeys(session.exec(parts), Reason.WROTE)
    if circle == Circle.TEAM:
        owner = aliased(Person)
        team = select(Person.id).join(owner, col(owner.team_id) == Person.team_id)
        team = team.where(owner.id == row.owner_id, Person.id != row.owner_id).limit(TEAM_MAX)
        return dict.fromkeys(session.exec(team), Reason.TEAM)
    administrators = select(PersonRole.person_id).where(col(PersonRole.role).in_(roles_with(CONTENT_ASSIGN)))
    return dict.fromkeys(session.exec(administrators), Reason.ORPHANED)


def settled(_session: Session, event: CheckSettled) -> Iterator[Settled]:
    """Nobody need look any longer."""
    yield Settled(event.content_id)
