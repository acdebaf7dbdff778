"""Short ways to badges."""

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.badges import queries, service
from learnhub.features.badges.models import BadgeAward
from learnhub.features.badges.schemas import BadgeView
from learnhub.features.people.models import Person, Site


def award(holder: Actor, rule: str = "first") -> str:
    """A badge of somebody, however they came by it."""
    row = BadgeAward(person_id=str(holder.person_id), rule=rule, at=clock.utcnow())

    def add(session: Session) -> str:
        session.add(row)
        session.flush()
        return row.id

    return db.write_now(add)


def held(holder: Actor, reader: Actor | None = None) -> list[BadgeView]:
    """The badges of somebody, as they or somebody else see them."""
    return db.read_now(queries.list_badges, reader or holder, str(holder.person_id)).rows


def rules_of(holder: Actor) -> list[str]:
    """What somebody has badges for, once everything that was earned is given."""
    db.write_now(service.give)
    return sorted(row.rule for row in held(holder))


def settle(actor: Actor, name: str) -> Actor:
    """Somebody works at the site of this name from now on."""

    def move(session: Session) -> None:
        site = session.exec(select(Site).where(Site.name == name)).first() or Site(name=name)
        session.add(site)
        session.flush()
        person = session.get_one(Person, str(actor.person_id))
        person.site_id = site.id
        session.add(person)

    db.write_now(move)
    return actor
