"""That a column has one of any number of values, which a statement takes as one.

`in_` writes a parameter for each value: the statement of each number of them is another one, written anew,
read anew by the driver and planned anew by the server, which took longer than to find the rows. As one array
(a JSON text on SQLite) they leave the statement as it is, so that it is prepared once.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, String, Text, TypeDecorator, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeEngine


class _Values(TypeDecorator[Iterable[Any]]):
    """Several values in one parameter."""

    impl = Text
    cache_ok = True

    def __init__(self, *, of_numbers: bool) -> None:
        super().__init__()
        self.of_numbers = of_numbers

    def load_dialect_impl(self, dialect: Any) -> Any:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(ARRAY(BigInteger() if self.of_numbers else String()))

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Any) -> Any:
        values = [*(value or ())]
        return json.dumps(values) if dialect.name == "sqlite" else values


class _Among(FunctionElement[Any]):
    """A column and the parameter with its values.

    Of no type: SQLAlchemy compares what is Boolean with 1 on SQLite, which then does not look into an index.
    """

    name = "among"
    type: TypeEngine[Any] = NullType()
    inherit_cache = True


def among(column: Any, name: str) -> ColumnElement[bool]:
    """That a column of texts or whole numbers has one of the values of the parameter `name`."""
    of_numbers = isinstance(column.type, Integer)
    return _Among(column, bindparam(name, type_=_Values(of_numbers=of_numbers)))


@compiles(_Among)
def _among_array(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = element.clauses
    return f"{compiler.process(column, **options)} = ANY ({compiler.process(values, **options)})"


@compiles(_Among, "sqlite")
def _among_json(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = element.clauses
    listed = f"json_each({compiler.process(values, **options)})"
    return f"{compiler.process(column, **options)} IN (SELECT value FROM {listed})"  # noqa: S608 - ours
