"""The form of an item of the library, whatever its format."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from learnhub.core.i18n import N_
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.discussion.schemas.revisions import MeanwhileView
from learnhub.features.discussion.state.meanwhile import MeanwhileMixin, said_of_saved
from learnhub.features.discussion.state.places import EVERYBODY, said_of_place, show_places
from learnhub.features.discussion.state.together import ADD_CO_AUTHOR
from learnhub.web.actions import FormMixin, read, toast, write
from learnhub.web.vars import StateVar, state_var

UNDO = "undo-publishing"
CO_AUTHOR = (N_("Add a co-author"), ADD_CO_AUTHOR)


class PublishingMixin(FormMixin, mixin=True):
    """`published` is what was published last, until that is undone and its words are in the form again."""

    published: StateVar[str] = state_var("")
    _taken_back: Any = None
    _written_in: str = ""

    def _take(self) -> Any:
        """What was taken back, once."""
        taken, self._taken_back = self._taken_back, None
        return taken

    async def _show_places(self) -> None:
        """Begin with where one may write; what was taken back stays where it was."""
        await show_places(self, self._written_in if self._taken_back else "")

    async def _say_published(self, item_id: str, space_id: str = "", said: str = EVERYBODY) -> None:
        """For some seconds it can be undone, or given a co-author; `said` is for the whole company."""
        self.saved, self.published, self._written_in = self.saved + 1, item_id, space_id
        words, community = await said_of_place(self, space_id, said)
        await toast(self, words, undo=UNDO, more=CO_AUTHOR, community=community)

    async def _take_back(self, read_text: Callable[..., Any], remove: Callable[..., None]) -> bool:
        """Take back what was just published, and keep its words for the form; nothing happens twice."""
        item_id, self.published = self.published, ""
        if item_id:
            text = await read(read_text, item_id)
            await write(remove, item_id)
            self._taken_back = replace(text, id="", edition=1)
        return bool(item_id)


class ItemFormMixin(MeanwhileMixin, PublishingMixin, mixin=True):
    """What stands in the form is `text`, an `ItemText`; `renewed` goes up when it is another one."""

    renewed: StateVar[int] = state_var(0)

    if TYPE_CHECKING:
        text: Any

    def _open(self, text: Any) -> None:
        if text != self.text or not self.renewed:
            self.renewed += 1
        self.text, self.errors, self.meanwhile = text, {}, MeanwhileView()

    async def _save(
        self,
        change: Callable[..., None],
        form: Any,
        texts: Mapping[str, str],
        said: str,
        **how: bool,
    ) -> bool:
        """Save the next edition; over what a colleague wrote meanwhile only once that was seen.

        With `merges=True` both stay where they did not change the same.
        """
        if not await self._write(change, self.text.id, form, texts, **how):
            self.text = replace(self.text, edition=self.meanwhile.edition)
            return False
        self.saved += 1
        await toast(self, await said_of_saved(self.text.id, form.edition, said))
        return True


def asked_source(query: str) -> str:
    """The id of what a form is asked to make something of (`?from=`)."""
    return parse_qs(query).get("from", [""])[-1]


def asked_title(query: str) -> str:
    """The sentence with which a form is asked to begin (`?title=`)."""
    title = parse_qs(query).get("title", [""])[-1]
    return " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())[:TITLE_MAX]
