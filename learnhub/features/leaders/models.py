"""Tables of leader notes: what a note has beside its words, and which leaders were asked for one."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, Date, ForeignKeyConstraint, Index, String
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference


class LeaderNote(Table, table=True):
    """A note about a month, of which `month` is the first day; its words are sections of content.

    `is_open` lets others answer under it; with `opens_meeting` what went wrong is told first in the next
    meeting of small failures.
    """

    __table_args__ = (
        CheckConstraint("kind = 'leader_note'", name="kind"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        Index("ix_leader_note_month", "month", "content_id"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="leader_note", max_length=15)
    month: Mapped[date] = Field(sa_column=Column(Date, nullable=False))
    is_open: Mapped[bool]
    opens_meeting: Mapped[bool]


class LeaderAsk(Table, table=True):
    """That a leader was asked for the note of a month, and whether they said that there is none.

    Whether they wrote it is read from the notes, and shown as one figure of the company.
    """

    __table_args__ = (Index("ix_leader_ask_person_id", "person_id"),)

    month: Mapped[date] = Field(sa_column=Column(Date, primary_key=True))
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    is_off: Mapped[bool] = Field(default=False)
