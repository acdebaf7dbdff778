"""A card on its page, and what stands beside a card anywhere."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.people.components import person_line
from learnhub.ui.text import _, ngettext_

HIDE = "hide-card"
REMOVE = "remove-card"


def source_link(source: Any) -> rx.Component:
    """Where a card comes from: the question whose answer it was made of."""
    return rx.cond(
        source.id != "",
        ui.link(
            ui.icon("message_circle_question", 14, 1.75),
            ui.el.span(_("From: {title}", title=source.title), class_name="t-clip"),
            to=f"/questions/{source.root_id}",
            class_name="t-meta row g1 card-source",
        ),
    )


def review_button(
    is_in_review: Any, *, on_add: Any, on_leave_out: Any, variant: str = "surface", size: str = "2"
) -> rx.Component:
    """Put a card into one's review, or take it out again."""
    return rx.cond(
        is_in_review,
        ui.button(
            _("In review"),
            icon="check",
            size=size,
            aria_pressed=True,
            data_tip=_("Take it out of my review"),
            on_click=on_leave_out,
            class_name="in-review",
        ),
        ui.button(
            _("Add to review"), icon="layers", size=size, variant=variant, aria_pressed=False, on_click=on_add
        ),
    )


def card_head(card: Any) -> rx.Component:
    """The question, with its kind above."""
    return ui.heading(
        ui.el.span(card.front, lang=card.language),
        over=ui.el.div(ui.kind_label("card"), source_link(card.source), class_name="row between wrap g3"),
    )


def card_answer(card: Any, why: Any) -> rx.Component:
    """The answer, why it matters, and the tags."""
    return ui.el.div(
        ui.rich_text(card.back_html, lang=card.language),
        rx.cond(card.why_html != "", why),
        ui.el.div(
            rx.foreach(card.topics, lambda topic: ui.tag(topic.name, to=f"/library?topic={topic.id}")),
            class_name="row wrap g2 mt5",
        ),
        class_name="card-answer",
    )


def card_aside(card: Any) -> list[rx.Component]:
    """Who wrote it, who uses it, when it comes back."""
    return [
        ui.section(
            _("Written by"),
            person_line(card.author),
            ui.el.p(ui.moment(card.published_at, "date"), class_name="t-meta mt2"),
            rx.cond(
                card.edited_at,
                ui.el.p(_("Edited {when}", when=ui.ago(card.edited_at)), class_name="t-meta"),
            ),
        ),
        ui.section(
            _("In use"),
            ui.el.p(
                ngettext_("{n} colleague reviews it", "{n} colleagues review it", card.used),
                class_name="t-body",
            ),
            rx.cond(
                card.is_in_review & ~card.is_hidden,
                ui.el.p(
                    _("Yours comes back {when}", when=ui.moment(card.due_at, "day")), class_name="t-meta mt1"
                ),
            ),
        ),
    ]


def hidden_note(card: Any, on_unhide: Any) -> rx.Component:
    """What the author and moderators read on a hidden card."""
    return rx.cond(
        card.is_hidden,
        ui.callout(
            _("Hidden by a moderator: {reason}", reason=card.hidden_reason),
            "warning",
            rx.cond(card.can_moderate, ui.button(_("Show it again"), icon="eye", on_click=on_unhide)),
            class_name="mb5",
        ),
    )


def card_menu(card: Any, on_remove: Any) -> rx.Component:
    """What an author or a moderator can do with a card, in the page bar."""
    may_hide = card.can_moderate & ~card.is_hidden
    return rx.fragment(
        rx.cond(
            card.can_edit,
            ui.button(_("Edit"), icon="pencil", key_cap="e", to=f"/library/{card.id}/edit"),
        ),
        rx.cond(
            card.can_remove | may_hide,
            ui.menu(
                ui.icon_button("ellipsis", _("More")),
                rx.cond(may_hide, ui.menu_item(_("Hide…"), icon="eye_off", **ui.open_dialog(HIDE))),
                rx.cond(
                    card.can_remove,
                    ui.menu_item(_("Delete…"), icon="trash_2", danger=True, **ui.open_dialog(REMOVE)),
                ),
                id="card-menu",
                label=_("More"),
            ),
        ),
        ui.confirm(
            id=REMOVE,
            title=_("Delete this card?"),
            text=_("It leaves the review of everybody who uses it. It cannot be recovered."),
            confirm=_("Delete the card"),
            on_confirm=on_remove,
        ),
    )


def hide_dialog(on_hide: Any, errors: Any, saved: Any) -> rx.Component:
    """Asks a moderator for the reason."""
    return ui.dialog(
        ui.form(
            ui.field(
                "reason",
                _("Reason"),
                ui.text_area("reason", rows=3, max_length=300),
                hint=_("The author reads it."),
                error=errors["reason"],
            ),
            ui.dialog_actions(
                ui.button(_("Cancel"), **ui.close_dialog(HIDE)),
                ui.button(_("Hide the card"), variant="solid", type="submit"),
            ),
            on_submit=on_hide,
            cleared=saved,
        ),
        id=HIDE,
        title=_("Hide this card"),
        text=_("It leaves every review and the library. Its author still sees it, with your reason."),
        closes_on=saved,
    )
