"""The form with which a REX is opened."""

import reflex as rx

from learnhub.core.clock import today
from learnhub.features.discussion.state import asked_title
from learnhub.features.discussion.state.places import show_places
from learnhub.features.people.service import once
from learnhub.features.rex import service
from learnhub.features.rex.room import REX_WRITE
from learnhub.features.rex.schemas import OpenRexForm
from learnhub.web.actions import FormMixin, action, actor, write
from learnhub.web.pages import go_instead
from learnhub.web.vars import StateVar, state_var


class OpenRexState(FormMixin, rx.State):
    """The form of a new REX (tables: content, rex, rex_witness, rex_cause, authorship)."""

    title: StateVar[str] = state_var("")
    language: StateVar[str] = state_var("en")
    today: StateVar[str] = state_var("")
    renewed: StateVar[int] = state_var(0)

    @action(REX_WRITE)
    async def load(self):
        """An empty form, or one that begins with a sentence (`?title=`)."""
        await show_places(self)
        self.title, self.errors = asked_title(self.router.url.query), {}
        self.language, self.today = actor().language, today(actor().zone).isoformat()
        self.renewed += 1

    @action(REX_WRITE, creates=True)
    async def open_rex(self, form: OpenRexForm):
        """Open it and go to its page, where those who were there are added."""
        rex = await write(once, form.request_key, service.open_rex, form)
        await go_instead(self, f"/rex/{rex}")
