"""The day on which a card is due and the one on which it was rated, for its learner.

A card that waits for a day was due at 04:00 in the zone where it was rated. The nearest 04:00 in their
present zone finds that day again, also after a journey and where the rules of a zone have changed. New cards
and steps of learning keep their moment, beside a day that had begun everywhere on earth.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from learnhub.migrations import steps

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

REVIEW = 2
DAY_BEGINS = timedelta(hours=4)
NEAREST = timedelta(hours=12)
LAST_ZONE = "Etc/GMT+12"

PROGRESS = sa.table(
    "card_progress",
    *(sa.column("person_id"), sa.column("card_id"), sa.column("state")),
    *(sa.column("due_at", sa.DateTime), sa.column("due_day", sa.Date)),
    *(sa.column("reviewed_at", sa.DateTime), sa.column("reviewed_day", sa.Date)),
)
ROWS = sa.select(PROGRESS).where(PROGRESS.c.person_id == sa.bindparam("person"))
DAYS = (
    sa.update(PROGRESS)
    .where(PROGRESS.c.person_id == sa.bindparam("person"), PROGRESS.c.card_id == sa.bindparam("card"))
    .values(due_day=sa.bindparam("due"), reviewed_day=sa.bindparam("reviewed"))
)


def upgrade() -> None:
    """Take this step."""
    op.add_column("card_progress", sa.Column("due_day", sa.Date()))
    op.add_column("card_progress", sa.Column("reviewed_day", sa.Date()))
    people = op.get_bind().execute(sa.text("SELECT id, zone FROM person")).all()
    for person_id, zone in people:
        _write_days(person_id, ZoneInfo(zone))
    op.drop_index("ix_card_progress_person_id_due_at", "card_progress")
    with steps.rebuilding("card_progress") as batch:
        batch.alter_column("due_day", existing_type=sa.Date(), nullable=False)
        batch.alter_column("due_at", existing_type=sa.DateTime(), nullable=True)
    op.execute(sa.update(PROGRESS).where(PROGRESS.c.state == REVIEW).values(due_at=None))
    op.create_index("ix_card_progress_person_id_due_day", "card_progress", ["person_id", "due_day"])


def _write_days(person_id: str, zone: ZoneInfo) -> None:
    connection = op.get_bind()
    rows = connection.execute(ROWS, {"person": person_id}).all()
    if rows:
        connection.execute(DAYS, [{"person": person_id, **_days(row, zone)} for row in rows])


def _days(row: Any, zone: ZoneInfo) -> dict[str, Any]:
    is_day = row.state == REVIEW
    due = _day(row.due_at + NEAREST, zone) if is_day else _day(row.due_at, ZoneInfo(LAST_ZONE))
    reviewed = _day(row.reviewed_at, zone) if row.reviewed_at else None
    return {"card": row.card_id, "due": due, "reviewed": reviewed}


def _day(moment: datetime, zone: ZoneInfo) -> date:
    """The day of learning, from 04:00 on, that a moment is in."""
    return (moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) - DAY_BEGINS).date()
