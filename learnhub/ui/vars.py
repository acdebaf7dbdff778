"""The types of what faces are given: values, and Vars, which stand in a page for values of a State."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import reflex as rx
from reflex.event import EventType
from reflex.vars import ObjectVar

Text = str | rx.Var[str]
Number = int | float | rx.Var[int | float | Decimal]
Moment = rx.Var[datetime | None]
Flag = bool | rx.Var[Any]  # of any type: a page asks a Var whether it is empty, as a script does
Content = Text | Number | rx.Component
Contents = Content | Sequence[Content]
Handler = EventType[Any]
ById = Callable[[Text], Handler]  # the handler that does something to the thing with an id

if TYPE_CHECKING:
    T = TypeVar("T", covariant=True)

    class ViewVar(ObjectVar[T]):
        """A Var of a view or a mapping, whose attributes and items are Vars again.

        Reflex finds their types in the annotations of the view when it builds the page, and refuses a name
        that the view does not have; a type checker cannot follow it there.
        """

        def __getattr__(self, name: str) -> Any: ...

        def __getitem__(self, key: Any) -> Any: ...
else:
    ViewVar = ObjectVar

Errors = ViewVar[dict[str, str]]  # a sentence for each field of a form that has a problem
