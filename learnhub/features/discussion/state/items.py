"""The form of an item of the library, whatever its format."""

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.web.actions import FormMixin
from learnhub.web.vars import StateVar, state_var


class ItemFormMixin(FormMixin, mixin=True):
    """What stands in the form is `text`, an `ItemText`; `renewed` goes up when it is another one."""

    renewed: StateVar[int] = state_var(0)

    if TYPE_CHECKING:
        text: Any

    def _open(self, text: Any) -> None:
        if text != self.text or not self.renewed:
            self.renewed += 1
        self.text, self.errors = text, {}


def asked_title(query: str) -> str:
    """The sentence with which a form is asked to begin (`?title=`)."""
    title = parse_qs(query).get("title", [""])[-1]
    return " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())[:TITLE_MAX]
