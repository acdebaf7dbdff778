"""The list of REX, and the register of projects beside it."""

from typing import Annotated
from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.clock import today
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.core.pagination import Page
from learnhub.errors import Invalid
from learnhub.features.discussion.schemas import Offer
from learnhub.features.people.service import once
from learnhub.features.rex import policy, queries, service
from learnhub.features.rex.enums import Template
from learnhub.features.rex.room import REX_READ, REX_WRITE
from learnhub.features.rex.schemas import CoverageView, ProjectForm, ProjectRow, RexLesson, RexRow
from learnhub.features.rex.schemas.inputs import PEOPLE_MAX
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.paging import PagedMixin, next_page
from learnhub.web.vars import StateVar, state_var

PROJECTS_SHOWN = 5
TOO_MANY = N_("At most {most} people are in a project.")
Id = Annotated[str, Line(12)]


class RexListState(PagedMixin, rx.State):
    """What is published, the latest first, and what its reader is writing (tables: rex, content, authorship).

    The address says of which template (`?show=`).
    """

    rows: StateVar[list[RexRow]] = state_var([])
    own: StateVar[list[RexRow]] = state_var([])
    shown: StateVar[str] = state_var("")
    coverage: StateVar[CoverageView] = state_var(CoverageView())
    is_ready: StateVar[bool] = state_var(False)

    @action(REX_READ)
    async def load(self):
        """The first page of what the address asks for."""
        asked = parse_qs(self.router.url.query).get("show", [""])[-1]
        self.shown = asked if asked in list(Template) else ""
        self.coverage = await read(queries.get_coverage)
        self.own = [row.typeset() for row in await read(queries.list_own)]
        await show_projects(self)
        await self._load_rows()
        self.is_ready = True

    show_more = next_page(REX_READ)

    async def _page(self, after: str | None) -> Page[RexRow]:
        template = Template(self.shown) if self.shown else None
        found = await read(queries.list_rex, template=template, cursor=after)
        return Page([row.typeset() for row in found.items], found.next)


class ProjectState(FormMixin, rx.State):
    """The register of projects, and lessons for one that begins (tables: rex_project, content_section).

    `found` are the colleagues whom a name fits that is being typed, `chosen` those who are in it.
    """

    projects: StateVar[list[ProjectRow]] = state_var([])
    lessons: StateVar[list[RexLesson]] = state_var([])
    found: StateVar[list[Offer]] = state_var([])
    chosen: StateVar[list[Offer]] = state_var([])
    language: StateVar[str] = state_var("en")
    today: StateVar[str] = state_var("")
    saved: StateVar[int] = state_var(0)
    can_add: StateVar[bool] = state_var(False)

    @action(REX_WRITE)
    async def add_project(self, form: ProjectForm):
        """Put a project into the register, and show what similar ones learned."""
        people = [str(actor().person_id), *(each.id for each in self.chosen)]
        whole = form.model_copy(update={"people": list(dict.fromkeys(people))})
        project = await write(once, form.request_key, service.add_project, whole)
        self.saved += 1
        self.found, self.chosen = [], []
        await toast(self, N_("It is in the register. On the day it ends, its REX is opened."))
        self.lessons = (await read(queries.get_project, project)).lessons
        self.projects = (await read(queries.list_projects, size=PROJECTS_SHOWN)).items

    @action(REX_WRITE, supersedes=True)
    async def look_for(self, typed: Annotated[str, Line(60)]):
        """Colleagues whom a name fits, but those who are in the project already."""
        known = {actor().person_id, *(each.id for each in self.chosen)}
        offers = await read(queries.list_colleagues, typed)
        self.found = [offer for offer in offers if offer.id not in known]

    @action(REX_WRITE)
    async def choose(self, person_id: Id):
        """Put a colleague among the people of the project."""
        if len(self.chosen) >= PEOPLE_MAX - 1:  # beside who adds it
            raise Invalid(TOO_MANY, field="people", most=PEOPLE_MAX)
        self.chosen = [*self.chosen, *(each for each in self.found if each.id == person_id)]
        self.found, self.errors = [], {}

    @action(REX_WRITE)
    async def drop(self, person_id: Id):
        """Take a colleague off again."""
        self.chosen = [each for each in self.chosen if each.id != person_id]
        self.errors = {}


async def show_projects(page: rx.State) -> None:
    """Begin a page with the projects that end last."""
    state = await page.get_state(ProjectState)
    state.projects = (await read(queries.list_projects, size=PROJECTS_SHOWN)).items
    state.language, state.today = actor().language, today(actor().zone).isoformat()
    state.lessons, state.can_add = [], policy.can_open(actor())
    state.found, state.chosen = [], []
