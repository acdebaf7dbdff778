"""The table of first days."""

from datetime import date

from sqlalchemy import JSON, Column, text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference


class FirstDay(Table, table=True):
    """That somebody is new here: there from the invitation on until every step is settled.

    `settled` are the steps that were taken on the page or skipped; whether somebody has asked or booked is
    read where it is kept. `left_on` is the day on which it was first left for later, in their zone.
    """

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    settled: Mapped[list[str]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default=text("'[]'"))
    )
    left_on: Mapped[date | None] = Field(default=None)
    is_left: Mapped[bool] = Field(default=False)
