"""The pages of cards: the review, a card, its form."""

import reflex as rx

from learnhub import ui
from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.cards import components as parts
from learnhub.features.cards.components.review import why_note
from learnhub.features.cards.state import CardState, EditCardState, ReviewState, WriteCardState
from learnhub.ui.text import _
from learnhub.web.pages import Page

LIBRARY = ((N_("Library"), "/library"),)


def review_page() -> rx.Component:
    """One card at a time, and nothing else."""
    desk = ReviewState.desk
    return ui.el.div(
        parts.review_bar(
            card=desk.card,
            rated=ReviewState.rated,
            total=rx.cond(desk.left > 0, ReviewState.rated + desk.left, 0),
            can_undo=ReviewState.last.key != "",
            on_undo=ReviewState.undo,
            on_leave_out=ReviewState.leave_out,
            leave="/",
        ),
        rx.cond(
            ReviewState.is_ready,
            rx.cond(desk.left > 0, _card_to_review(), _after_the_last_card()),
            ui.el.div(ui.el.div(class_name="sk review-waiting"), aria_busy="true", class_name="review-body"),
        ),
        class_name="review",
    )


def _card_to_review() -> rx.Component:
    desk = ReviewState.desk
    return rx.fragment(
        ui.el.div(
            parts.review_face(
                card=desk.card, is_open=ReviewState.is_open, left=desk.left, on_show=ReviewState.show
            ),
            class_name="review-body",
        ),
        rx.cond(
            ReviewState.is_open,
            parts.rate_dock(desk.card.options, desk.card.key, ReviewState.rate),
            parts.ask_dock(ReviewState.show),
        ),
    )


def _after_the_last_card() -> rx.Component:
    desk = ReviewState.desk
    has_cards = (ReviewState.rated > 0) | desk.has_more | desk.next_due_at
    return rx.cond(
        has_cards,
        parts.session_end(
            rated=ReviewState.rated,
            next_due_at=desk.next_due_at,
            has_more=desk.has_more,
            on_more=ReviewState.go_on,
        ),
        parts.nothing_due(),
    )


def card_page() -> rx.Component:
    """A card with its answer."""
    card = CardState.card
    return ui.loaded(
        card.id != "",
        parts.hidden_note(card, CardState.unhide),
        ui.columns(
            [
                parts.card_head(card),
                parts.card_answer(card, why_note(card.why_html, card.language)),
                rx.cond(
                    ~card.is_hidden,
                    ui.el.div(
                        parts.review_button(
                            card.is_in_review,
                            on_add=CardState.add,
                            on_leave_out=CardState.leave_out,
                            variant="solid",
                            size="3",
                        ),
                        class_name="mt6",
                    ),
                ),
            ],
            parts.card_aside(card),
            label=_("About this card"),
        ),
        parts.hide_dialog(CardState.hide, CardState.errors, CardState.saved),
    )


def card_bar() -> rx.Component:
    """What can be done with the card."""
    return parts.card_menu(CardState.card, CardState.remove)


def write_page() -> rx.Component:
    """The form of a new card."""
    return _form_page(
        WriteCardState, _("Write a card"), _("Publish"), rx.fragment(_source_field()), "card-new"
    )


def edit_page() -> rx.Component:
    """The form of a written card."""
    edition = ui.hidden("edition", EditCardState.text.edition)
    return _form_page(
        EditCardState, _("Edit the card"), _("Save"), edition, "card-" + EditCardState.text.id.to(str)
    )


def _source_field() -> rx.Component:
    return ui.hidden("source_id", WriteCardState.text.source.id)


def _form_page(state, title, label, extra: rx.Component, draft) -> rx.Component:
    form = ui.form(
        extra,
        *parts.card_fields(
            state.text,
            state.errors,
            state.preview_front.debounce(150),
            state.preview_back.debounce(150),
            state.preview_why.debounce(150),
        ),
        ui.form_actions(
            ui.button(_("Cancel"), to="/library"), ui.button(label, variant="solid", type="submit", size="3")
        ),
        on_submit=state.save,
        draft=draft,
        cleared=state.saved,
        key=state.opened.to_string(),
        class_name="card-form",
    )
    preview = parts.card_preview(
        state.text,
        state.front_shown,
        state.back_shown,
        rx.cond(state.why_shown != "", why_note(state.why_shown, state.text.language)),
    )
    return rx.fragment(
        ui.heading(title, _("One question, one answer. It takes two minutes, and helps for years.")),
        ui.loaded(state.opened > 0, ui.el.div(form, preview, class_name="writing")),
    )


PAGES = (
    Page(
        "/review", review_page, N_("Review"), load=ReviewState.load, section="review",
        requires=Permission.CARDS_REVIEW, frame="focus",
    ),
    Page(
        "/library/new", write_page, N_("Write a card"), load=WriteCardState.load, section="library",
        requires=Permission.CARDS_WRITE, crumbs=LIBRARY, dock=True,
    ),
    Page(
        "/library/[card_ref]", card_page, CardState.card.front, load=CardState.load, section="library",
        requires=Permission.CARDS_READ, crumbs=LIBRARY, bar=card_bar,
    ),
    Page(
        "/library/[card_ref]/edit", edit_page, N_("Edit the card"), load=EditCardState.load,
        section="library", requires=Permission.CARDS_WRITE, crumbs=LIBRARY, dock=True,
    ),
)  # fmt: skip
