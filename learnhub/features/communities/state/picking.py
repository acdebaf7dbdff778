"""Looking for colleagues by their names."""

from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line
from learnhub.features.communities.room import COMMUNITIES_JOIN
from learnhub.features.people.refs import PersonRef
from learnhub.features.search.queries import find_people
from learnhub.web.actions import action, actor, read
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class LookForMixin(rx.State, mixin=True):
    """`found` are the colleagues whom a name fits that is being typed."""

    found: StateVar[list[PersonRef]] = state_var([])

    @action(COMMUNITIES_JOIN, supersedes=True)
    async def look_for(self, typed: Annotated[str, Line(60)]):
        """Colleagues with this name, but those who are named already."""
        hits = await read(find_people, typed) if typed else []
        known = {*self._known(), actor().person_id}
        self.found = [hit.person for hit in hits if hit.person.id not in known]

    def _known(self) -> set[str]:
        return set()
