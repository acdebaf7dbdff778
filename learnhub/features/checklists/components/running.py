"""The run of a checklist: drawn by the browser alone, because it has to work without a connection."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.checklists.schemas import RunView
from learnhub.ui.scripts import Script
from learnhub.ui.text import _

MENU, REMOVE = "run-menu", "remove-run"


class ChecklistRun(Script):
    """A run with its points, to be ticked; `count` goes up when others have ticked. Its child is a menu."""

    library = "$/public/run.js"
    tag = "ChecklistRun"

    run: rx.Var[Any]
    count: rx.Var[int]
    labels: rx.Var[dict[str, Any]]


def run_shown(run: ui.ViewVar[RunView], count: Any) -> rx.Component:
    """The run, with what its owner may do with the whole of it."""
    return ChecklistRun.create(
        rx.cond(run.is_mine, _menu()), run=run, count=count, labels=rx.Var.create(_labels()), key=run.id
    )


def _menu() -> rx.Component:
    return ui.menu(
        ui.icon_button("ellipsis", _("More"), size="3"),
        ui.menu_item(_("Delete this run"), icon="trash_2", danger=True, **ui.open_dialog(REMOVE)),
        id=MENU,
        label=_("More"),
    )


def run_dialog(on_remove: Any) -> rx.Component:
    """Asks before a run is deleted."""
    return ui.confirm(
        id=REMOVE,
        title=_("Delete this run?"),
        text=_("Its ticks, notes and readings are gone for everybody. They cannot be recovered."),
        confirm=_("Delete"),
        on_confirm=on_remove,
    )


def _labels() -> dict[str, Any]:
    return {
        "kind": _("Checklist"),
        "leave": _("Leave, and keep what is ticked"),
        "started": _("started {time}"),
        "place": _("{n} of {total}"),
        "so_far": _("{n} of {total}"),
        "offline": [
            _("Connection lost. Your tick is kept here."),
            _("Connection lost. Your {n} ticks are kept here."),
        ],
        "offline_none": _("Connection lost. Go on: your ticks are kept here."),
        "old": _("The checklist has changed since. This run keeps the points that it began with."),
        "me": _("you"),
        "usual": _("usual {low} to {high}"),
        "outside": _("outside the usual range"),
        "reading": _("What you read"),
        "no_number": _("This is not a number."),
        "next": _("Done, next point"),
        "finish": _("Finish"),
        "skip": _("Does not apply here"),
        "skipped": _("Does not apply: {why}"),
        "why": _("Why, in three words?"),
        "why_needed": _("Say in a word or two why it does not apply."),
        "note": _("Add a note"),
        "note_label": _("What did you notice?"),
        "note_needed": _("Write what you noticed."),
        "keep_note": _("Keep the note"),
        "cancel": _("Cancel"),
        "finished": _("Finished at {time}"),
        "ticked": [_("{n} point ticked"), _("{n} points ticked")],
        "skips": [_("{n} does not apply"), _("{n} do not apply")],
        "kept": _("All of it is kept on this phone, and is sent when the connection is back."),
        "outdated": _("Anything out of date?"),
        "all_right": _("No, all is right"),
        "change": _("Say what to change"),
    }
