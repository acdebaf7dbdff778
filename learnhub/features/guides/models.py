"""Tables of guides: what happened when somebody applied one.

The words of a report are content; so is where it happened, in a section. Triggers count in a guide how often
it was applied, so that the number also follows when a report is hidden or taken back.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlmodel import Field

from learnhub.core import triggers
from learnhub.core.columns import Mapped, Table, kept, one_of, reference
from learnhub.core.db import Utc
from learnhub.features.guides.enums import HowItWent


class AppliedReport(Table, table=True):
    """That somebody applied a guide on a day, and how it went: one report of each person and day.

    `status` is that of its content. A report that is taken back leaves no row, so that another one can be
    written.
    """

    __table_args__ = (
        CheckConstraint("kind = 'report'", name="kind"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        one_of("outcome", HowItWent),
        UniqueConstraint("guide_id", "person_id", "day"),
        Index("ix_applied_report_day", "guide_id", "day", "content_id"),
        Index("ix_applied_report_outcome", "guide_id", "outcome", "day", "content_id"),
        Index("ix_applied_report_status", "guide_id", "status", "outcome"),
        Index("ix_applied_report_person_id", "person_id"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="report", max_length=15)
    guide_id: Mapped[str] = reference("content.id", cascade=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)
    day: Mapped[date]
    outcome: Mapped[str] = Field(max_length=10)
    status: Mapped[str] = kept(String(10), "''")


class AddedLimit(Table, table=True):
    """That an author put the words of a report into the limits of their guide."""

    __table_args__ = (Index("ix_added_limit_person_id", "person_id"), {"sqlite_with_rowid": False})

    report_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id")
    at: Mapped[datetime] = Field(sa_type=Utc)


triggers.declare_copies(AppliedReport, ("status",), of="content", by="content_id")

_MORE = "UPDATE content SET use_count = use_count + 1 WHERE id = NEW.guide_id"
_LESS = "UPDATE content SET use_count = use_count - 1 WHERE id = OLD.guide_id"
_MOVED = (
    "UPDATE content SET use_count = use_count + CASE WHEN NEW.status = 'published' THEN 1 ELSE -1 END"
    " WHERE id = NEW.guide_id"
)
_WHEN_MOVED = "(OLD.status = 'published') <> (NEW.status = 'published')"

triggers.declare(
    AppliedReport,
    sqlite=(
        f"""
        CREATE TRIGGER applied_added AFTER INSERT ON applied_report WHEN NEW.status = 'published'
        BEGIN {_MORE}; END
        """,
        f"""
        CREATE TRIGGER applied_gone AFTER DELETE ON applied_report WHEN OLD.status = 'published'
        BEGIN {_LESS}; END
        """,
        f"""
        CREATE TRIGGER applied_moved AFTER UPDATE OF status ON applied_report WHEN {_WHEN_MOVED}
        BEGIN {_MOVED}; END
        """,
    ),
    postgresql=(
        triggers.function("applied_added", _MORE),
        """
        CREATE TRIGGER applied_added AFTER INSERT ON applied_report
        FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION applied_added()
        """,
        triggers.function("applied_gone", _LESS),
        """
        CREATE TRIGGER applied_gone AFTER DELETE ON applied_report
        FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION applied_gone()
        """,
        triggers.function("applied_moved", _MOVED),
        f"""
        CREATE TRIGGER applied_moved AFTER UPDATE ON applied_report
        FOR EACH ROW WHEN ({_WHEN_MOVED}) EXECUTE FUNCTION applied_moved()
        """,
    ),
)
