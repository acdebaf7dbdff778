"""What a handler accepts: arguments checked by a pydantic model, problems told field by field."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pydantic
import reflex as rx

from learnhub.core.i18n import N_, translate
from learnhub.core.inputs import FIRST_DAY, INTEGER_MAX, LAST_DAY
from learnhub.core.text import is_storable
from learnhub.errors import Invalid
from learnhub.web.reflex_internals import FormData
from learnhub.web.vars import StateVar, state_var

STRING_MAX = 20_000
ITEMS_MAX = 1_000
DEPTH_MAX = 6
KEY_MAX = 100
NUMBER_MAX = 2**53

FALLBACK = N_("This value cannot be used.")
MISSING = N_("This is missing.")
UNKNOWN = N_("There is no such field here.")
_NOT_A_NUMBER = N_("This is not a number.")
_NOT_A_MOMENT = N_("This is not a date or a time.")
_NOT_OFFERED = N_("Choose one of the offered values.")

FIELD_ERRORS = {
    "bool_parsing": _NOT_OFFERED,
    "bool_type": _NOT_OFFERED,
    "date_from_datetime_parsing": _NOT_A_MOMENT,
    "date_parsing": _NOT_A_MOMENT,
    "date_type": _NOT_A_MOMENT,
    "datetime_from_date_parsing": _NOT_A_MOMENT,
    "datetime_parsing": _NOT_A_MOMENT,
    "datetime_type": _NOT_A_MOMENT,
    "enum": _NOT_OFFERED,
    "extra_forbidden": UNKNOWN,
    "float_parsing": _NOT_A_NUMBER,
    "float_type": _NOT_A_NUMBER,
    "greater_than": N_("This must be more than {gt}."),
    "greater_than_equal": N_("This must be at least {ge}."),
    "int_from_float": _NOT_A_NUMBER,
    "int_parsing": _NOT_A_NUMBER,
    "int_type": _NOT_A_NUMBER,
    "less_than": N_("This must be less than {lt}."),
    "less_than_equal": N_("This must be at most {le}."),
    "literal_error": _NOT_OFFERED,
    "missing": MISSING,
    "string_too_long": N_("This is too long: at most {max_length} characters."),
    "string_too_short": N_("This is too short: at least {min_length} characters."),
    "time_parsing": _NOT_A_MOMENT,
    "time_type": _NOT_A_MOMENT,
    "too_long": N_("Too many: at most {max_length}."),
    "too_short": N_("Too few: at least {min_length}."),
}


class FormMixin(rx.State, mixin=True):
    """The fields' problems, and a counter that tells the browser to drop the draft after a success."""

    errors: StateVar[dict[str, str]] = state_var({})
    saved: StateVar[int] = state_var(0)


def sift(value: Any, depth: int = 0) -> None:
    """Refuse what no argument may hold, whatever its type: huge, deep, beyond any column, or no text."""
    if depth > DEPTH_MAX:
        raise Invalid(FALLBACK)
    match value:
        case str():
            allowed = len(value) <= STRING_MAX and is_storable(value)
        case bool() | None:
            allowed = True
        case int() | float():
            allowed = abs(value) < NUMBER_MAX  # which neither NaN nor an infinity is
        case Mapping() | list() | tuple():
            allowed = len(value) <= ITEMS_MAX
        case _:
            allowed = False
    if not allowed:
        raise Invalid(FALLBACK)
    for child in _children(value):
        sift(child, depth + 1)


def _children(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) and len(key) <= KEY_MAX and is_storable(key) for key in value):
            raise Invalid(FALLBACK)
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else []


