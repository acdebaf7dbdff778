"""Tables of webhooks and chat channels. Addresses and secrets are encrypted: who knows them can post."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of
from learnhub.core.db import Utc
from learnhub.core.encryption import EncryptedText
from learnhub.core.i18n import LANGUAGES
from learnhub.features.integrations.enums import ChatService

NAME_MAX, ADDRESS_MAX, HOST_MAX = 80, 1_000, 253


class Webhook(Table, table=True):
    """An address that is told of events.

    `failing_since` is set from the first failure to the next success, and nothing is tried before
    `rests_until`, so that a slow receiver does not hold up the others. A webhook that is `stopped_at` gets
    nothing until an administrator starts it again. The `former_secret` signs beside the secret for a day
    after `rotated_at`.
    """

    id: Mapped[str] = id_column()
    name: Mapped[str] = Field(max_length=NAME_MAX)
    host: Mapped[str] = Field(max_length=HOST_MAX)
    address: Mapped[str] = Field(sa_type=EncryptedText)
    secret: Mapped[str] = Field(sa_type=EncryptedText)
    former_secret: Mapped[str] = Field(default="", sa_type=EncryptedText)
    rotated_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    events: Mapped[Any] = Field(sa_type=JSON)
    created_at: Mapped[datetime] = Field(sa_type=Utc)
    sent_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    failing_since: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    rests_until: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    failure: Mapped[str] = Field(default="", max_length=300)
    stopped_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class ChatChannel(Table, table=True):
    """A channel of a chat program in which `posts` appear; the rest as for a webhook."""

    __table_args__ = (one_of("service", ChatService), one_of("language", LANGUAGES))

    id: Mapped[str] = id_column()
    name: Mapped[str] = Field(max_length=NAME_MAX)
    service: Mapped[str] = Field(max_length=10)
    address: Mapped[str] = Field(sa_type=EncryptedText)
    posts: Mapped[Any] = Field(sa_type=JSON)
    language: Mapped[str] = Field(default="en", max_length=5)
    created_at: Mapped[datetime] = Field(sa_type=Utc)
    sent_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    failing_since: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    rests_until: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    failure: Mapped[str] = Field(default="", max_length=300)
    stopped_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
