"""When people contribute to communities: the days on which something was published."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import and_, bindparam, func, literal_column, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.db import Utc
from learnhub.core.statements import AnySelect
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import PUBLISHED, Content

# A root that is shown, of a statement that has other content beside it. Written out, for the partial indexes.
SHOWN = text("content.status = 'published' AND content.parent_id IS NULL")
_Root = aliased(Content)


@cache
def pieces() -> AnySelect:
    """What was published since a moment under roots that are shown, to be narrowed to spaces."""
    kinds = (literal_column(f"'{kind}'") for kind in rooms.kinds())
    return (
        select(Content.space_id, func.date(Content.published_at).label("day"))
        .join(_Root, and_(_Root.id == Content.root_id, _Root.status == Status.PUBLISHED))
        .where(text(f"content.{PUBLISHED}"), Content.kind.in_(kinds))
        .where(Content.published_at >= bindparam("since", type_=Utc()))
    )


@cache
def _days() -> AnySelect:
    return pieces().where(among(Content.space_id, "space_ids")).distinct()


def days_of(session: Session, space_ids: Sequence[str], since: datetime) -> dict[str, list[date]]:
    """The days of each of these since a moment, in order, by the clock of UTC; one statement."""
    days: dict[str, list[date]] = {space_id: [] for space_id in space_ids}
    for space_id, day in db.rows(session, _days(), space_ids=list(space_ids), since=since):
        days[space_id].append(day if isinstance(day, date) else date.fromisoformat(day))
    return {space_id: sorted(found) for space_id, found in days.items()}
