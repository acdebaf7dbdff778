"""Tables of badges: who was given which, and what it was given for."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of, reference
from learnhub.core.db import Utc
from learnhub.core.encryption import EncryptedText
from learnhub.features.badges.enums import RevokedBy

RULE_MAX, REASON_MAX = 20, 300
PUBLIC_ID_LENGTH = 22
EVIDENCE_MOST = 5  # pieces kept for a badge: they show what it was for, and count nothing


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


class BadgeCredential(Table, table=True):
    """The signed form of a badge, once its holder has made a public page of it.

    `public_id` is its address, which cannot be guessed; `number` its place in the list of what is revoked,
    drawn by lot so that nobody reads an order from it. `document` is JSON as it was signed.
    """

    __table_args__ = (
        UniqueConstraint("public_id"),
        UniqueConstraint("number"),
        Index("ix_badge_credential_person_id", "person_id"),
    )

    award_id: Mapped[str] = reference("badge_award.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)
    public_id: Mapped[str] = Field(max_length=PUBLIC_ID_LENGTH)
    number: Mapped[int]
    document: Mapped[str] = Field(sa_type=Text)
    signed_at: Mapped[datetime] = Field(sa_type=Utc)


class IssuerKey(Table, table=True):
    """The key with which the company signs badges, made when the first one is; there is one."""

    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = Field(default=1, primary_key=True)
    secret: Mapped[str] = Field(sa_type=EncryptedText)
    public: Mapped[str] = Field(max_length=60)
    made_at: Mapped[datetime] = Field(sa_type=Utc)
