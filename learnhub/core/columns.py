"""Column declarations that every room's tables share."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, String
from sqlmodel import Field

from learnhub.core.ids import LENGTH, new_id


def id_column() -> Any:
    """The primary key of everything that has an address."""
    return Field(default_factory=new_id, primary_key=True, max_length=LENGTH)


def reference(
    target: str,
    *,
    primary_key: bool = False,
    nullable: bool = False,
    cascade: bool = False,
    index: bool = False,
) -> Any:
    """A foreign key to an id column; deleting the target is refused unless it cascades."""
    return Field(
        default=None if nullable else ...,
        sa_column=Column(
            String(LENGTH),
            ForeignKey(target, ondelete="CASCADE" if cascade else "RESTRICT"),
            primary_key=primary_key,
            nullable=nullable,
            index=index,
        ),
    )


def one_of(column: str, values: type[StrEnum] | Iterable[str]) -> CheckConstraint:
    """A CHECK that a text column holds one of the words of an enum."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)
