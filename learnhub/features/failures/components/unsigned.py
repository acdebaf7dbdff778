"""Telling without a name, and what whoever did so may do later."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import language_field
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.failures.components.scripts import OwnFailures, UnsignedFailureForm
from learnhub.features.failures.components.writing import wishes
from learnhub.features.failures.schemas import HAPPENED_MAX, HELP_MAX, LESSON_MAX, UnsignedView
from learnhub.ui.text import _, ngettext_

DRAFT = "failure-unsigned"


def ways_to_tell(*, unsigned: bool) -> rx.Component:
    """With one's name or without it: two forms, of which the server keeps no draft of the second."""
    ways = [
        (_("With your name"), "/failures/new", not unsigned, None),
        (_("Without your name"), "/failures/new/anonymous", unsigned, None),
    ]
    return ui.tabs(ways, label=_("How you tell it"), class_name="mb5")


def unsigned_form(view: ui.ViewVar[UnsignedView], language: ui.Text) -> rx.Component:
    """The fields of a story without a name, and what that means."""
    return UnsignedFailureForm.create(
        promise(view),
        ui.field(
            "title",
            _("What went wrong, in one sentence?"),
            ui.text_input("title", max_length=TITLE_MAX, auto_complete="off"),
        ),
        ui.field(
            "happened",
            _("What happened?"),
            ui.text_area("happened", 4, max_length=HAPPENED_MAX),
            hint=_("Leave out what only you can know."),
        ),
        ui.field("lesson", _("What do you take from it?"), ui.text_area("lesson", 2, max_length=LESSON_MAX)),
        ui.field(
            "help",
            _("What would have helped you?"),
            ui.text_area("help", 2, max_length=HELP_MAX),
            optional=True,
        ),
        wishes(is_open=False, is_kept=True),
        language_field(language),
        ui.form_actions(
            ui.button(_("Cancel"), to="/failures", size="3"),
            ui.button(_("Tell it without your name"), variant="solid", type="submit", size="3"),
        ),
        space=view.space,
        draft=DRAFT,
        labels=_form_labels(),
        class_name="form",
    )


def promise(view: ui.ViewVar[UnsignedView]) -> rx.Component:
    """What is true of a story without a name, and who might guess all the same."""
    stored = _(
        "Your name is not stored with the story. Whoever runs the server could see it while you send it. "
        "Readers see the month."
    )
    few = ngettext_(
        "Only {n} person can read this, and may guess that it is you.",
        "Only {n} people can read this, and they may guess that it is you.",
        view.few,
    )
    style = _("Your way of writing, and what only you know, can give you away.")
    return ui.el.div(
        ui.el.p(stored, class_name="t-body"),
        ui.el.p(style, class_name="t-meta mt1"),
        rx.cond(view.few > 0, ui.el.p(few, class_name="t-warn mt1")),
        class_name="lh-sunk lh-sunk-pad mb5",
    )


def too_few() -> rx.Component:
    """Where nobody tells one without a name."""
    return ui.empty(
        _("Fewer than five people use this LearnHub"),
        _("A story without a name could be traced to you. Tell it with your name."),
        ui.button(_("Tell it with your name"), to="/failures/new"),
        icon="eye_off",
    )


def own_failures() -> rx.Component:
    """What this browser told without a name."""
    return OwnFailures.create(
        labels=_labels(
            title=_("Told without your name from this browser"),
            note=_("Only this browser knows that these stories are yours."),
            over=_("The story was not taken. Nobody has seen it."),
            discard=_("Discard"),
            have_key=_("I have the key of a story"),
            key=_("Key of a story without a name"),
            wrong_key=_("A key has 32 letters and digits."),
            follow=_("Follow"),
            states={
                "sent": _("Sent. The story comes out together with others, at the latest in the night."),
                "open": _("On the wall"),
                "faded": _("It has left the wall."),
                "hidden": _("A moderator has hidden this story."),
            },
        )
    )


def own_labels() -> rx.Var:
    """The words of the panel on the page of a story of one's own."""
    return _labels(
        own=_("You told this without your name. Only this browser knows."),
        waits=_("Your change shows together with the next stories without a name."),
        edit=_("Edit"),
        save=_("Save"),
        title_label=_("What went wrong, in one sentence?"),
        happened_label=_("What happened?"),
        lesson_label=_("What do you take from it?"),
        help_label=_("What would have helped you?"),
    )


def _labels(**more: Any) -> rx.Var:
    return rx.Var.create(
        {
            "offline": _("This did not reach the server. Your text is still here; try again."),
            "copy_key": _("Copy its key"),
            "copied": _("Copied"),
            "withdraw": _("Delete"),
            "sure": _("Delete the story for good?"),
            "cancel": _("Cancel"),
            "noted": _(
                "Noted. It shows together with the next stories without a name, at the latest at {night}.",
                night="{night}",
            ),
            "short": _("The sentence has at least 10 characters."),
            "short_happened": _("Say in a few words what happened."),
            "short_lesson": _("Say what you take from it, in a few words."),
            **more,
        }
    )


def _form_labels() -> rx.Var:
    return _labels(
        sent_title=_("Your story is sent without your name"),
        sent=_(
            "Stories without a name come out together: at {time} if three people have told one by then, "
            "otherwise at {night}.",
            time="{time}",
            night="{night}",
        ),
        write_down=_(
            "This browser keeps the key of your story. Write it down to change or delete the story from "
            "another device. It is shown to nobody else, and nobody can give you another one."
        ),
    )
