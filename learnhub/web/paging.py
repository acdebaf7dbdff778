"""Lists that grow page by page, and hold still while somebody reads them.

The order of a list is frozen for the visit: what is shown stays where it is, and the next page goes under
it. No row comes twice, and none is missed, when others are added or move in the order meanwhile. Who opens
one and comes back finds the same rows in the same places, with what is new in them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from learnhub.access.permissions import Permission
from learnhub.core.pagination import Page
from learnhub.web.actions import action, actor
from learnhub.web.pages import Arrival, arrival_of, go, has_stayed
from learnhub.web.vars import StateVar, state_var

PAGES_MAX = 10  # how many pages are read again at once; those after them come on demand
LISTS_MAX = 20  # how many lists a tab knows its way back into


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tab has been shown of a list: so many pages, and the keys of the rows in their order."""

    pages: int = 1
    order: tuple[str, ...] = ()


class PagedMixin(rx.State, mixin=True):
    """A list of `rows`, of which `show_more` brings the next page.

    A State declares its `rows`, how a page is read (`_page`), and `show_more = next_page(PERMISSION)`.
    `_moves` says that rows change their places while they are read, as those sorted by votes do: then the
    pages before the next one are looked through as well, for rows that have risen past it.

    Of some lists the address says what is listed. Whoever changes that sees the new rows at once, and the
    address follows (`_follow`); `_followed` are those that the browser is on its way to.
    """

    rows: StateVar[list[Any]] = state_var([])
    has_more: StateVar[bool] = state_var(False)
    _after: str = ""
    _pages_shown: int = 1
    _visit: int = 0
    _lists: dict[str, Shown] = {}
    _followed: list[str] = []

    async def _page(self, after: str | None) -> Page[Any]:
        """The page behind a cursor, the first one without."""
        raise NotImplementedError

    async def _pages(self, count: int, first: Page[Any] | None = None) -> Page[Any]:
        """So many pages from the start, as one; `first` when it has been read already."""
        page = first or await self._page(None)
        for _ in range(count - 1):
            if page.next:
                following = await self._page(page.next)
                page = Page([*page.items, *following.items], following.next)
        return page

    def _list_name(self) -> str:
        """Which list it is among those of this State, mostly by its address."""
        return f"{self.router.url.path}?{self.router.url.query}"

    def _key(self, row: Any) -> str:
        return row.id

    def _moves(self) -> bool:
        return False

    async def _load_rows(self, first: Page[Any] | None = None) -> None:
        """The list of the address; where the tab has been before, as many pages as were shown.

        After a reload in the present order, and where one comes back in the order that was shown.
        """
        visit, arrival = await arrival_of(self)
        is_new = visit != self._visit
        self._visit = visit
        known = self._lists.get(self._list_name(), Shown())
        if is_new and arrival == Arrival.NEW:
            await self._begin_rows(first)
        elif is_new and arrival == Arrival.BACK:
            await self._restore_rows(known, first)
        else:
            await self._read_rows(known.pages, first)

    async def _has_followed(self, address: str) -> bool:
        """Whether the browser is at an address that only followed the rows; asked when a page is loaded.

        Then nothing is to be done: while it came, one may have typed on. An address to which one comes from
        another page has followed nothing: one had left before the browser heard of it.
        """
        is_known = await has_stayed(self) and address in self._followed
        self._followed = self._followed[self._followed.index(address) + 1 :] if is_known else []
        return is_known

    async def _follow(self, to: str, here: str, *, replacing: bool) -> None:
        """Have the browser go to the address of the rows from the one that it is at.

        With `replacing` nobody comes back to the present one.
        """
        if to == (self._followed[-1] if self._followed else here):
            return  # the browser does not load an address that it is at
        self._followed = [*self._followed, to]
        await go(self, to, replacing=replacing)

    async def _begin_rows(self, first: Page[Any] | None = None) -> None:
        """The list from its start, as somebody sees it who has not been here."""
        await self._read_rows(1, first)

    async def _reload_rows(self) -> None:
        """The rows that are shown, in their places, with what an action changed in them."""
        await self._restore_rows(self._lists.get(self._list_name(), Shown()))

    async def _rows_of(self, keys: Sequence[str]) -> Sequence[Any] | None:
        """Those of the list that have these keys, on whatever page; None when it cannot be asked for them."""
        return None

    async def _read_rows(self, pages: int, first: Page[Any] | None = None) -> None:
        page = await self._pages(min(pages, PAGES_MAX), first)
        self._put_rows(self._by_key(page.items).values(), page.next, min(pages, PAGES_MAX))

    async def _restore_rows(self, known: Shown, first: Page[Any] | None = None) -> None:
        pages = min(known.pages, PAGES_MAX)
        page = await self._pages(pages, first)
        found = self._by_key(page.items)
        lost = [key for key in known.order if key not in found]
        elsewhere = await self._rows_of(lost) if lost else ()
        if elsewhere is None and page.next:
            pages += 1  # new rows have pushed some of the known ones down
            following = await self._page(page.next)
            page = Page([*page.items, *following.items], following.next)
            found = self._by_key(page.items)
        kept = self._by_key(elsewhere or ())
        order = in_order(known.order, found, moves=self._moves(), is_own=_is_own, kept=kept)
        self._put_rows(({**kept, **found}[key] for key in order), page.next, pages)

    async def _add_page(self) -> None:
        if not self.has_more:
            return
        pages = self._pages_shown + 1
        page = await (self._pages(pages) if self._moves() else self._page(self._after))
        shown = self._by_key(self.rows)
        added = [row for key, row in self._by_key(page.items).items() if key not in shown]
        self._put_rows([*self.rows, *added], page.next, pages)

    def _put_own(self, row: Any, *, last: bool = False) -> None:
        """Show what somebody has just made, wherever the order puts it: first, or last."""
        if self._key(row) not in self._by_key(self.rows):
            rows = [*self.rows, row] if last else [row, *self.rows]
            self._put_rows(rows, self._after, self._pages_shown)

    def _put_rows(self, rows: Iterable[Any], after: str | None, pages: int) -> None:
        self.rows = list(rows)
        self.has_more, self._after, self._pages_shown = bool(after), after or "", pages
        name = self._list_name()
        others = [(known, shown) for known, shown in self._lists.items() if known != name]
        shown = Shown(pages, tuple(self._key(row) for row in self.rows))
        self._lists = dict([*others, (name, shown)][-LISTS_MAX:])

    def _by_key(self, rows: Iterable[Any]) -> dict[str, Any]:
        """Rows by their keys: one that moved while pages were read, and came twice, is there once."""
        return {self._key(row): row for row in rows}


