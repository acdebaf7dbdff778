"""How a State declares what its pages show: `rows: StateVar[list[Row]] = state_var([])`."""

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import reflex as rx

from learnhub.ui.vars import ViewVar

if TYPE_CHECKING:
    from reflex.vars import ArrayVar, BooleanVar, NumberVar, StringVar

    T = TypeVar("T")
    Item = TypeVar("Item")

    class StateVar(Generic[T]):
        """A var of a State: a Var to pages, which ask the class for it, and a value to handlers.

        `rx.Field` says the same, but its Vars of views know no attributes. Reflex sees neither of the two: to
        it the annotation is the type inside, and the default is the value.
        """

        @overload
        def __get__(self: "StateVar[bool]", instance: None, owner: Any) -> BooleanVar: ...
        @overload
        def __get__(self: "StateVar[int]", instance: None, owner: Any) -> NumberVar[int]: ...
        @overload
        def __get__(self: "StateVar[str]", instance: None, owner: Any) -> StringVar: ...
        @overload
        def __get__(self: "StateVar[list[Item]]", instance: None, owner: Any) -> ArrayVar[list[Item]]: ...
        @overload
        def __get__(self, instance: None, owner: Any) -> ViewVar[T]: ...
        @overload
        def __get__(self, instance: object, owner: Any) -> T: ...
        def __get__(self, instance: object, owner: Any) -> Any: ...

        def __set__(self, instance: object, value: T) -> None: ...

    def state_var(default: T) -> StateVar[T]:
        """The default of a var. Reflex copies it for each tab."""
        ...
else:

    class StateVar:
        def __class_getitem__(cls, of: Any) -> Any:
            return of

    def state_var(default: Any) -> Any:
        """A frozen view is the same object in every tab; Reflex would copy it for each."""
        if is_dataclass(default) and type(default).__dataclass_params__.frozen:
            return rx.field(default_factory=lambda: default)
        return default
