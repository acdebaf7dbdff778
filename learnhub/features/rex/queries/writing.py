"""What those who write a REX at the same time are told of each other."""

from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.errors import NotFound
from learnhub.features.discussion import queries as discussion
from learnhub.features.people.refs import PersonRef, person_refs
from learnhub.features.rex import policy, presence
from learnhub.features.rex.models import RexCause
from learnhub.features.rex.parts import part_of
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import WriterView

CAUSE = "cause:"
FACT_SHOWN = 40
_FACTS: Any = select_columns(RexCause.id, RexCause.words).where(
    RexCause.rex_id == bindparam("rex_id"), among(RexCause.id, "ids")
)


def live_writing(session: Session, rex_id: str) -> dict[str, Any]:
    """That a REX is another one than before, and who writes where in it."""
    writers = presence.writers_of(rex_id)
    people = person_refs(session, [each.person_id for each in writers])
    causes = [each.unit.removeprefix(CAUSE) for each in writers if each.unit.startswith(CAUSE)]
    facts = dict(db.rows(session, _FACTS, rex_id=rex_id, ids=causes)) if causes else {}
    return {
        "version": str(presence.changes_of(rex_id) + 1),
        "writers": [
            _view(people[each.person_id], each.unit, facts.get(each.unit.removeprefix(CAUSE), ""))
            for each in writers
            if each.person_id in people
        ],
    }


def _view(person: PersonRef, unit: str, fact: str) -> WriterView:
    short = fact if len(fact) <= FACT_SHOWN else fact[:FACT_SHOWN].rsplit(" ", 1)[0] + "…"
    first_name = person.name.split(" ", 1)[0]
    return WriterView(person, first_name, unit, part_of(unit), short)


def may_watch_writing(session: Session, actor: Actor, rex_id: str) -> bool:
    """Whether somebody may follow how a REX is written: who writes it."""
    try:
        content = discussion.get_content(session, actor, rex_id, REX)
    except NotFound:
        return False
    return policy.can_write(actor, content, is_author=discussion.is_author(session, actor, rex_id))
