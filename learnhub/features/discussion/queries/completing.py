"""What completes a name that somebody types after @ or # in a text.

People come first who have written in the discussion, then others whose name begins like that, then those with
a later word of the name that does. Only people are offered who may read the discussion, and nobody to whoever
may not read it.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, or_, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.language import ESCAPE, escaped, fold
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Authorship, Content
from learnhub.features.discussion.queries.content import get_content
from learnhub.features.discussion.schemas import Offer
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Site, SpaceMember
from learnhub.features.people.refs import PersonRef, ref_in
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.topics.queries import list_topics

OFFERED = 6
CONSIDERED = 50  # of those whose name has it further on

_BEGINS = Person.folded.like(bindparam("begins"), escape=ESCAPE)
_WITHIN = or_(_BEGINS, Person.folded.like(bindparam("within"), escape=ESCAPE))
_ROOT, _AUDIENCE = bindparam("root_id"), bindparam("audience")
_WROTE = (
    select(Authorship.person_id)
    .join(Content, Content.id == Authorship.content_id)
    .where(Content.root_id == _ROOT, Content.status == Status.PUBLISHED)
)
_LATER = select(Person.id).where(_WITHIN).order_by(Person.folded, Person.id).limit(CONSIDERED)
_NAMESAKES = (
    select(Person.folded)
    .where(Person.folded.in_(bindparam("names", expanding=True)), Person.status == PersonStatus.ACTIVE)
    .group_by(Person.folded)
    .having(func.count() > 1)
)


def _may_read() -> ColumnElement[bool]:
    """Whether a person of the statement around belongs to the audience, or is an author of the root."""
    member = exists().where(SpaceMember.space_id == _AUDIENCE, SpaceMember.person_id == Person.id)
    author = exists().where(Authorship.content_id == _ROOT, Authorship.person_id == Person.id)
    return and_(Person.status == PersonStatus.ACTIVE, or_(_AUDIENCE == OPEN, member, author))


def _people(*clauses: ColumnElement[bool]) -> Any:
    """Some people by name; nobody is offered to themselves."""
    return (
        select(
            Person.folded,
            *(Person.id.label("ref_id"), Person.name.label("ref_name"), Person.job.label("ref_job")),
            Site.name.label("ref_site"),
        )
        .join(Site, Site.id == Person.site_id, isouter=True)
        .where(Person.id != bindparam("actor_id"), _may_read(), *clauses)
        .order_by(Person.folded, Person.id)
        .limit(OFFERED)
    )


_HERE = _people(_WITHIN, Person.id.in_(_WROTE))
_BEGINNING = _people(_BEGINS)
_FURTHER_ON = _people(Person.id.in_(_LATER))


def mentionable(session: Session, actor: Actor, content_id: str, prefix: str) -> list[Offer]:
    """Whom one can name under this content, or in something new for everybody when there is none yet.

    Raises NoSuchContent as reading it would. At most five statements.
    """
    guard.require_permission(actor, PEOPLE_READ)
    root_id, audience = "", OPEN
    if content_id:
        content = get_content(session, actor, content_id)
        root_id, audience = content.root_id, content.audience
    begins = f"{escaped(fold(prefix))}%"
    asked = {
        "actor_id": actor.person_id,
        "root_id": root_id,
        "audience": audience,
        "begins": begins,
        "within": f"% {begins}",
    }
    here = db.rows(session, _HERE, **asked) if root_id else ()
    found = {row.ref_id: row for row in here}
    for statement in (_BEGINNING, _FURTHER_ON):
        if len(found) < OFFERED:
            found |= {
                row.ref_id: row for row in db.rows(session, statement, **asked) if row.ref_id not in found
            }
    rows = list(found.values())[:OFFERED]
    shared = _shared_names(session, [row.folded for row in rows])
    present = {row.ref_id for row in here}
    return [_offer(ref_in(row), row.ref_id in present, row.folded in shared) for row in rows]


def topics_to_name(session: Session, actor: Actor, prefix: str) -> list[Offer]:
    """Topics that have a name that begins like this, under their names in the reader's language."""
    found = list_topics(session, actor, starting=prefix)[:OFFERED]
    return [Offer(id=topic.id, name=topic.name, text=f"#{topic.name} ") for topic in found]


def _shared_names(session: Session, names: list[str]) -> set[str]:
    return {name for (name,) in db.rows(session, _NAMESAKES, names=names)} if names else set()


def _offer(person: PersonRef, is_here: bool, has_namesake: bool) -> Offer:
    """A name that two people have says by its address which one is meant."""
    named = f"[@{person.name}](/people/{person.id})" if has_namesake else f"@{person.name}"
    detail = ", ".join(part for part in (person.job, person.site) if part)
    return Offer(person.id, person.name, f"{named} ", detail, person.initials, person.colour, is_here)
