"""A card on its page, and what stands beside a card anywhere."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.cards.room import CARD
from learnhub.features.discussion.components import (
    authors,
    become_items,
    chain,
    hide_dialog,
    keep_button,
    kind_label,
    post_menu,
    remove_dialog,
    tags_row,
)
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.components import person_line
from learnhub.ui.text import _, ngettext_


def card_address(card: Any) -> rx.Var[str]:
    """The address of a card's page."""
    return rx.Var.create("/library/") + card.id.to(str)


def edit_address(card: Any) -> rx.Var[str]:
    """The address of a card's form."""
    return card_address(card).to(str) + "/edit"


def source_link(source: Any) -> rx.Component:
    """Where a card comes from: the question whose answer it was made of, or another page."""
    return rx.cond(
        source.address != "",
        ui.link(
            ui.icon("corner_down_right", 14, 1.75),
            ui.el.span(_("From: {title}", title=source.title), class_name="t-clip"),
            to=source.address,
            class_name="t-meta row g1 card-source",
        ),
    )


def why_note(html: Any, language: Any) -> rx.Component:
    """Why a card matters, beside its answer; nothing when its author did not say."""
    note = ui.sunk(
        ui.el.b(_("Why it matters here.")),
        " ",
        ui.rich_text(html, lang=language),
        class_name="review-why",
    )
    return rx.cond(html != "", note)


def review_button(
    is_in_review: Any, *, on_add: Any, on_leave_out: Any, variant: Any = "surface", size: Any = "2"
) -> rx.Component:
    """Put a card into one's review, or take it out again."""
    taken = ui.button(
        _("In review"),
        icon="check",
        size=size,
        aria_pressed=True,
        data_tip=_("Take it out of my review"),
        on_click=on_leave_out,
        class_name="in-review",
    )
    offered = ui.button(
        _("Add to review"), icon="layers", size=size, variant=variant, aria_pressed=False, on_click=on_add
    )
    return rx.cond(is_in_review, taken, offered)


def use_in_words(count: Any) -> rx.Var[str]:
    """How many people have a card in their review."""
    return ngettext_("{n} person uses it", "{n} people use it", count)


def card_head(card: Any) -> rx.Component:
    """The question, with its kind above."""
    return ui.heading(
        ui.el.span(card.front, lang=card.language),
        over=ui.el.div(
            ui.meta(kind_label(CARD), *rooms.around("mark", card)),
            keep_button(content_id=card.id),
            class_name="row between g2",
        ),
    )


def card_answer(card: Any) -> rx.Component:
    """The answer, why it matters, and the tags."""
    return ui.el.div(
        ui.rich_text(card.back_html, lang=card.language),
        why_note(card.why_html, card.language),
        tags_row(card.topics, class_name="mt5"),
        class_name="card-answer",
    )


def first_look(card: Words) -> str:
    """Question and answer in their places, as HTML; the rest comes with the page."""
    title = ui.first_title(card.title, card.language)
    return ui.first_columns(
        f'<header class="page-head"><div class="page-over">{ui.first_meta()}</div>{title}</header>',
        f'<div class="card-answer">{ui.first_text(card.html, card.language)}</div>',
    )


def card_aside(card: Any) -> list[rx.Component]:
    """Who wrote it, who uses it, when it comes back."""
    return [_written_by(card), _in_use(card), chain(card, card.front, CARD), *rooms.around("aside", card)]


def _written_by(card: Any) -> rx.Component:
    edited = ui.el.p(_("Edited {when}", when=ui.ago(card.edited_at)), class_name="t-meta")
    return authors(
        card,
        rx.cond(card.source.author.id != "", _answered_by(card)),
        ui.el.p(ui.moment(card.published_at, "date"), class_name="t-meta mt2"),
        rx.cond(card.edited_at, edited),
    )


def _answered_by(card: Any) -> rx.Component:
    """Whose words the card was made from, unless they are the same person."""
    by = ui.el.div(
        ui.el.p(_("From the words of"), class_name="t-meta mb2"),
        person_line(card.source.author),
        class_name="mt4",
    )
    return rx.cond(card.source.author.id != card.author.id, by)


def _in_use(card: Any) -> rx.Component:
    comes_back = ui.el.p(
        _("Yours comes back: {when}", when=ui.moment(card.due_at, "day")), class_name="t-meta mt1"
    )
    return ui.section(
        _("In use"),
        ui.el.p(_who_reviews(card), class_name="t-body"),
        rx.cond(card.is_in_review & ~card.is_hidden, comes_back),
    )


def _who_reviews(card: Any) -> rx.Var[str]:
    """The reader is not among their own colleagues."""
    others = card.used - rx.cond(card.is_in_review, 1, 0)
    with_me = ngettext_("You and {n} colleague review it", "You and {n} colleagues review it", others)
    without_me = ngettext_("{n} colleague reviews it", "{n} colleagues review it", others)
    return rx.cond(
        others > 0,
        rx.cond(card.is_in_review, with_me, without_me),
        rx.cond(card.is_in_review, _("So far only you review it"), _("Nobody reviews it yet")),
    )


def card_menu(card: Any) -> rx.Component:
    """What an author or a moderator can do with a card, in the page bar."""
    become = [rx.cond(~card.is_hidden, each) for each in become_items(card.id)]
    return post_menu(
        card, *become, *rooms.around("menu", card), edit={"to": edit_address(card), "data_key": "e"}
    )


def card_dialogs(card: Any, *, on_remove: Any) -> rx.Component:
    """The dialogs that the menu opens."""
    return rx.fragment(
        remove_dialog(
            card,
            on_remove,
            title=_("Delete this card?"),
            text=_("It leaves the review of everybody who uses it. It cannot be recovered."),
        ),
        hide_dialog(card),
        *rooms.around("dialogs", card),
    )
