"""The directory of mentors, with one's sessions beside it."""

from typing import Annotated, Literal

import reflex as rx
from pydantic import StringConstraints

from learnhub.core.pagination import Page
from learnhub.features.mentoring import queries
from learnhub.features.mentoring.room import MENTORING_READ
from learnhub.features.mentoring.schemas import BookingView, MentorRow
from learnhub.web.actions import action, read

Search = Annotated[str, StringConstraints(max_length=100)]
Language = Literal["", "en", "fr"]
When = Literal["any", "week"]


class MentorListState(rx.State):
    """The directory and one's sessions (tables: mentor, weekly_hours, day_off, booking, person_topic).

    `renewed` goes up to renew the search field. The next slot of every mentor is computed for each list,
    which may take longer than the event loop can wait: all units of work go to a thread.
    """

    mentors: list[MentorRow] = []
    more: str | None = None
    search: str = ""
    language: str = ""
    when: str = "any"
    upcoming: list[BookingView] = []
    past: list[BookingView] = []
    older: str | None = None
    is_mentor: bool = False
    renewed: int = 0
    is_ready: bool = False

    @action(MENTORING_READ, slow=True)
    async def load(self):
        """Show the mentors as they were filtered last, and the sessions of the reader."""
        await self._list()
        sessions = await read(queries.list_sessions)
        self.upcoming, self.past, self.older = sessions.upcoming, sessions.past, sessions.more
        self.is_mentor = sessions.is_mentor
        self.is_ready = True

    @action(MENTORING_READ, slow=True, supersedes=True)
    async def find(self, search: Search):
        """Look for a name, a sentence or a topic."""
        self.search = search
        await self._list()

    @action(MENTORING_READ, slow=True)
    async def choose_language(self, language: Language):
        """Only mentors who speak a language."""
        self.language = language
        await self._list()

    @action(MENTORING_READ, slow=True)
    async def choose_time(self, when: When):
        """Only mentors who have a slot this week."""
        self.when = when
        await self._list()

    @action(MENTORING_READ, slow=True)
    async def show_all(self):
        """Drop what was searched and filtered."""
        self.search, self.language, self.when = "", "", "any"
        self.renewed += 1
        await self._list()

    @action(MENTORING_READ, slow=True)
    async def show_more(self):
        """The next page of the directory."""
        page = await self._page(self.more)
        self.mentors, self.more = [*self.mentors, *page.items], page.next

    @action(MENTORING_READ, slow=True)
    async def show_older(self):
        """Earlier sessions."""
        sessions = await read(queries.list_sessions, cursor=self.older)
        self.past, self.older = [*self.past, *sessions.past], sessions.more

    async def _list(self) -> None:
        page = await self._page(None)
        self.mentors, self.more = page.items, page.next

    async def _page(self, cursor: str | None) -> Page[MentorRow]:
        return await read(
            queries.list_mentors,
            search=self.search,
            language=self.language,
            this_week=self.when == "week",
            cursor=cursor,
        )
