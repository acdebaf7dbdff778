"""The type of what faces are given: Vars, which stand in a page for values that a State will have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from reflex.vars import ObjectVar

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
