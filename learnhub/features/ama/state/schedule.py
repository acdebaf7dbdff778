"""The form that announces a session, or changes one that is not open yet."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import reflex as rx

from learnhub.access import guard
from learnhub.core import clock, zones
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import Phase
from learnhub.features.ama.room import AMA_HOST, AMA_SCHEDULE
from learnhub.features.ama.schemas import HOSTS_MAX, AmaView, Id, ScheduleForm, ScheduleInput
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.pages import go, go_instead
from learnhub.web.vars import StateVar, state_var

SearchText = Annotated[str, Line(60)]


class ScheduleState(FormMixin, rx.State):
    """The form of a session (tables: ama, content, ama_host; person for those who answer and host)."""

    if TYPE_CHECKING:
        ama_ref: StateVar[str]

    ama: StateVar[AmaView] = state_var(AmaView())
    day: StateVar[str] = state_var("")
    starts: StateVar[str] = state_var("")
    ends: StateVar[str] = state_var("")
    zone: StateVar[str] = state_var("")
    leaders: StateVar[list[tuple[str, str]]] = state_var([])
    hosts: StateVar[list[PersonRef]] = state_var([])
    host_ids: StateVar[str] = state_var("")
    found: StateVar[list[PersonRef]] = state_var([])
    is_ready: StateVar[bool] = state_var(False)

    @action(AMA_SCHEDULE)
    async def load(self):
        """An empty form for a session tomorrow."""
        start = (clock.utcnow() + timedelta(days=1)).astimezone(ZoneInfo(actor().zone))
        start = start.replace(hour=14, minute=0, second=0, microsecond=0)
        me = PersonRef(id=actor().person_id or "", name=actor().name)
        view = AmaView(leader=me, language=actor().language)
        await self._fill(view, start, start + timedelta(hours=1))

    @action(AMA_HOST)
    async def load_change(self):
        """The form of a session that is announced already."""
        view = await read(queries.open_ama, self.ama_ref)
        guard.require(view.can_host)
        if view.phase == Phase.SCHEDULED:
            await self._fill(view, view.starts_at, view.ends_at)

    @action(AMA_SCHEDULE, creates=True)
    async def schedule(self, form: ScheduleForm):
        """Announce it."""
        ama_id = await write(once, form.request_key, service.schedule_session, form)
        self.saved += 1
        await toast(self, N_("The session is announced. Colleagues can ask from now on."))
        await go_instead(self, f"/ama/{ama_id}/host")

    @action(AMA_HOST)
    async def change(self, form: ScheduleInput):
        """Keep the changes."""
        await write(service.change_session, self.ama_ref, form)
        self.saved += 1
        await toast(self, N_("Saved."))
        await go(self, f"/ama/{self.ama.id}/host")

    @action(AMA_HOST, supersedes=True)
    async def find(self, text: SearchText):
        """Colleagues with such a name, to be added as hosts."""
        chosen = {host.id for host in self.hosts}
        found = await read(queries.find_colleagues, text=text)
        self.found = [person for person in found if person.id not in chosen]

    @action(AMA_HOST)
    async def add_host(self, person: Id):
        """Take one of those that were found."""
        chosen = [each for each in self.found if each.id == person]
        self._set_hosts([*self.hosts, *chosen][:HOSTS_MAX])
        self.found = []

    @action(AMA_HOST)
    async def drop_host(self, person: Id):
        """Let somebody go again."""
        self._set_hosts([host for host in self.hosts if host.id != person])

    def _set_hosts(self, hosts: list[PersonRef]) -> None:
        self.hosts, self.host_ids = hosts, ",".join(host.id for host in hosts)

    async def _fill(self, view: AmaView, start, end) -> None:
        zone = ZoneInfo(actor().zone)
        start, end = start.astimezone(zone), end.astimezone(zone)
        self.day, self.starts, self.ends = f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}"
        self.zone = zones.label(actor().zone, start, actor().language)
        self.leaders = [(leader.id, leader.name) for leader in await read(queries.list_leaders)]
        self._set_hosts([host for host in view.hosts if host.id != actor().person_id])
        self.ama, self.found, self.errors, self.is_ready = view, [], {}, True
