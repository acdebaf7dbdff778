"""Words, numbers and moments of a page: Vars that the reader's browser puts into the reader's language.

Pages are compiled once for everybody, so a text cannot be chosen here: `_("Saved")` compiles to a
call of the catalogue that the browser has loaded. The English sentence is the message id.
"""

from __future__ import annotations

import json
from typing import Any, Literal, cast

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import NumberVar, StringVar, Var, VarData

from learnhub.ui.vars import Moment, Number, Text

MomentStyle = Literal[
    "day",
    "time",
    "short",
    "long",
    "weekday",
    "date",
    "full",
    "weekday_short",
    "weekday_letter",
    "month",
    "month_short",
    "number",
    "year",
]


def _hook(module: str, hook: str, name: str) -> VarData:
    return VarData(
        imports={f"$/public/{module}": [ImportVar(tag=hook)]}, hooks={f"const {name} = {hook}();": None}
    )


_CATALOGUE = _hook("i18n.js", "useT", "t")
_FORMATS = _hook("formats.js", "useFormats", "formats")
_CLOCK = _hook("formats.js", "useAgo", "ago")
_SECONDS = _hook("clocks.js", "useSeconds", "secondsSince")


def match_text(value: Var[Any] | str, *words: tuple[Any, Text], otherwise: Text) -> StringVar:
    """The text beside the case that a value is."""
    found = cast("Var[Any]", rx.match(value, *words, otherwise))  # of texts, so it is no component
    return found.to(str)


def _call(function: str, data: VarData, *args: Any) -> StringVar:
    """A Var calling a function of the browser that the hook in `data` brings into scope."""
    given = [Var.create(arg) for arg in args]
    expression = f"{function}({', '.join(str(arg) for arg in given)})"
    merged = VarData.merge(data, *(arg._get_all_var_data() for arg in given))
    return Var(_js_expr=expression, _var_type=str, _var_data=merged).to(str)


def _message(ids: str, params: dict[str, Text | Number]) -> StringVar:
    key = Var(_js_expr=ids)
    return _call("t", _CATALOGUE, key, params) if params else _call("t", _CATALOGUE, key)


def _(message: str, /, **params: Text | Number) -> StringVar:
    """The message in the reader's language, with `{name}` replaced by the parameter of that name."""
    return _message(json.dumps(message, ensure_ascii=False), params)


def ngettext_(one: str, many: str, n: Number, /, **params: Text | Number) -> StringVar:
    """The plural form that the reader's language wants for `n`, which is also the parameter `{n}`."""
    return _message(json.dumps([one, many], ensure_ascii=False), {"n": n, **params})


def translated(message: Var[str]) -> StringVar:
    """A message id that came from the server, in the reader's language."""
    return _call("t", _CATALOGUE, message)


def number(value: Number) -> StringVar:
    """`1,248` or `1 248`."""
    return _call("formats.number", _FORMATS, value)


def clock(value: Text) -> StringVar:
    """The time that a wall clock shows, "14:20" as text, in no zone: `14:20` or `14 h 20`."""
    return _call("formats.clock", _FORMATS, value)


def clock_range(start: Text, end: Text) -> StringVar:
    """From one time of a wall clock to another."""
    return _call("formats.clocks", _FORMATS, start, end)


def moment(value: Moment, style: MomentStyle = "short") -> StringVar:
    """A moment (a datetime Var) in the reader's language and time zone.

    time `14:20`, day `Tue 25 Nov`, short `Tue 25 Nov, 14:20`, long `Tuesday 25 November, 14:20`,
    full `Tuesday 25 November`, date `19 December`; these have the year behind them when it is another one
    or the day is over six months away, and year is that year alone, or nothing;
    weekday `Tuesday`, weekday_short `Tue`, weekday_letter `T`, month `November`, month_short `Nov`,
    number `25`.
    """
    return _call("formats.moment", _FORMATS, value, style)


def time_range(start: Moment, end: Moment) -> StringVar:
    """`14:20–14:40`."""
    return _call("formats.range", _FORMATS, start, end)


def seconds_since(value: Moment) -> NumberVar[int]:
    """Seconds since a moment, each second anew; negative before it."""
    return _call("secondsSince", _SECONDS, value).to(int)


def duration(seconds: Number) -> StringVar:
    """`02:14`, for timers."""
    return _call("formats.duration", _FORMATS, seconds)


def in_words(value: Number) -> StringVar:
    """`seven` up to twelve, then figures; French says them of feminine things."""
    return _call("formats.words", _FORMATS, value)


def ago(value: Moment) -> StringVar:
    """`now`, `6 min ago`, `2 h ago`, `yesterday`, `3 days ago`, then the date; follows the clock."""
    return _call("ago", _CLOCK, value)


def lately(value: Moment) -> StringVar:
    """When, for moments kept by the hour: `in the last hour`, `today`, `yesterday`, then the date."""
    return _call("ago", _CLOCK, value, "hour")


def ahead(value: Moment) -> StringVar:
    """When something comes: `in 6 minutes`, `later today`, `tomorrow`, then `on Tuesday 25 November`."""
    return _call("ago", _CLOCK, value, "ahead")
