"""The audit log on its page."""

import reflex as rx

from learnhub.core.pagination import Page
from learnhub.features.audit import queries, service
from learnhub.features.audit.filters import address_of, filters_of
from learnhub.features.audit.room import AUDIT_READ
from learnhub.features.audit.schemas import AuditFilters, AuditRow
from learnhub.web.actions import FormMixin, action, read, write
from learnhub.web.pages import go_instead
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var


class AuditState(PagedMixin, FormMixin, rx.State):
    """The log, narrowed as the address of the page says (tables: audit, person, person_role, content)."""

    rows: StateVar[list[AuditRow]] = state_var([])
    people: StateVar[list[list[str]]] = state_var([])
    who: StateVar[str] = state_var("")
    what: StateVar[str] = state_var("")
    since: StateVar[str] = state_var("")
    until: StateVar[str] = state_var("")
    query: StateVar[str] = state_var("")
    is_ready: StateVar[bool] = state_var(False)

    @action(AUDIT_READ)
    async def load(self):
        """Show the entries that the address asks for, and write down who looked."""
        await write(service.note_reading)
        filters = self._filters()
        asked = filters.model_dump(mode="json")
        self.who, self.what = filters.who, filters.what
        self.since, self.until = asked["since"] or "", asked["until"] or ""
        self.query = self.router.url.query
        self.people = [list(person) for person in await read(queries.list_actors, chosen=filters.who)]
        self.errors = {}
        await self._load_rows()
        self.is_ready = True

    @action(AUDIT_READ)
    async def narrow(self, form: AuditFilters):
        """Go where these entries are shown."""
        await go_instead(self, address_of(form))

    show_more = next_page(AUDIT_READ)

    async def _page(self, after: str | None) -> Page[AuditRow]:
        return await read(queries.list_entries, filters=self._filters(), cursor=after)

    def _key(self, row: AuditRow) -> str:
        return str(row.number)

    def _filters(self) -> AuditFilters:
        return filters_of(self.router.url.query)
