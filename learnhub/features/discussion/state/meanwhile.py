"""Forms of texts that several people edit: who saves later sees both, and nothing is lost."""

from collections.abc import Callable, Mapping
from typing import Any

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.discussion import queries
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.schemas.revisions import MeanwhileView
from learnhub.web.actions import read, write
from learnhub.web.vars import StateVar, state_var


async def said_of_saved(content_id: str, before: int, said: str) -> str:
    """The sentence about what was saved (a message id): whether a colleague's changes of the edition `before`
    are in it as well.
    """
    edition = await read(queries.get_edition, content_id)
    return said if edition == before + 1 else N_("It is saved, with what a colleague changed meanwhile.")


class MeanwhileMixin(rx.State, mixin=True):
    """What somebody else has written while the form was open; what was typed stays in it."""

    meanwhile: StateVar[MeanwhileView] = state_var(MeanwhileView())

    async def _write(
        self, change: Callable[..., None], content_id: str, form: Any, texts: Mapping[str, str], **how: bool
    ) -> bool:
        """Save, and answer whether that was done; else `meanwhile` has the edition to save over next."""
        try:
            await write(change, content_id, form, **how)
        except EditedMeanwhile:
            self.meanwhile = await read(queries.get_meanwhile, content_id, texts)
            return False
        self.meanwhile = MeanwhileView()
        return True
