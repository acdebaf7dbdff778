"""The screens of what a month taught."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.ama.state.joining import origin_of
from learnhub.features.ama.state.stage import picture
from learnhub.features.learned import queries, service
from learnhub.features.learned.room import LEARNED_ARRANGE, LEARNED_READ
from learnhub.features.learned.schemas import SHOWN, DropRowForm, Id, LearnedOrderInput, LearnedView
from learnhub.features.learned.texts import as_markdown
from learnhub.web.actions import action, actor, read, toast, write
from learnhub.web.vars import StateVar, state_var

UNDO = "undo-order"


class LearnedState(rx.State):
    """A month (tables: content, content_html, authorship, learned_order, learned_place, ritual).

    `markdown` is for the clipboard. `slide` is what the projector shows: 0 all five, then each by itself.
    `can_undo` says that the order was changed here, and `_before` is what it was.
    """

    view: StateVar[LearnedView] = state_var(LearnedView())
    markdown: StateVar[str] = state_var("")
    slide: StateVar[int] = state_var(0)
    qr: StateVar[str] = state_var("")
    address: StateVar[str] = state_var("")
    can_undo: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)
    _before: list[str] = []

    if TYPE_CHECKING:
        learned_month: str

    @action(LEARNED_READ)
    async def load(self):
        """The month of the address, or the one that one looks back at."""
        path = self.router.url.path.rstrip("/")
        month = path.removesuffix("/slides").partition("/learned/")[2]
        # The slides are reached from the page of their month: they stand there at once, and a key that was
        # pressed before this ran keeps its slide.
        self.is_ready = self.is_ready and self.view.month == month
        if not (self.is_ready and path.endswith("/slides")):
            self.slide = 0
        self.can_undo = False
        await self._show(month)
        self.address = f"{origin_of(self)}/learned/{self.view.month}"
        self.qr = picture(self.address)
        self.is_ready = True

    @action(LEARNED_ARRANGE)
    async def move(self, item: Id, up: bool):
        """Put something one place up or down."""
        keys = self._keys()
        place = keys.index(item) + (-1 if up else 1) if item in keys else 0
        await self._place(item, place)

    @action(LEARNED_ARRANGE)
    async def drop(self, form: DropRowForm):
        """Put something where something else is, as it was dragged there."""
        keys = self._keys()
        await self._place(form.item_id, keys.index(form.onto) if form.onto in keys else 0)

    @action(LEARNED_ARRANGE)
    async def take(self, item: Id):
        """Take something else of the month in, instead of the last one."""
        rest = [each for each in self._keys() if each != item]
        await self._arrange([*rest[: SHOWN - 1], item])

    @action(LEARNED_ARRANGE)
    async def undo(self):
        """Have the order again that it had before."""
        if self.can_undo:
            await write(
                service.arrange,
                self.view.month,
                LearnedOrderInput(items=self._before, edition=self.view.edition),
            )
            self.can_undo = False
            await self._show(self.view.month)

    @action(LEARNED_ARRANGE)
    async def take_formula(self):
        """Give the order back to the formula."""
        await self._arrange([])

    @action(LEARNED_READ)
    async def turn(self, on: bool):
        """The next slide, or the one before."""
        self.slide = max(0, min(self.slide + (1 if on else -1), len(self.view.rows)))

    def _keys(self) -> list[str]:
        return [row.id for row in self.view.rows]

    async def _place(self, item: str, place: int) -> None:
        keys = self._keys()
        rest = [each for each in keys if each != item]
        if item in keys:
            place = max(0, min(place, len(rest)))
            await self._arrange([*rest[:place], item, *rest[place:]])

    async def _arrange(self, items: list[str]) -> None:
        before = self._keys() if self.view.is_arranged else []
        await write(
            service.arrange, self.view.month, LearnedOrderInput(items=items, edition=self.view.edition)
        )
        self._before, self.can_undo = before, True
        await self._show(self.view.month)
        await toast(self, N_("The order is kept, and the slide follows it."), undo=UNDO)

    async def _show(self, month: str) -> None:
        view = await read(queries.get_month, month)
        self.view, self.markdown = view.typeset(), as_markdown(view, actor().language, origin_of(self))
