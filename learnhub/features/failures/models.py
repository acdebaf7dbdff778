"""Tables of small failures: how long a story stays, and who answered it.

Its words are content: the title, what happened in the body, what would have helped and the lesson in
sections.
"""

from datetime import date

from sqlalchemy import CheckConstraint, Column, Date, ForeignKeyConstraint, Index, String
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, partial_index, reference
from learnhub.features.failures.enums import SIGNED_ECHOES, Echo


class Failure(Table, table=True):
    """What a story has beside its words.

    It leaves the wall on the day `fades_on`, which is empty before it is shown and once it has left; the
    search then keeps it only where its author agreed (`is_kept`). `is_open` lets others comment. The counters
    are those of `FailureEcho` and `FailureVoice`; `thanks_count` counts thanks for what nobody signed, since
    all others are those of the content.
    """

    __table_args__ = (
        CheckConstraint("kind = 'failure'", name="kind"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        partial_index("ix_failure_fades_on", "fades_on", "content_id", where="fades_on IS NOT NULL"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="failure", max_length=15)
    is_open: Mapped[bool]
    is_kept: Mapped[bool]
    fades_on: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    thanks_count: Mapped[int] = Field(default=0)
    me_too_count: Mapped[int] = Field(default=0)
    changed_count: Mapped[int] = Field(default=0)


class FailureEcho(Table, table=True):
    """That it happened to somebody, too, or that they changed something; never of what nobody signed.

    Without rowid and moment, as a vote.
    """

    __table_args__ = (
        one_of("echo", SIGNED_ECHOES),
        Index("ix_failure_echo_person_id", "person_id"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    echo: Mapped[str] = Field(primary_key=True, max_length=10)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)


class FailureVoice(Table, table=True):
    """The same, and thanks, of a story without a name, from a voice that only the process knows (`ballots`).

    Who answers it, and who does not, would often tell who told it.
    """

    __table_args__ = (
        one_of("echo", Echo),
        Index("ix_failure_voice_voter", "voter"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    echo: Mapped[str] = Field(primary_key=True, max_length=10)
    voter: Mapped[str] = Field(primary_key=True, max_length=32)
