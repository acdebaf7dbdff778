"""The values that people choose among: the articles of the company's charter."""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from learnhub.core import db
from learnhub.features.charters.models import Charter
from learnhub.features.charters.queries import articles_of
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space
from learnhub.features.recognition.schemas import ValueView
from learnhub.features.recognition.values import title_of

_CHARTER: Any = (
    select(Charter.content_id, Content.language)
    .join(Content, Content.id == Charter.content_id)
    .join(Space, Space.id == Charter.space_id)
    .where(Space.kind == SpaceKind.COMPANY, Content.status == Status.PUBLISHED)
)


def company_charter(session: Session) -> tuple[str, str]:
    """The id of the company's charter and its language; empty where there is none yet."""
    found = db.rows(session, _CHARTER)
    return (found[0].content_id, found[0].language) if found else ("", "")


def list_values(session: Session) -> list[ValueView]:
    """What its articles say first, in their order; nothing where there is no charter yet."""
    charter_id, language = company_charter(session)
    articles = articles_of(session, charter_id) if charter_id else []
    return [ValueView(number, title_of(article), language) for number, article in enumerate(articles, 1)]
