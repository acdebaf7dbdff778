"""Tables of checklists: their runs, and what was done in each. The words of a checklist are content."""

from datetime import datetime

from sqlalchemy import Column, Float, ForeignKey, Index, String
from sqlmodel import Field

from learnhub.core import triggers
from learnhub.core.columns import Mapped, Table, id_column, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.checklists.enums import Mark

OPEN = "finished_at IS NULL"
SUBJECT_MAX, WORDS_MAX, KEY_MAX = 80, 300, 32


class ChecklistRun(Table, table=True):
    """That somebody goes through a checklist, for a pump or a desk that `subject` names in a word.

    It keeps the edition with which it began. Only who started it sees it, unless it is shared with the team
    that this person had then; when that team is no more, it is theirs alone. `settled` of its `points` are
    ticked or do not apply.
    """

    __table_args__ = (
        Index("ix_checklist_run_own", "checklist_id", "person_id", "started_at", "id"),
        Index("ix_checklist_run_team", "checklist_id", "team_id", "started_at", "id"),
        Index("ix_checklist_run_team_id", "team_id"),
        partial_index("ix_checklist_run_open", "person_id", "started_at", "id", where=OPEN),
        Index("ix_checklist_run_person_id", "person_id"),
    )

    id: Mapped[str] = id_column()
    checklist_id: Mapped[str] = reference("content.id", cascade=True)
    edition: Mapped[int]
    person_id: Mapped[str] = reference("person.id", cascade=True)
    team_id: Mapped[str | None] = Field(
        default=None, sa_column=Column(String(12), ForeignKey("team.id", ondelete="SET NULL"), nullable=True)
    )
    subject: Mapped[str] = Field(default="", max_length=SUBJECT_MAX)
    points: Mapped[int]
    settled: Mapped[int] = Field(default=0)
    started_at: Mapped[datetime] = Field(sa_type=Utc)
    finished_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class ChecklistMark(Table, table=True):
    """One thing that was done in a run: a tick, a word why a point does not apply, a note, or the end.

    Its key is made by the browser, so that what is sent twice is there once. `at` is when it was done, by the
    clock of the phone; `arrived_at` when it came.
    """

    __table_args__ = (one_of("mark", Mark), Index("ix_checklist_mark_person_id", "person_id"))

    run_id: Mapped[str] = reference("checklist_run.id", primary_key=True, cascade=True)
    key: Mapped[str] = Field(sa_column=Column(String(KEY_MAX), primary_key=True))
    person_id: Mapped[str] = reference("person.id", cascade=True)
    point: Mapped[int]
    mark: Mapped[str] = Field(max_length=10)
    words: Mapped[str] = Field(default="", max_length=WORDS_MAX)
    reading: Mapped[float | None] = Field(default=None, sa_column=Column(Float, nullable=True))
    at: Mapped[datetime] = Field(sa_type=Utc)
    arrived_at: Mapped[datetime] = Field(sa_type=Utc)


_MORE = "UPDATE content SET use_count = use_count + 1 WHERE id = NEW.checklist_id"
_LESS = "UPDATE content SET use_count = use_count - 1 WHERE id = OLD.checklist_id"

triggers.declare(
    ChecklistRun,
    sqlite=(
        f"CREATE TRIGGER run_added AFTER INSERT ON checklist_run BEGIN {_MORE}; END",
        f"CREATE TRIGGER run_gone AFTER DELETE ON checklist_run BEGIN {_LESS}; END",
    ),
    postgresql=(
        triggers.function("run_added", _MORE),
        """
        CREATE TRIGGER run_added AFTER INSERT ON checklist_run
        FOR EACH ROW EXECUTE FUNCTION run_added()
        """,
        triggers.function("run_gone", _LESS),
        """
        CREATE TRIGGER run_gone AFTER DELETE ON checklist_run
        FOR EACH ROW EXECUTE FUNCTION run_gone()
        """,
    ),
)
