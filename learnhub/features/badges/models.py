"""Tables of badges: who was given which, and what it was given for."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of, reference
from learnhub.core.db import Utc
from learnhub.features.badges.enums import RevokedBy

RULE_MAX, REASON_MAX = 20, 300


class BadgeAward(Table, table=True):
    """That somebody was given a badge by a rule, once; what was revoked is never given again by itself.

    Its holder may hide it. The `reason` of the company is for the audit and shown to nobody else.
    """

    __table_args__ = (
        UniqueConstraint("person_id", "rule"),
        one_of("revoked_by", (*RevokedBy, "")),
        CheckConstraint("(revoked_by = '') = (revoked_at IS NULL)", name="revoked"),
        Index("ix_badge_award_person_id_at", "person_id", "at", "id"),
    )

    id: Mapped[str] = id_column()
    person_id: Mapped[str] = reference("person.id", cascade=True)
    rule: Mapped[str] = Field(max_length=RULE_MAX)
    at: Mapped[datetime] = Field(sa_type=Utc)
    is_hidden: Mapped[bool] = Field(default=False)
    revoked_by: Mapped[str] = Field(default="", max_length=10)
    revoked_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    reason: Mapped[str] = Field(default="", max_length=REASON_MAX)


class BadgeEvidence(Table, table=True):
    """A piece of content that a badge was given for; of sessions nothing is kept."""

    __table_args__ = (Index("ix_badge_evidence_content_id", "content_id"),)

    award_id: Mapped[str] = reference("badge_award.id", primary_key=True, cascade=True)
    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
