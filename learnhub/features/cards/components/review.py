"""The review: a card on its stack, its ratings, and the end of a session."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.cards.components.page import card_address, edit_address, source_link, why_note
from learnhub.features.cards.daily import NEW_A_DAY, REVIEWS_A_DAY
from learnhub.features.cards.enums import Rating
from learnhub.features.cards.room import CARD
from learnhub.features.discussion.components import kind_label
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_

MENU = "review-menu"
SEGMENTS_MAX = 12
LONG = 110


def rating_word(rating: Rating) -> rx.Var[str]:
    """What a rating is called."""
    words = {
        Rating.AGAIN: _("Again"),
        Rating.HARD: _("Hard"),
        Rating.GOOD: _("Good"),
        Rating.EASY: _("Easy"),
    }
    return words[rating]


def review_bar(
    *, card: Any, rated: Any, total: Any, can_undo: Any, on_undo: Any, on_leave_out: Any, leave: str
) -> rx.Component:
    """The way out, how far one is, and what can be done with the card."""
    undo = ui.icon_button("undo_2", _("Undo last rating"), key_cap="u", on_click=on_undo)
    edit = ui.icon_button("pencil", _("Edit this card"), key_cap="e", to=edit_address(card))
    return ui.focus_bar(
        rx.cond(total > 0, _progress(rated, total)),
        rx.cond(can_undo, undo),
        rx.cond(card.can_edit, edit),
        rx.cond(total > 0, _card_menu(card, on_leave_out)),
        leave=leave,
        leave_label=_("End session"),
    )


def _progress(rated: Any, total: Any) -> rx.Component:
    before = rx.cond(rated < total, rated, total - 1)  # cards that come again are the last of them
    place = _("{n} of {total}", n=before + 1, total=total)
    bar = rx.cond(
        total <= SEGMENTS_MAX,
        ui.segments(before, total, label=place),
        ui.progress(before, total, label=place),
    )
    return rx.fragment(bar, ui.el.span(place, class_name="t-meta t-num", aria_hidden="true"))


def _card_menu(card: Any, on_leave_out: Any) -> rx.Component:
    return ui.menu(
        ui.icon_button("ellipsis", _("More")),
        ui.menu_item(_("Open the card"), icon="external_link", to=card_address(card)),
        ui.menu_item(_("Do not ask me again"), icon="bell_off", on_click=on_leave_out),
        id=MENU,
        label=_("More"),
    )


class Deck(rx.Component):
    """The cards the browser has: turning one and laying it aside show at once, before the server knows."""

    library = "$/public/deck.js"
    tag = "Deck"

    card: rx.Var[str]
    upcoming: rx.Var[str]
    is_open: rx.Var[bool]


class DeckCard(rx.Component):
    """One card of a deck by its key; its two children are what is shown before and after it was turned."""

    library = "$/public/deck.js"
    tag = "DeckCard"

    card: rx.Var[str]


def review_deck(desk: Any, is_open: Any, *, on_show: Callable[[Any], Any], on_rate: Any) -> rx.Component:
    """The card to rate on top of those that are left, and the one below it."""

    def both_sides(card: Any) -> rx.Component:
        question = _face(card, desk.left, *_question(card), on_click=on_show(card.key), data_turns="open")
        answer = _face(card, desk.left, *_answer(card), **_swipes())
        return DeckCard.create(
            rx.fragment(question, ask_foot(on_show(card.key))),
            rx.fragment(answer, rate_foot(card.options, card.key, on_rate)),
            card=card.key,
            key=card.key,
        )

    return Deck.create(
        rx.foreach([desk.card, desk.upcoming], both_sides),
        card=desk.card.key,
        upcoming=desk.upcoming.key,
        is_open=is_open,
    )


def _face(card: Any, left: Any, *content: rx.Component, **props: Any) -> rx.Component:
    shape = rx.match(left, (1, "stack stack-last"), (2, "stack stack-1"), "stack")
    article = ui.el.article(
        ui.el.div(kind_label(CARD), source_link(card.source), class_name="row between g3"),
        *content,
        aria_label=_("Card to review"),
        class_name="face review-card",
        **props,
    )
    return ui.el.div(ui.el.div(article, class_name=shape), class_name="review")


def _swipes() -> dict[str, Any]:
    return {
        "data_swipe_left": f"#rate-{int(Rating.AGAIN)}",
        "data_swipe_left_word": rating_word(Rating.AGAIN),
        "data_swipe_right": f"#rate-{int(Rating.GOOD)}",
        "data_swipe_right_word": rating_word(Rating.GOOD),
    }


def _question(card: Any) -> list[rx.Component]:
    size = rx.cond(card.front.length() > LONG, "review-question long", "review-question")
    tap = _("Tap the card to see the answer")
    return [
        ui.el.h1(card.front, lang=card.language, class_name=size),
        ui.el.p(ui.icon("hand", 16, 1.75), tap, class_name="review-tap t-meta only-phone"),
    ]


def _answer(card: Any) -> list[rx.Component]:
    author = ui.el.div(
        person_avatar(card.author, "1"),
        ui.el.span(_("Written by {name}", name=card.author.name)),
        class_name="t-meta review-by",
    )
    return [
        ui.el.h1(card.front, lang=card.language, class_name="review-asked"),
        ui.el.hr(class_name="review-rule"),
        ui.el.div(
            ui.rich_text(card.back_html, lang=card.language, class_name="review-answer"),
            why_note(card.why_html, card.language),
            aria_live="polite",
        ),
        rx.cond(card.author.id != "", author),
    ]


def ask_foot(on_show: Any) -> rx.Component:
    """Under the question: the one thing to do; after a rating, the focus goes on here."""
    show = ui.button(
        _("Show the answer"),
        variant="solid",
        size="4",
        key_cap="Space",
        on_click=on_show,
        data_turns="open",
    )
    return ui.el.div(
        ui.el.div(show, class_name="review-show"),
        ui.el.p(
            _("Answer in your head first. It is the effort that makes it stick."),
            class_name="t-meta review-hint not-phone",
        ),
        class_name="review-foot",
    )


def rate_foot(options: Any, key: Any, on_rate: Any) -> rx.Component:
    """Under the answer: four ratings, each with the time after which the card comes back."""
    return ui.el.div(
        ui.el.p(
            _("How well did you know it? We show the card again after the time below."),
            id="rate-hint",
            class_name="t-meta review-ask",
        ),
        ui.el.div(
            *(_rating(rating, options[rating - 1], key, on_rate) for rating in Rating),
            role="group",
            aria_labelledby="rate-hint",
            class_name="rate",
        ),
        ui.el.p(_("Or swipe: left for Again, right for Good"), class_name="t-small review-swipe"),
        class_name="review-foot",
    )


def _rating(rating: Rating, option: Any, key: Any, on_rate: Any) -> rx.Component:
    number = int(rating)
    is_suggested = rating == Rating.GOOD
    return ui.el.button(
        ui.el.span(rating_word(rating), ui.kbd(str(number), class_name="kbd-on")),
        ui.el.small(interval(option)),
        id=f"rate-{number}",
        type="button",
        on_click=on_rate(key, number),
        data_key=str(number),
        data_sends="",
        data_turns="next",
        class_name="prime" if is_suggested else "",
    )


def interval(option: Any) -> rx.Var[str]:
    """The time after which a card comes back: in days, or in the session, before its minutes are over."""
    days = ngettext_("{n} day", "{n} days", option.days)
    return rx.cond(option.days > 0, days, _("< {n} min", n=option.minutes))


def session_end(*, desk: Any, rated: Any, on_more: Any) -> rx.Component:
    """After the last card: what was done, when the next ones come, and a few more for who wants them."""
    done = ngettext_("You reviewed {n} card.", "You reviewed {n} cards.", rated)
    later = _("Next cards {when}.", when=ui.ahead(desk.next_due_at))
    return _end(
        _("You are up to date"),
        rx.fragment(
            ui.el.span(rx.cond(rated > 0, done, _("Nothing is waiting for you."))),
            " ",
            rx.cond(desk.next_due_at, ui.el.span(later)),
        ),
        rx.cond(desk.has_more, ui.button(_("A few more"), icon="layers", size="3", on_click=on_more)),
        ui.button(_("Back to Today"), variant="solid", size="3", to="/"),
        icon="check",
    )


def nothing_due() -> rx.Component:
    """For somebody who has no card in review yet."""
    rule = _(
        "Add cards from the library. A day asks for at most {new} new ones and {known} you know.",
        new=NEW_A_DAY,
        known=REVIEWS_A_DAY,
    )
    choose = ui.button(_("Choose cards"), variant="solid", size="3", to="/library")
    return _end(_("Nothing to review yet"), rule, choose, icon=CARD.icon, colour=CARD.colour)


def _end(title: Any, text: Any, *actions: Any, **look: str) -> rx.Component:
    heading = ui.el.span(title, role="heading", aria_level="1")
    return ui.el.div(ui.empty(heading, text, *actions, **look), class_name="review-done")