class Arguments:
    """The arguments of one handler: how Reflex shall see them and how they are checked."""

    def __init__(self, handler: Callable[..., Any]) -> None:
        hints = get_type_hints(handler, include_extras=True)
        signature = inspect.signature(handler)
        state, *parameters = signature.parameters.values()
        self.forms = {p.name: hints[p.name] for p in parameters if _is_model(hints[p.name])}
        for model in self.forms.values():
            if model.model_config.get("extra") != "forbid":
                raise TypeError(f"{model.__name__} must be declared with extra='forbid'")
        self._name = handler.__name__
        self._fields = {
            p.name: (hints[p.name], ... if p.default is p.empty else p.default) for p in parameters
        }
        # Reflex converts by annotation and logs what does not fit with its value, so it sees Any.
        self.annotations = {p.name: FormData[str, Any] if p.name in self.forms else Any for p in parameters}
        shown = [p.replace(annotation=self.annotations[p.name]) for p in parameters]
        self.signature = signature.replace(parameters=[state, *shown])

    @cached_property
    def _model(self) -> type[pydantic.BaseModel]:
        """Made at the first call: of the hundreds of handlers a worker uses few in its first minutes."""
        fields: Any = self._fields
        return pydantic.create_model(self._name, __config__=pydantic.ConfigDict(extra="forbid"), **fields)

    def bind(self, state: Any, args: Sequence[Any], named: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments by name, those that were given; raises Invalid for one that the handler has not."""
        try:
            given = self.signature.bind_partial(state, *args, **named).arguments
        except TypeError:
            raise Invalid(UNKNOWN) from None
        return dict(list(given.items())[1:])

    def check(self, given: Mapping[str, Any], language: str) -> dict[str, Any]:
        """The arguments by name, as the handler declared them; raises Invalid with the fields' problems."""
        plain = {name: self._plain(name, value) for name, value in given.items()}
        sift(plain)
        try:
            checked = self._model.model_validate(plain)
        except pydantic.ValidationError as error:
            raise Invalid(fields=self._problems(error, language)) from None
        values = {name: getattr(checked, name) for name in type(checked).model_fields}
        if beyond := _beyond_columns(values):
            raise Invalid(fields=dict.fromkeys(beyond, FALLBACK))
        return values

    def _plain(self, name: str, value: Any) -> Any:
        if not isinstance(value, FormData):
            return value
        many = {field for field, info in self.forms[name].model_fields.items() if _is_list(info.annotation)}
        return {key: value.getlist(key) if key in many else value[key] for key in value}

    def _problems(self, error: pydantic.ValidationError, language: str) -> dict[str, str]:
        problems: dict[str, str] = {}
        for each in error.errors(include_url=False):
            path = [str(step) for step in each["loc"]]
            field = ".".join(path[1:] if path and path[0] in self.forms else path)
            problems.setdefault(field, describe(each, language))
        return problems


def describe(error: Mapping[str, Any], language: str) -> str:
    """One sentence for one problem that pydantic found; what was given is looked at and not told."""
    context = error.get("ctx", {})
    if error["type"] in ("string_too_short", "value_error") and not str(error.get("input")).strip():
        return translate(language, MISSING)
    if error["type"] in ("value_error", "assertion_error"):
        return translate(language, str(context.get("error", "")) or FALLBACK)
    return translate(language, FIELD_ERRORS.get(error["type"], FALLBACK), **context)


def _beyond_columns(values: Mapping[str, Any]) -> list[str]:
    """The numbers that no column holds, and dates that another zone or the day after may not have."""
    found = []
    for name, value in values.items():
        match value:
            case pydantic.BaseModel():
                found += _beyond_columns(dict(value))
            case int() if not -INTEGER_MAX <= value <= INTEGER_MAX:
                found.append(name)
            case date() if not FIRST_DAY.year <= value.year <= LAST_DAY.year:
                found.append(name)
    return found


def _is_model(hint: Any) -> bool:
    return inspect.isclass(hint) and issubclass(hint, pydantic.BaseModel)


def _is_list(hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType, Annotated):
        return any(_is_list(part) for part in get_args(hint))
    return (origin or hint) in (list, set, frozenset, tuple)
