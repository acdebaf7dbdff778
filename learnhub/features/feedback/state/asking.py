"""The two forms that begin it: asking to be told something, and offering to tell it."""

from typing import Annotated
from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.core.ids import is_id
from learnhub.core.inputs import Line
from learnhub.features.feedback import queries, service
from learnhub.features.feedback.models import ASKED_MAX
from learnhub.features.feedback.room import FEEDBACK_GIVE
from learnhub.features.feedback.schemas import FeedbackOfferForm, FeedbackRequestForm
from learnhub.features.people.refs import PersonRef
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, read, toast, write
from learnhub.web.pages import go_instead
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]


class _PickingMixin(FormMixin, rx.State, mixin=True):
    """`found` are the colleagues whom a name fits that is being typed, `chosen` those who were taken."""

    found: StateVar[list[PersonRef]] = state_var([])
    chosen: StateVar[list[PersonRef]] = state_var([])
    chosen_ids: StateVar[str] = state_var("")
    is_ready: StateVar[bool] = state_var(False)

    @action(FEEDBACK_GIVE, supersedes=True)
    async def look_for(self, typed: Annotated[str, Line(60)]):
        """Colleagues with this name, but those who are chosen already."""
        known = {person.id for person in self.chosen}
        self.found = [each for each in await read(queries.list_colleagues, typed) if each.id not in known]

    @action(FEEDBACK_GIVE)
    async def choose(self, person_id: Id):
        """Take a colleague."""
        taken = [each for each in self.found if each.id == person_id]
        self._choose([*self.chosen, *taken][: self._most()])
        self.found = []

    @action(FEEDBACK_GIVE)
    async def drop(self, person_id: Id):
        """Take them off again."""
        self._choose([each for each in self.chosen if each.id != person_id])

    def _begin(self, people: list[PersonRef]) -> None:
        # Shown again the page has its field at once: what was typed in it by now stays found.
        self.errors, self.found = {}, self.found if self.is_ready else []
        self._choose(people)
        self.is_ready = True

    def _choose(self, people: list[PersonRef]) -> None:
        self.chosen, self.chosen_ids = people, ",".join(each.id for each in people)

    def _most(self) -> int:
        return 1


class AskFeedbackState(_PickingMixin, rx.State):
    """What one would like to hear about, and from whom (tables: feedback_request, feedback_asked, person)."""

    @action(FEEDBACK_GIVE)
    async def load(self):
        """An empty form; what was typed before is put back."""
        self._begin([])

    @action(FEEDBACK_GIVE, creates=True)
    async def ask(self, form: FeedbackRequestForm):
        """Ask them."""
        await write(once, form.request_key, service.ask, form)
        self.saved += 1
        self.found = []
        await toast(self, N_("They are asked. Whoever declines is named to nobody, you included."))
        await go_instead(self, "/feedback")

    def _most(self) -> int:
        return ASKED_MAX


class OfferFeedbackState(_PickingMixin, rx.State):
    """To whom one would like to say something, and what about (tables: feedback_draft, person)."""

    @action(FEEDBACK_GIVE)
    async def load(self):
        """An empty form, or one for somebody (`?to=`)."""
        asked = parse_qs(self.router.url.query).get("to", [""])[-1]
        self._begin(await read(queries.list_chosen, asked) if is_id(asked) else [])

    @action(FEEDBACK_GIVE, creates=True)
    async def begin(self, form: FeedbackOfferForm):
        """Begin the first step."""
        draft_id = await write(once, form.request_key, service.begin_offer, form)
        self.saved += 1
        self.found = []
        await go_instead(self, f"/feedback/write/{draft_id}")
