"""The base of every table, and the declarations of columns that rooms share."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, text
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from learnhub.core.ids import LENGTH, new_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped
else:

    class Mapped:
        """The type of a column: `Mapped[str]` is `str`, which is all that SQLModel wants to know.

        A type checker sees SQLAlchemy's descriptor in its place: the class has a column, a row has a value.
        Without it `Person.name` would be a text in statements, too, where it has to sort and compare.
        """

        def __class_getitem__(cls, of: Any) -> Any:
            return of


class Table(SQLModel):
    """A table under the name of its class: `PersonRole` is `person_role`."""

    # SQLModel declares the name as if it were a column; SQLAlchemy's word for a name is `directive`.
    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


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
    length: int = LENGTH,
) -> Any:
    """A foreign key to an id column; deleting the target is refused unless it cascades."""
    return Field(
        default=None if nullable else ...,
        sa_column=Column(
            String(length),
            ForeignKey(target, ondelete="CASCADE" if cascade else "RESTRICT"),
            primary_key=primary_key,
            nullable=nullable,
            index=index,
        ),
    )


def kept(sql_type: TypeEngine[Any] | type[TypeEngine[Any]], empty: str) -> Any:
    """A column that triggers of the database fill and keep right; `empty` stands in it until they have run.

    An object does not write it, and reads it from the database when it is asked for.
    """
    return Field(sa_column=Column(sql_type, nullable=False, server_default=text(empty)))


def partial_index(name: str, *columns: str, where: str) -> Index:
    """An index of the rows that a condition holds for, on both engines.

    A statement that repeats the condition uses it. It writes the values out, because a plan that PostgreSQL
    made once for any value of a parameter cannot.
    """
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


def one_of(column: str, values: type[StrEnum] | Iterable[str]) -> CheckConstraint:
    """A CHECK that a text column holds one of the words of an enum."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)
