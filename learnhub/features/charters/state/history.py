"""What became of amendments, and the versions of a charter."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.pagination import Page
from learnhub.features.charters import queries
from learnhub.features.charters.errors import NoSuchVersion
from learnhub.features.charters.room import CHARTERS_READ
from learnhub.features.charters.schemas import AmendmentView, SignatureView, VersionRow, VersionView
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.schemas.revisions import HistoryView
from learnhub.web.actions import action, read
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

VERSIONS_SHOWN = 100


class CharterHistoryState(PagedMixin, rx.State):
    """The amendments that are over, and the versions (tables: charter_amendment, charter_version)."""

    about: StateVar[HistoryView] = state_var(HistoryView())
    versions: StateVar[list[VersionRow]] = state_var([])
    rows: StateVar[list[AmendmentView]] = state_var([])

    if TYPE_CHECKING:
        charter_ref: str

    @action(CHARTERS_READ)
    async def load(self):
        """What became of the charter of the address."""
        self.about = HistoryView()
        self.about = await read(discussion.get_history, self.charter_ref)
        self.versions = (await read(queries.list_versions, self.charter_ref, size=VERSIONS_SHOWN)).items
        await self._load_rows()

    show_more = next_page(CHARTERS_READ)

    async def _page(self, after: str | None) -> Page[AmendmentView]:
        return await read(queries.list_closed, self.charter_ref, cursor=after)


class CharterVersionState(PagedMixin, rx.State):
    """A version as a whole; the `rows` are its signatures (tables: charter_version, revision, …)."""

    version: StateVar[VersionView] = state_var(VersionView())
    rows: StateVar[list[SignatureView]] = state_var([])

    if TYPE_CHECKING:
        charter_ref: str
        version_number: str

    @action(CHARTERS_READ)
    async def load(self):
        """The version of the address."""
        self.version = VersionView()
        self.version = await read(queries.get_version, self.charter_ref, self._number())
        await self._load_rows()

    show_more = next_page(CHARTERS_READ)

    async def _page(self, after: str | None) -> Page[SignatureView]:
        return await read(queries.list_signatures, self.charter_ref, self._number(), cursor=after)

    def _number(self) -> int:
        text = self.version_number
        if not (text.isascii() and text.isdigit() and len(text) < 9):
            raise NoSuchVersion
        return int(text)
