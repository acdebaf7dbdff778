"""How many cases wait for a moderator, as one of the frame's figures."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, String, and_, bindparam, case, func, select, text

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import AUDIENCES, can_moderate
from learnhub.features.moderation.models import OPEN, ModerationCase
from learnhub.features.moderation.queries.cases import not_mine
from learnhub.rooms import BOUND, Figure

DECIDES = bindparam("reader_decides", type_=Boolean())


def cases_waiting() -> Figure:
    """The number of `list_cases` up to the bound; for who is no moderator it is 0, and nothing is read."""
    waiting = (
        select(ModerationCase.id)
        .join(Content, and_(Content.id == ModerationCase.content_id, Content.status != Status.REMOVED))
        .where(text(OPEN), Content.audience.in_(AUDIENCES), not_mine(bindparam("reader_id", type_=String())))
        .limit(BOUND)
        .subquery()
    )
    count = select(func.count()).select_from(waiting).scalar_subquery()
    return Figure(select(case((DECIDES, count), else_=0)).scalar_subquery(), _values)


def _values(actor: Actor, _now: datetime) -> Mapping[str, Any]:
    return {"reader_decides": can_moderate(actor)}
