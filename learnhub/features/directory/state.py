"""The page of the directory."""

from dataclasses import replace
from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.directory import queries
from learnhub.features.directory.address import CHOSEN_MAX, ask_address, asked_of
from learnhub.features.directory.room import PEOPLE
from learnhub.features.directory.schemas import Asked, Choices, ColleagueRow, Filter, Order, Size, people_at
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.search.schemas import Words
from learnhub.web.actions import action, read
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class DirectoryState(PagedMixin, rx.State):
    """Colleagues (tables: person, person_topic, mentor, site, team).

    The address says who is looked for. Whoever changes that sees the new rows at once, and the address
    follows. `renewed` goes up to renew the field.
    Free times are computed, so that all units of work go to a thread.
    """

    rows: StateVar[list[ColleagueRow]] = state_var([])
    choices: StateVar[Choices] = state_var(Choices())
    company: StateVar[Size] = state_var(Size())
    found: StateVar[Size] = state_var(Size())
    words: StateVar[str] = state_var("")
    order: StateVar[str] = state_var(Order.SOONEST)
    is_free: StateVar[bool] = state_var(False)
    is_narrowed: StateVar[bool] = state_var(False)
    ask_address: StateVar[str] = state_var("")
    is_ready: StateVar[bool] = state_var(False)
    renewed: StateVar[int] = state_var(0)
    _asked: Asked = Asked()

    @action(PEOPLE_READ, slow=True)
    async def load(self):
        """Who the address asks for: `?q=`, `?skill=`, `?team=`, `?site=`, `?free=1`, `?order=`."""
        asked = asked_of(self.router.url.query)
        if await self._has_followed(people_at(asked)):
            return
        await self._look_for(asked)
        await self._load_rows()
        self.company = await read(queries.count_people, Asked())
        self.is_ready = True

    @action(PEOPLE_READ, slow=True, supersedes=True)
    async def search(self, words: Words):
        """Look for words. The address does not keep what one typed on the way to them."""
        is_here = self.router.url.path.rstrip("/") == PEOPLE  # one may have left before the pause was over
        if not is_here or words == self.words:
            return
        self.words = words
        await self._show(replace(self._asked, words=words), replacing=True)

    @action(PEOPLE_READ, slow=True)
    async def choose(self, name: Filter, value: Annotated[str, Line(12)]):
        """Narrow to a choice of a filter, or widen again."""
        asked = self._asked
        match name:
            case Filter.SKILL:
                asked = replace(asked, skills=_toggled(asked.skills, value))
            case Filter.TEAM:
                asked = replace(asked, teams=_toggled(asked.teams, value))
            case Filter.SITE:
                asked = replace(asked, sites=_toggled(asked.sites, value))
        await self._show(asked)

    @action(PEOPLE_READ, slow=True)
    async def choose_free(self):
        """Only who has time within a fortnight, or whoever again."""
        await self._show(replace(self._asked, is_free=not self._asked.is_free))

    @action(PEOPLE_READ, slow=True)
    async def sort(self, order: Order):
        """Sort by the soonest time or by name."""
        await self._show(replace(self._asked, order=order))

    @action(PEOPLE_READ, slow=True)
    async def clear(self):
        """Empty the field."""
        await self._show(replace(self._asked, words=""))

    @action(PEOPLE_READ, slow=True)
    async def clear_filters(self):
        """Look for the same words among everybody."""
        await self._show(Asked(self._asked.words, order=self._asked.order))

    show_more = next_page(PEOPLE_READ, slow=True)

    async def _look_for(self, asked: Asked) -> None:
        """Take over what is asked; the field is renewed only for other words: one may be typing into it."""
        self._asked = asked
        self.order, self.is_free, self.is_narrowed = asked.order, asked.is_free, asked.is_narrowed
        self.ask_address = ask_address(asked)
        if asked.words != self.words:
            self.words = asked.words
            self.renewed += 1
        self.choices = await read(queries.get_choices, asked)
        self.found = await read(queries.count_people, asked)

    async def _show(self, asked: Asked, *, replacing: bool = False):
        await self._look_for(asked)
        await self._begin_rows()
        here = people_at(asked_of(self.router.url.query))
        await self._follow(people_at(asked), here, replacing=replacing)

    async def _page(self, after: str | None) -> Page[ColleagueRow]:
        return await read(queries.list_colleagues, self._asked, cursor=after)

    async def _pages(self, count: int, first: Page[ColleagueRow] | None = None) -> Page[ColleagueRow]:
        # One page costs as much: all who have time are put in order.
        return await read(queries.list_colleagues, self._asked, size=count * PAGE_SIZE)

    def _list_name(self) -> str:
        return people_at(self._asked)

    def _moves(self) -> bool:
        return True


def _toggled(chosen: tuple[str, ...], value: str) -> tuple[str, ...]:
    left = tuple(each for each in chosen if each != value)
    return left if value in chosen else (*chosen, value)[-CHOSEN_MAX:]
