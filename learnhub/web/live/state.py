"""The base of every State that shows a live view."""

from typing import Any

import reflex as rx

from learnhub.access.permissions import SESSION_OPEN
from learnhub.web import reflex_internals as internals
from learnhub.web.actions import action
from learnhub.web.live.hub import SNAPSHOTS, hub


class LiveState(rx.State, mixin=True):
    """Vars that the hub pushes and no handler assigns, so that nothing stale is ever sent after them.

    `boot` and `seq` number what one worker sent; the browser asks for the whole view when a number is
    missing. `base` is the number of the last whole view.
    """

    boot: str = ""
    seq: int = 0
    base: int = 0

    @internals.overrides_base_method
    def dict(self, include_computed: bool = True, initial: bool = False, **kwargs: Any) -> Any:
        """The vars at hydration: with the view in place, a list that was full does not empty for a moment."""
        values = super().dict(include_computed=include_computed, initial=initial, **kwargs)
        prepared = (SNAPSHOTS.get() or {}).get(type(self))
        if not initial and prepared:
            values.update(internals.delta_of(type(self), {**_plain(values, self), **prepared}))
        return values

    @action(SESSION_OPEN)
    async def resync(self) -> None:
        """Send the whole view again: the browser missed a number."""
        hub.resync(type(self))


def _plain(values: Any, state: rx.State) -> Any:
    own = values[state.get_full_name()]
    return {name.removesuffix(internals.FIELD_MARKER): value for name, value in own.items()}
