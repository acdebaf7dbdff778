"""The rows of charters and the words of their articles."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub.core import db
from learnhub.features.charters.enums import Section
from learnhub.features.charters.errors import NoSuchCharter
from learnhub.features.charters.models import Charter
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import ContentHtml
from learnhub.features.discussion.schemas import Sections

_HTML: Any = (
    select(ContentHtml.html)
    .where(ContentHtml.content_id == bindparam("charter_id"), ContentHtml.section == Section.ARTICLE)
    .order_by(ContentHtml.position)
)


def get_row(session: Session, charter_id: str, *, for_update: bool = False) -> Charter:
    """What is kept of a charter beside its words; raises NoSuchCharter. Locked, it is read afresh."""
    found = session.get(Charter, charter_id, with_for_update=for_update or None, populate_existing=for_update)
    if found is None:
        raise NoSuchCharter
    return found


def articles_of(session: Session, charter_id: str) -> list[str]:
    """The articles in force as they were typed."""
    sections = discussion.sections_of(session, [charter_id]).get(charter_id, Sections())
    return [*sections.get(Section.ARTICLE, ())]


def html_of_articles(session: Session, charter_id: str) -> list[str]:
    """The same as pages show them."""
    return [html for (html,) in db.rows(session, _HTML, charter_id=charter_id)]
