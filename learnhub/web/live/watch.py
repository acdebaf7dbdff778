"""The part of a live view that runs in the browser."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from learnhub.web.live.state import LiveState


class LiveWatch(rx.Component):
    """Asks for the whole view when a message is missing."""

    library = "$/public/live.js"
    tag = "LiveWatch"

    boot: rx.Var[str]
    seq: rx.Var[int]
    base: rx.Var[int]
    on_gap: rx.EventHandler[no_args_event_spec]


def watch(state: type[LiveState]) -> rx.Component:
    """Put this once on each page that shows a live State. Draws nothing."""
    return LiveWatch.create(boot=state.boot, seq=state.seq, base=state.base, on_gap=state.resync)


class LiveChange(rx.Component):
    """Calls a handler when a live value is another one than before."""

    library = "$/public/live.js"
    tag = "LiveChange"

    value: rx.Var[Any]
    first: rx.Var[bool]
    on_value: rx.EventHandler[passthrough_event_spec(str)]


def changed(value: rx.Var[Any], handler: Any, *, first: bool = True) -> rx.Component:
    """Let `handler(value)` read again what depends on a live var, where each reader sees another view of it.

    Draws nothing. It is also called with the first value, which may be newer than what the page has loaded;
    not when the value was known before the page was loaded, as `first` says.
    """
    return LiveChange.create(value=value, first=first, on_value=handler)
