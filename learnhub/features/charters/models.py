"""Tables of charters: their versions, their amendments, what people said of these, and who signed.

The words are content: a charter with a section for each article, and an amendment under it, whose body is
the wording that it proposes. So comments, earlier editions, search, flags and erasure find them as they find
every text, and supports of an amendment are the votes for it. Nothing here holds words but the reason of an
objection.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.charters.enums import AmendmentStage, Says

OBJECTION_MAX = 600
OPEN = "stage IN ('proposed', 'discussed', 'round')"
OVER = "stage NOT IN ('proposed', 'discussed', 'round')"


class Charter(Table, table=True):
    """The charter of a space, which has one at most.

    `version` counts its wordings that were in force, `writer_count` how many people took part in one of them.
    `reread_at` is the next anniversary of the last time that it was written, changed or read again;
    `is_reread_due` says that one has passed. Whoever changes what is written under a charter locks this row.
    """

    __table_args__ = (
        CheckConstraint("kind = 'charter'", name="kind"),
        UniqueConstraint("space_id"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        Index("ix_charter_reread_at", "reread_at"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="charter", max_length=15)
    space_id: Mapped[str] = reference("space.id", cascade=True)
    version: Mapped[int] = Field(default=1)
    version_at: Mapped[datetime] = Field(sa_type=Utc)
    writer_count: Mapped[int] = Field(default=1)
    reread_at: Mapped[datetime] = Field(sa_type=Utc)
    is_reread_due: Mapped[bool] = Field(default=False)


class CharterVersion(Table, table=True):
    """A wording of a charter that was in force from a moment on.

    Its words are those of the `edition` of the content; a moderator who takes words out makes another edition
    and no version. The amendment made it, of the first one nobody's. `people_count` took part in it.
    """

    __table_args__ = (Index("ix_charter_version_amendment_id", "amendment_id"),)

    charter_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    number: Mapped[int] = Field(primary_key=True)
    edition: Mapped[int]
    at: Mapped[datetime] = Field(sa_type=Utc)
    amendment_id: Mapped[str | None] = reference("content.id", nullable=True, cascade=True)
    people_count: Mapped[int] = Field(default=1)


class CharterAmendment(Table, table=True):
    """What an amendment is about, and where it stands.

    `article` is its number, and of a new one nothing until it is adopted. `ends_at` is the end of its stage.
    It `is_stale` when the article has changed since its author has seen it; then nobody is asked about it.
    Once it is over, `edition` is that of the charter which it would have changed, and the figures are those
    of its round.
    """

    __table_args__ = (
        CheckConstraint("kind = 'amendment'", name="kind"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
        one_of("stage", AmendmentStage),
        CheckConstraint(f"({OPEN}) = (closed_at IS NULL)", name="closed"),
        partial_index("ix_charter_amendment_open", "charter_id", "article", "content_id", where=OPEN),
        partial_index("ix_charter_amendment_due", "ends_at", "content_id", where=OPEN),
        partial_index("ix_charter_amendment_closed", "charter_id", "closed_at", "content_id", where=OVER),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="amendment", max_length=15)
    charter_id: Mapped[str] = reference("content.id", cascade=True)
    article: Mapped[int | None] = Field(default=None)
    stage: Mapped[str] = Field(default=AmendmentStage.PROPOSED, max_length=10)
    is_stale: Mapped[bool] = Field(default=False)
    ends_at: Mapped[datetime] = Field(sa_type=Utc)
    closed_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    edition: Mapped[int | None] = Field(default=None)
    asked: Mapped[int] = Field(default=0)
    agreed: Mapped[int] = Field(default=0)
    accepted: Mapped[int] = Field(default=0)
    objected: Mapped[int] = Field(default=0)


class CharterVoice(Table, table=True):
    """That somebody is asked in a consent round, and what they say; the key is their one voice.

    An objection that `is_answered` by another wording stands no longer: who made it is asked again.
    """

    __table_args__ = (
        one_of("says", Says),
        CheckConstraint("(says IS NULL) = (at IS NULL)", name="said"),
        CheckConstraint("(reason <> '') = (says IS NOT NULL AND says = 'object')", name="reason"),
        CheckConstraint("NOT is_answered OR (says IS NOT NULL AND says = 'object')", name="answered"),
        Index("ix_charter_voice_amendment_id_says", "amendment_id", "says", "is_answered"),
        Index("ix_charter_voice_person_id", "person_id"),
    )

    amendment_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    says: Mapped[str | None] = Field(default=None, max_length=10)
    reason: Mapped[str] = Field(default="", max_length=OBJECTION_MAX)
    is_answered: Mapped[bool] = Field(default=False)
    at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class CharterSignature(Table, table=True):
    """That somebody has signed a version, under their name. Another version is another text to sign."""

    __table_args__ = (
        Index("ix_charter_signature_listed", "charter_id", "version", "at", "person_id"),
        Index("ix_charter_signature_person_id", "person_id"),
    )

    charter_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    version: Mapped[int] = Field(primary_key=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    at: Mapped[datetime] = Field(sa_type=Utc)
