"""Who writes something together, and what its reader may do about it; one statement."""

from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.discussion import policy
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries.content import get_content
from learnhub.features.discussion.schemas.together import TogetherView
from learnhub.features.people.models import Person
from learnhub.features.people.refs import ref_in, with_person

_PARTS: Any = (
    with_person(
        select_columns(Content, Authorship.part).join(Authorship, Authorship.content_id == Content.id),
        Authorship.person_id,
    )
    .where(Content.id == bindparam("content_id"), VISIBLE)
    .order_by(Authorship.part, Person.folded, Person.id)
)


def get_together(session: Session, actor: Actor, content_id: str) -> TogetherView:
    """The same for who has not asked for it; raises NoSuchContent."""
    get_content(session, actor, content_id)
    return together_on(session, actor, content_id)


def together_on(session: Session, actor: Actor, content_id: str) -> TogetherView:
    """Who writes what a page shows; nobody where it is anonymous or gone."""
    rows = session.execute(_PARTS, {"content_id": content_id, **reader(actor)}).all()
    if not rows:
        return TogetherView()
    content: Content = rows[0].Content
    parts = {row.ref_id: row.part for row in rows}
    mine = parts.get(actor.person_id)
    is_published = content.status == Status.PUBLISHED
    return TogetherView(
        content_id=content_id,
        co_authors=[ref_in(row) for row in rows if row.part == Part.CO_AUTHOR],
        is_wiki=content.is_wiki,
        can_open_wiki=bool(mine) and is_published and policy.can_open_wiki(actor, content),
        can_add=policy.can_add_co_author(actor, content, is_author=bool(mine)),
        can_leave=mine == Part.CO_AUTHOR,
        can_take_off=mine == Part.AUTHOR,
    )
