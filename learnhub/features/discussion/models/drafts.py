"""What somebody has typed and not sent, so that another of their devices goes on."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, reference
from learnhub.core.db import Utc
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.schemas import DRAFT_KEY_MAX


class Draft(Table, table=True):
    """The fields of one form of somebody, under the key under which their browser keeps them, too.

    `version` goes up each time. Forms in which one writes without a name keep nothing here.
    """

    __table_args__ = (one_of("device", Device),)

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    key: Mapped[str] = Field(primary_key=True, max_length=DRAFT_KEY_MAX)
    version: Mapped[int]
    fields: Mapped[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    device: Mapped[str] = Field(max_length=10)
    saved_at: Mapped[datetime] = Field(sa_type=Utc, index=True)
