"""The directory of mentors, with one's sessions beside it."""

from typing import Annotated, Literal

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.mentoring import queries
from learnhub.features.mentoring.room import MENTORING_READ
from learnhub.features.mentoring.schemas import BookingView, MentorRow
from learnhub.web.actions import action, read
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

Search = Annotated[str, Line(100)]
Language = Literal["", "en", "fr"]
When = Literal["any", "week"]


class MentorListState(PagedMixin, rx.State):
    """The directory of mentors (tables: mentor, weekly_hours, day_off, booking, person_topic).

    `renewed` goes up to renew the search field. The next slot of every mentor is computed for each list,
    which may take longer than the event loop can wait: all units of work go to a thread.
    """

    rows: StateVar[list[MentorRow]] = state_var([])
    search: StateVar[str] = state_var("")
    language: StateVar[str] = state_var("")
    when: StateVar[str] = state_var("any")
    renewed: StateVar[int] = state_var(0)
    is_ready: StateVar[bool] = state_var(False)

    @action(MENTORING_READ, slow=True)
    async def load(self):
        """Show the mentors as they were filtered last, and the sessions of the reader."""
        await self._load_rows()
        await (await self.get_state(SessionListState))._load_rows()
        self.is_ready = True

    @action(MENTORING_READ, slow=True, supersedes=True)
    async def find(self, search: Search):
        """Look for a name, a sentence or a topic."""
        self.search = search
        await self._begin_rows()

    @action(MENTORING_READ, slow=True)
    async def choose_language(self, language: Language):
        """Only mentors who speak a language."""
        self.language = language
        await self._begin_rows()

    @action(MENTORING_READ, slow=True)
    async def choose_time(self, when: When):
        """Only mentors who have a slot this week."""
        self.when = when
        await self._begin_rows()

    @action(MENTORING_READ, slow=True)
    async def show_all(self):
        """Drop what was searched and filtered."""
        self.search, self.language, self.when = "", "", "any"
        self.renewed += 1
        await self._begin_rows()

    show_more = next_page(MENTORING_READ, slow=True)

    async def _page(self, after: str | None) -> Page[MentorRow]:
        return await self._mentors(cursor=after)

    async def _pages(self, count: int, first: Page[MentorRow] | None = None) -> Page[MentorRow]:
        return await self._mentors(size=count * PAGE_SIZE)  # one page costs as much: all are put in order

    async def _mentors(self, *, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[MentorRow]:
        return await read(
            queries.list_mentors,
            search=self.search,
            language=self.language,
            this_week=self.when == "week",
            cursor=cursor,
            size=size,
        )

    def _key(self, row: MentorRow) -> str:
        return row.person.id

    def _list_name(self) -> str:
        return "|".join((self.search, self.language, self.when))

    def _moves(self) -> bool:
        return True


class SessionListState(PagedMixin, rx.State):
    """One's sessions: those to come, and as `rows` those that are over (table: booking)."""

    upcoming: StateVar[list[BookingView]] = state_var([])
    rows: StateVar[list[BookingView]] = state_var([])
    is_mentor: StateVar[bool] = state_var(False)

    show_more = next_page(MENTORING_READ, slow=True)

    async def _page(self, after: str | None) -> Page[BookingView]:
        sessions = await read(queries.list_sessions, cursor=after)
        if after is None:
            self.upcoming, self.is_mentor = sessions.upcoming, sessions.is_mentor
        return Page(sessions.past, sessions.more)
