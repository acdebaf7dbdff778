"""What a form needs beside its fields to go on with a draft from another device."""

import reflex as rx

from learnhub.features.discussion.state import DraftState
from learnhub.ui.scripts import SharedDraft
from learnhub.ui.text import _
from learnhub.ui.vars import Text


def shared_draft(key: Text) -> rx.Component:
    """First in a form whose `draft` has this key. Never in one in which one writes without a name."""
    labels = {
        "phone": _("Draft from your phone"),
        "computer": _("Draft from your computer"),
        "use": _("Use it"),
        "discard": _("Discard it"),
    }
    return SharedDraft.create(
        draft=key,
        found=DraftState.found,
        labels=rx.Var.create(labels),
        on_look=DraftState.look,
        on_keep=DraftState.keep,
        on_drop=DraftState.drop,
    )
