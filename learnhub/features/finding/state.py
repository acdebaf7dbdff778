"""The page of the search, and the palette over every page."""

from dataclasses import replace
from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.features.directory.queries import count_people
from learnhub.features.directory.schemas import Asked as People
from learnhub.features.directory.schemas import Size, people_at
from learnhub.features.discussion.schemas import KIND_MAX
from learnhub.features.discussion.state import show_bookmarks
from learnhub.features.finding.address import CHOSEN_MAX, SEARCH, address_of, ask_address, query_of
from learnhub.features.finding.deeds import deeds_for
from learnhub.features.finding.queries import look_up, who_knows
from learnhub.features.finding.schemas import DeedView, Filter, KindTab, Knowers, PaletteView, Results
from learnhub.features.finding.words import typeset_hit, typeset_line
from learnhub.features.search import queries
from learnhub.features.search.room import SEARCH_READ
from learnhub.features.search.schemas import Found, Hit, Query, Words
from learnhub.web.actions import action, actor, read
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class PaletteState(rx.State):
    """What the palette offers (tables: those of the search, content, person, topic_name).

    `answered` is the key of the question to which this is the answer: the browser asks while one types.
    """

    view: StateVar[PaletteView] = state_var(PaletteView())
    answered: StateVar[str] = state_var("")

    @action(SEARCH_READ, supersedes=True)
    async def look_up(
        self,
        key: Annotated[str, Line(24)],
        words: Words,
        opened: Annotated[str, Line(400)],
        sort: Annotated[str, Line(KIND_MAX)],
    ):
        """Offer what there is for words, of one `sort` or all; without words, the addresses `opened` last."""
        found = await read(look_up, words, opened, sort)
        self.view = replace(found, hits=[typeset_line(hit) for hit in found.hits])
        self.answered = key


class SearchState(PagedMixin, rx.State):
    """What was found (tables: those of the search, content, person_topic, mentor).

    The address says what is looked for. Whoever changes that sees the new rows at once, and the address
    follows. `renewed` goes up to renew the field.
    The next free times of people are computed, so that all units of work go to a thread.
    """

    rows: StateVar[list[Hit]] = state_var([])
    results: StateVar[Results] = state_var(Results())
    knowers: StateVar[Knowers] = state_var(Knowers())
    people: StateVar[Size] = state_var(Size())
    deeds: StateVar[list[DeedView]] = state_var([])
    words: StateVar[str] = state_var("")
    is_ready: StateVar[bool] = state_var(False)
    renewed: StateVar[int] = state_var(0)
    _asked: Query = Query()

    @action(SEARCH_READ, slow=True)
    async def load(self):
        """What the address asks for: `?q=`, `?kind=`, `?typed=1` and the filters."""
        asked = query_of(self.router.url.query)
        if await self._has_followed(address_of(asked)):
            return
        self._look_for(asked)
        await self._load_rows()
        await self._look_around(asked.words)
        self.is_ready = True

    @action(SEARCH_READ, slow=True, supersedes=True)
    async def search(self, words: Words):
        """Look for words. The address does not keep what one typed on the way to them."""
        is_here = self.router.url.path.rstrip("/") == SEARCH  # one may have left before the pause was over
        if not is_here or words == self.words:
            return
        self.words = words
        await self._show(replace(self._asked, words=words, as_typed=False), replacing=True)

    @action(SEARCH_READ, slow=True)
    async def choose(self, name: Filter, value: Annotated[str, Line(12)]):
        """Narrow to a choice of a filter, or widen again."""
        asked = self._asked
        match name:
            case Filter.TOPIC:
                asked = replace(asked, topics=_toggled(asked.topics, value))
            case Filter.LANGUAGE:
                asked = replace(asked, languages=_toggled(asked.languages, value))
            case Filter.SITE:
                asked = replace(asked, sites=_toggled(asked.sites, value))
            case Filter.AUTHOR:
                asked = replace(asked, authors=_toggled(asked.authors, value))
            case Filter.AGE:
                asked = replace(asked, age="" if asked.age == value else value)
            case Filter.ONLY:
                asked = replace(asked, only=_toggled(asked.only, value))
        await self._show(asked)

    @action(SEARCH_READ, slow=True)
    async def clear(self):
        """Empty the field."""
        await self._show(replace(self._asked, words="", as_typed=False))

    @action(SEARCH_READ, slow=True)
    async def clear_filters(self):
        """Look for the same words everywhere."""
        await self._show(Query(self._asked.words, as_typed=self._asked.as_typed))

    show_more = next_page(SEARCH_READ, slow=True)

    def _look_for(self, asked: Query) -> None:
        """Put words into the field, renewed only for other ones: one may be typing into it already."""
        self._asked = asked
        if asked.words != self.words:
            self.words = asked.words
            self.renewed += 1

    async def _look_around(self, words: str) -> None:
        """What else there is for words: colleagues, and things to do that are called so."""
        self.knowers = await read(who_knows, words)
        self.people = await read(count_people, People(words)) if words else Size()
        self.deeds = [deed for deed in deeds_for(actor(), words) if not deed.about] if words else []

    async def _show(self, asked: Query, *, replacing: bool = False):
        asked = query_of(address_of(asked).partition("?")[2])
        had_words = self._asked.words
        self._look_for(asked)
        await self._begin_rows()
        if asked.words != had_words:
            await self._look_around(asked.words)
        here = address_of(query_of(self.router.url.query))
        await self._follow(address_of(asked), here, replacing=replacing)

    async def _page(self, after: str | None) -> Page[Hit]:
        found = await read(queries.search, self._asked, cursor=after)
        if after is None:
            self.results = results_of(found, self._asked)
        await show_bookmarks(self, [hit.id for hit in found.hits], more=after is not None)
        return Page([typeset_hit(hit) for hit in found.hits], found.next)

    def _list_name(self) -> str:
        return address_of(self._asked)


def results_of(found: Found, asked: Query) -> Results:
    """What stands around the rows."""
    everything = KindTab(
        address=address_of(replace(asked, kind="")),
        count=sum(each.count for each in found.kinds),
        is_more=any(each.is_more for each in found.kinds),
    )
    kinds = [
        KindTab(each.value, each.label, address_of(replace(asked, kind=each.value)), each.count, each.is_more)
        for each in found.kinds
    ]
    return Results(
        count=found.count,
        is_more=found.is_more,
        kind=asked.kind,
        tabs=[everything, *kinds] if kinds else [],
        topics=found.topics,
        languages=found.languages,
        sites=found.sites,
        authors=found.authors,
        ages=found.ages,
        only=found.only,
        is_narrowed=replace(asked, words="", as_typed=False) != Query(),
        corrections=found.corrections,
        typed_address=address_of(replace(asked, as_typed=True)),
        ask_address=ask_address(asked),
        people_address=people_at(People(asked.words)),
        is_behind=found.is_behind,
    )


def _toggled(chosen: tuple[str, ...], value: str) -> tuple[str, ...]:
    left = tuple(each for each in chosen if each != value)
    return left if value in chosen else (*chosen, value)[-CHOSEN_MAX:]