def next_page(permission: Permission, *, slow: bool = False) -> Any:
    """The handler `show_more` of a list, for those who may read it."""

    @action(permission, slow=slow)
    async def show_more(self: PagedMixin) -> None:
        await self._add_page()

    return show_more


def in_order(
    order: Iterable[str],
    found: Mapping[str, Any],
    *,
    moves: bool,
    is_own: Callable[[Any], bool],
    kept: Collection[str] = (),
) -> list[str]:
    """The keys of rows that were found again in the order in which they were shown, and what comes with them.

    `kept` are those that are now on a later page, and stay where they were shown. Rows after the last known
    one follow. Of those before it, which are new, one's own come first and others wait for the next visit,
    unless rows move: then any of them may be an old one that has risen.
    """
    known = [key for key in order if key in found or key in kept]
    places = {key: place for place, key in enumerate(found)}
    last = max((places[key] for key in known if key in found), default=-1)
    rest = [key for key in found if key not in set(known)]
    new, later = [key for key in rest if places[key] < last], [key for key in rest if places[key] > last]
    if moves:
        return [*known, *new, *later]
    return [*(key for key in new if is_own(found[key])), *known, *later]


def _is_own(row: Any) -> bool:
    author = getattr(row, "author", None)
    return author is not None and author.id == actor().person_id
