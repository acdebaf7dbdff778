"""The order that somebody chose for what a month taught, instead of that of the formula."""

from datetime import date

from sqlalchemy import Column, Date, ForeignKey
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference


class LearnedOrder(Table, table=True):
    """That the order of a month was chosen by hand; `edition` rises with each change of it, back as well."""

    month: Mapped[date] = Field(sa_column=Column(Date, primary_key=True))
    edition: Mapped[int] = Field(default=1)


class LearnedPlace(Table, table=True):
    """What stands at a place of it, 0 being the first. Nothing says who chose it."""

    month: Mapped[date] = Field(
        sa_column=Column(Date, ForeignKey("learned_order.month", ondelete="CASCADE"), primary_key=True)
    )
    position: Mapped[int] = Field(primary_key=True)
    content_id: Mapped[str] = reference("content.id", cascade=True, index=True)
