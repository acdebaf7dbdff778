"""The part of a live view that runs in the browser."""

import reflex as rx
from reflex.event import no_args_event_spec


class LiveWatch(rx.Component):
    """Asks for the whole view when a message is missing."""

    library = "$/public/live.js"
    tag = "LiveWatch"

    boot: rx.Var[str]
    seq: rx.Var[int]
    base: rx.Var[int]
    on_gap: rx.EventHandler[no_args_event_spec]


def watch(state: type[rx.State]) -> rx.Component:
    """Put this once on each page that shows a live State. Draws nothing."""
    return LiveWatch.create(boot=state.boot, seq=state.seq, base=state.base, on_gap=state.resync)
