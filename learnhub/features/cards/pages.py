"""The pages of cards: the review, a card, its form."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.core.i18n import N_
from learnhub.features.cards import components as parts
from learnhub.features.cards import queries
from learnhub.features.cards.room import CARDS_READ, CARDS_REVIEW, CARDS_WRITE
from learnhub.features.cards.state import CardState, EditCardState, ReviewState, WriteCardState
from learnhub.features.discussion.components import (
    LIBRARY,
    form_page,
    hidden_note,
    meanwhile_note,
    new_comments,
    panel,
    shared_draft,
    tags_field,
    thanks_button,
    undo_comment,
    undo_publishing,
    where_field,
)
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.features.notices.components import follow_button
from learnhub.features.topics.state import TopicSuggestionState
from learnhub.ui.text import _
from learnhub.web.live import watch
from learnhub.web.pages import FirstLook, Page

FormState = type[WriteCardState] | type[EditCardState]
PAUSE = 150  # milliseconds without typing before tags are suggested


def review_page() -> rx.Component:
    """One card at a time, and nothing else."""
    desk = ReviewState.desk
    bar = parts.review_bar(
        card=desk.card,
        rated=ReviewState.rated,
        total=rx.cond(desk.left > 0, ReviewState.rated + desk.unrated, 0),
        can_undo=ReviewState.last.key != "",
        on_undo=ReviewState.undo,
        on_leave_out=ReviewState.leave_out,
        leave="/",
    )
    deck = parts.review_deck(
        desk,
        ReviewState.is_open,
        on_show=ReviewState.show,
        on_rate=ReviewState.rate,
    )
    body = rx.cond(desk.left > 0, deck, _after_the_last_card())
    waiting = ui.el.div(ui.el.div(class_name="stack"), aria_busy="true", class_name="review")
    return rx.fragment(bar, rx.cond(ReviewState.is_ready, body, waiting))


def _after_the_last_card() -> rx.Component:
    desk = ReviewState.desk
    end = parts.session_end(desk=desk, rated=ReviewState.rated, on_more=ReviewState.go_on)
    has_cards = (ReviewState.rated > 0) | desk.has_more | (desk.next_due_at != None)  # noqa: E711 - a Var
    return rx.cond(has_cards, end, parts.nothing_due())


def card_page() -> rx.Component:
    """A card with its answer."""
    card = CardState.card
    choose = parts.review_button(
        card.is_in_review, on_add=CardState.add, on_leave_out=CardState.leave_out, variant="solid", size="3"
    )
    main = [
        parts.card_head(card),
        parts.card_answer(card),
        rx.cond(~card.is_hidden, _card_actions(card, choose)),
        panel(card),
        new_comments(
            DiscussionLiveState.comments,
            is_here=DiscussionLiveState.root_id == card.id,
            on_show=CardState.load,
        ),
    ]
    shown = ui.loaded(
        card.id != "",
        hidden_note(card),
        *rooms.around("note", card),
        ui.columns(main, parts.card_aside(card), label=_("About this card")),
        parts.card_dialogs(card, on_remove=CardState.remove),
        undo_comment(),
        undo_publishing(WriteCardState, card),
        first_look=True,
    )
    return rx.fragment(watch(DiscussionLiveState), shown)


def _card_actions(card: Any, choose: rx.Component) -> rx.Component:
    return ui.el.div(
        *rooms.around("foot", card),
        choose,
        follow_button(card.id),
        thanks_button(post_id=card.id),
        class_name="row g3 wrap mt6",
    )


def card_bar() -> rx.Component:
    """What can be done with the card."""
    return parts.card_menu(CardState.card)


def write_page() -> rx.Component:
    """The form of a new card."""
    source = rx.fragment(
        ui.hidden("source_id", WriteCardState.text.source.id), where_field(WriteCardState.errors)
    )
    draft = rx.Var.create("card-new-") + WriteCardState.text.source.id
    return _form_page(WriteCardState, _("Write a card"), _("Publish"), source, draft=draft)


def edit_page() -> rx.Component:
    """The form of a written card."""
    edition = ui.hidden("edition", EditCardState.text.edition)
    draft = rx.Var.create("card-") + EditCardState.text.id.to(str)
    return _form_page(EditCardState, _("Edit the card"), _("Save"), edition, draft=draft)


def _form_page(
    state: FormState, title: rx.Var[str], send: rx.Var[str], extra: rx.Component, *, draft: Any
) -> rx.Component:
    preview = parts.card_preview(state.text, state.front_shown, state.back_shown, state.why_shown)
    return rx.fragment(
        ui.heading(title, _("One question, one answer. It takes two minutes, and helps for years.")),
        ui.loaded(
            state.renewed > 0, ui.el.div(_form(state, send, extra, draft), preview, class_name="writing")
        ),
    )


def _form(state: FormState, send: rx.Var[str], extra: rx.Component, draft: Any) -> rx.Component:
    return ui.form(
        shared_draft(draft),
        *([meanwhile_note(state.meanwhile)] if issubclass(state, EditCardState) else []),
        extra,
        *parts.card_fields(
            state.text,
            state.errors,
            previews=ui.previews(
                state.previewed, front=state.preview_front, back=state.preview_back, why=state.preview_why
            ),
            tags=_tags(state),
        ),
        ui.form_actions(
            ui.button(_("Cancel"), to="/library", size="3"),
            ui.button(send, variant="solid", type="submit", size="3"),
        ),
        on_submit=state.save,
        draft=draft,
        cleared=state.saved,
        once=state is WriteCardState,
        key=state.renewed.to_string(),
        class_name="card-form",
    )


def _tags(state: FormState) -> rx.Component:
    return tags_field(
        TopicSuggestionState.completions,
        TopicSuggestionState.suggest.debounce(PAUSE),
        error=state.errors["topics"],
        default_value=state.text.topics,
    )


PAGES = (
    Page(
        "/review", review_page, N_("Review"), load=ReviewState.load, section="review",
        requires=CARDS_REVIEW, frame="focus",
    ),
    form_page("/library/new", write_page, N_("Write a card"), load=WriteCardState.load, requires=CARDS_WRITE),
    Page(
        "/library/[card_ref]", card_page, CardState.card.front, load=CardState.load, section="library",
        requires=CARDS_READ, crumbs=LIBRARY, bar=card_bar, in_language=True,
        first_look=FirstLook(queries.get_words, parts.first_look),
    ),
    form_page(
        "/library/[card_ref]/edit", edit_page, N_("Edit the card"),
        load=EditCardState.load, requires=CARDS_WRITE,
    ),
)  # fmt: skip
