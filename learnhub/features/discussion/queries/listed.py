"""What that is called to which lists lead, for whoever reads them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.features.discussion.lists import ids_in
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader

_TITLES = select(Content.id, Content.title).where(among(Content.id, "ids"), VISIBLE)


def listed_titles(session: Session, actor: Actor, texts: Iterable[str]) -> dict[str, str]:
    """The titles, by id, of what the lines of these lists lead to, as far as the reader may see it."""
    named = set[str]().union(*(ids_in(text) for text in texts))
    found = db.rows(session, _TITLES, ids=[*named], **reader(actor)) if named else ()
    return {row.id: row.title for row in found}
