"""The spaces of teams: who is in the team belongs to its space, which triggers keep true from then on."""

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.upserts import insert
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Person, Space, SpaceMember, Team


def team_space(session: Session, actor: Actor) -> str:
    """The id of the space of one's own team, made when it is needed first; empty for whoever has no team.

    It has the id of the team, and is closed. The team is locked: nobody else makes it at this moment.
    """
    person_id = guard.require_person(actor)
    mine = select(Team).join(Person, Person.team_id == Team.id).where(Person.id == person_id)
    team = session.exec(mine.with_for_update(of=Team)).first()
    if team is None or session.get(Space, team.id) is not None:
        return team.id if team else ""
    session.add(Space(id=team.id, kind=SpaceKind.TEAM, name=team.name, is_open=False))
    session.flush()
    people = session.exec(select(Person.id).where(Person.team_id == team.id)).all()
    rows = [{"space_id": team.id, "person_id": each, "is_facilitator": False} for each in people]
    session.execute(insert(session, SpaceMember, *rows).on_conflict_do_nothing())
    return team.id
