"""Thanks under a post: the button, and the words of those who said why."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.votes import PressButton, PressFigure, Pressing
from learnhub.features.discussion.models import THANKS_MAX
from learnhub.features.discussion.state.thanks import ThanksState
from learnhub.features.people.components import person_avatar, person_name
from learnhub.ui.text import _, ngettext_


@rx.memo
def thanks_button(*, post_id: rx.Var[str]) -> rx.Component:
    """Thank whoever wrote it, or thank no more; nothing where nobody can be thanked and nobody is."""
    thanks = ThanksState.thanks[post_id]
    label = ngettext_("Thanks, {n} colleague", "Thanks, {n} colleagues", thanks.count)
    button = PressButton.create(
        ui.icon("heart_handshake", 15, 1.75),
        ui.el.span(_("Thanks")),
        PressFigure.create(count=thanks.count, quiet=True),
        disabled=~thanks.can_thank,
        on_press=lambda on: ThanksState.thank(post_id, on),
        class_name="react",
        custom_attrs={"aria-label": label},
    )
    shown = Pressing.create(button, pressed=thanks.is_mine)
    return rx.cond(thanks.can_thank | (thanks.count > 0), shown)


@rx.memo
def thanks_of(*, post_id: rx.Var[str]) -> rx.Component:
    """The line for one's reason, and the latest reasons of all; the rest unfolds."""
    thanks = ThanksState.thanks[post_id]
    hidden = thanks.said - thanks.rows.length()
    more = ui.el.button(
        ngettext_("Show {n} more", "Show {n} more", hidden),
        type="button",
        on_click=ThanksState.show_all(post_id),
        class_name="quiet",
    )
    words = ui.el.ul(
        rx.foreach(thanks.rows, lambda row: _reason(row, post_id)),
        rx.cond(hidden > 0, ui.el.li(more, class_name="comment")),
        class_name="commented",
    )
    return ui.el.div(
        rx.cond(ThanksState.content_id == post_id, _line(post_id, thanks)),
        rx.cond(thanks.rows.length() > 0, words),
    )


def _reason(row: Any, post_id: Any) -> rx.Component:
    edit = ui.el.button(_("Edit"), type="button", on_click=ThanksState.open(post_id), class_name="quiet")
    name = person_name(row.person, class_name="t-m t-ink")
    mine = ui.el.span(_("You"), class_name="t-m t-ink")
    said = ui.el.q(row.words, lang=row.language, class_name="thanks-words")
    return ui.el.li(
        person_avatar(row.person, "1"),
        ui.el.div(rx.cond(row.is_mine, mine, name), " ", said, class_name="grow"),
        rx.cond(row.is_mine, edit),
        rx.cond(row.can_moderate, _removal(row, post_id)),
        class_name="comment",
        key=row.person.id,
    )


def _removal(row: Any, post_id: Any) -> rx.Component:
    """What a moderator presses when the words should not stand there, and what it asks before."""
    identifier = rx.Var.create("thanks-") + post_id.to(str) + "-" + row.person.id.to(str)
    remove = ui.el.button(
        _("Remove the words"), type="button", class_name="quiet", **ui.open_dialog(identifier)
    )
    return rx.fragment(
        remove,
        ui.confirm(
            id=identifier,
            title=_("Remove the words of these thanks?"),
            text=_("The thanks stay. The words cannot be brought back."),
            confirm=_("Remove"),
            on_confirm=ThanksState.remove_reason(post_id, row.person.id),
        ),
    )


def _line(post_id: Any, thanks: Any) -> rx.Component:
    problem = ThanksState.errors["reason"]
    label = _("Why? One sentence, if you like.")
    box = ui.text_input(
        "reason",
        id=f"thanks-{post_id}",
        size="2",
        max_length=THANKS_MAX,
        default_value=thanks.words,
        placeholder=label,
        aria_label=label,
        auto_focus=True,
        auto_complete="off",
    )
    return ui.form(
        ui.hidden("content_id", post_id),
        ui.el.div(
            ui.el.div(box, class_name="grow"),
            ui.button(_("Close"), variant="ghost", size="1", on_click=ThanksState.close),
            ui.button(_("Say it"), size="1", type="submit"),
            class_name="row g2 wrap",
        ),
        rx.cond(problem, ui.el.p(problem, role="alert", class_name="field-error")),
        on_submit=ThanksState.say,
        key=thanks.words,
        class_name="comment-form mt3",
    )
