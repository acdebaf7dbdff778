"""The form with which a community is proposed."""

from typing import Annotated
from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.communities import queries, service
from learnhub.features.communities.models import NAME_MAX
from learnhub.features.communities.room import COMMUNITIES_JOIN, COMMUNITIES_START
from learnhub.features.communities.schemas import PEOPLE_MAX, CommunityRow, ProposeForm
from learnhub.features.communities.state.picking import Id, LookForMixin
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.service import once
from learnhub.features.search.schemas import tidy
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.pages import go_instead
from learnhub.web.vars import StateVar, state_var


class ProposeState(LookForMixin, FormMixin, rx.State):
    """A community that is being proposed (tables: community, community_admission, space).

    `chosen` are the colleagues with whom one would start it, `similar` communities that may be the same.
    `looked` goes up with each look, for which the browser waits with the next. An administrator `can_start`
    one alone.
    """

    name: StateVar[str] = state_var("")
    language: StateVar[str] = state_var("en")
    chosen: StateVar[list[PersonRef]] = state_var([])
    chosen_ids: StateVar[str] = state_var("")
    similar: StateVar[list[CommunityRow]] = state_var([])
    looked: StateVar[int] = state_var(0)
    can_start: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(COMMUNITIES_JOIN)
    async def load(self):
        """An empty form, or one with a name (`?name=`); what was typed before is put back."""
        self.name = tidy(parse_qs(self.router.url.query).get("name", [""])[-1])[:NAME_MAX]
        self.language, self.can_start = actor().language, actor().may(COMMUNITIES_START)
        self.errors, self.found, self.similar = {}, [], []
        self._choose([])
        self.is_ready = True

    @action(COMMUNITIES_JOIN, supersedes=True)
    async def look(self, text: Annotated[str, Line(NAME_MAX)]):
        """Show communities whose names have a word of the one that is being typed."""
        self.similar = await read(queries.list_similar, words=text)
        self.looked += 1

    @action(COMMUNITIES_JOIN)
    async def choose(self, person_id: Id):
        """Name a colleague."""
        self._choose([*self.chosen, *(each for each in self.found if each.id == person_id)][:PEOPLE_MAX])
        self.found = []

    @action(COMMUNITIES_JOIN)
    async def drop(self, person_id: Id):
        """Name them no more."""
        self._choose([each for each in self.chosen if each.id != person_id])

    @action(COMMUNITIES_JOIN, creates=True)
    async def propose(self, form: ProposeForm):
        """Propose it to those colleagues; an administrator who names nobody starts it alone."""
        is_alone = not form.people and actor().may(COMMUNITIES_START)
        start = service.start_alone if is_alone else service.propose
        space_id = await write(once, form.request_key, start, form)
        self.saved += 1
        said = N_("It has begun.") if is_alone else N_("They are asked. It opens when two of them say yes.")
        await toast(self, said)
        await go_instead(self, f"/communities/{space_id}")

    def _choose(self, people: list[PersonRef]) -> None:
        self.chosen, self.chosen_ids = people, ",".join(each.id for each in people)

    def _known(self) -> set[str]:
        return {each.id for each in self.chosen}
