"""The review: a card on its stack, its ratings, and the end of a session."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.cards.components.page import source_link
from learnhub.features.cards.daily import NEW_A_DAY, REVIEWS_A_DAY
from learnhub.features.cards.enums import Rating
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_

MENU = "review-menu"
SEGMENTS_MAX = 12
WORDS = {
    Rating.AGAIN: lambda: _("Again"),
    Rating.HARD: lambda: _("Hard"),
    Rating.GOOD: lambda: _("Good"),
    Rating.EASY: lambda: _("Easy"),
}


def review_bar(
    *, card: Any, rated: Any, total: Any, can_undo: Any, on_undo: Any, on_leave_out: Any, leave: str
) -> rx.Component:
    """The way out, how far one is, and what can be done with the card."""
    some = total > 0
    return ui.focus_bar(
        rx.cond(some, _progress(rated, total)),
        rx.cond(can_undo, ui.icon_button("undo_2", _("Undo last rating"), key_cap="u", on_click=on_undo)),
        rx.cond(
            some & card.can_edit,
            ui.icon_button("pencil", _("Edit this card"), key_cap="e", to=f"/library/{card.id}/edit"),
        ),
        rx.cond(some, _card_menu(card, on_leave_out)),
        leave=leave,
        leave_label=_("End session"),
    )


def _progress(rated: Any, total: Any) -> rx.Component:
    place = _("{n} of {total}", n=rated + 1, total=total)
    bar = rx.cond(
        total <= SEGMENTS_MAX,
        ui.segments(rated, total, label=place),
        ui.progress(rated, total, label=place),
    )
    return ui.el.div(bar, ui.el.span(place, class_name="t-meta t-num"), class_name="review-progress")


def _card_menu(card: Any, on_leave_out: Any) -> rx.Component:
    return ui.menu(
        ui.icon_button("ellipsis", _("More")),
        ui.menu_item(_("Open the card"), icon="external_link", to=f"/library/{card.id}"),
        ui.menu_item(_("Do not ask me again"), icon="bell_off", on_click=on_leave_out),
        id=MENU,
        label=_("More"),
    )


def review_face(*, card: Any, is_open: Any, left: Any, on_show: Any) -> rx.Component:
    """The card on top of those that are left: its question, and once open its answer below."""
    return ui.el.div(
        rx.cond(
            is_open,
            _face(card, _answer(card), class_name="face review-card review-open", **_swipes()),
            _face(card, _question(card), class_name="face review-card", on_click=on_show),
        ),
        class_name=rx.cond(left > 1, "stack", "stack stack-last"),
    )


def _face(card: Any, content: rx.Component, **props: Any) -> rx.Component:
    return ui.el.article(
        ui.el.div(ui.kind_label("card"), source_link(card.source), class_name="row between review-top"),
        content,
        aria_label=_("Card to review"),
        key=card.key,
        **props,
    )


def _swipes() -> dict[str, Any]:
    return {
        "data_swipe_left": f"#rate-{int(Rating.AGAIN)}",
        "data_swipe_left_word": _("Again"),
        "data_swipe_right": f"#rate-{int(Rating.GOOD)}",
        "data_swipe_right_word": _("Good"),
    }


def _question(card: Any) -> rx.Component:
    return rx.fragment(
        ui.el.div(
            ui.el.h1(card.front, lang=card.language, class_name="t-h1 review-question"),
            class_name="grow col center",
        ),
        ui.el.p(
            ui.icon("hand", 16, 1.75), _("Tap the card to see the answer"), class_name="review-tap t-meta"
        ),
    )


def _answer(card: Any) -> rx.Component:
    return rx.fragment(
        ui.el.h1(card.front, lang=card.language, class_name="t-title t-2 review-asked"),
        ui.el.hr(class_name="lh-rule review-rule"),
        ui.el.div(
            ui.rich_text(card.back_html, lang=card.language),
            rx.cond(card.why_html != "", why_note(card.why_html, card.language)),
            aria_live="polite",
            class_name="review-answer",
        ),
        ui.el.div(class_name="grow"),
        rx.cond(
            card.author.id != "",
            ui.el.div(
                person_avatar(card.author, "1"),
                ui.el.span(_("Written by {name}", name=card.author.name)),
                class_name="row g3 t-meta review-author",
            ),
        ),
    )


def why_note(html: Any, language: Any) -> rx.Component:
    """Why a card matters, beside its answer."""
    return ui.sunk(
        ui.el.p(_("Why it matters here"), class_name="t-body t-b"),
        ui.rich_text(html, lang=language, class_name="why-text"),
        class_name="why",
    )


def ask_dock(on_show: Any) -> rx.Component:
    """Under the question: the one thing to do."""
    return ui.dock(
        ui.button(
            _("Show the answer"),
            variant="solid",
            size="4",
            key_cap="Space",
            auto_focus=True,
            on_click=on_show,
            class_name="review-show",
        ),
        ui.el.p(
            _("Answer in your head first. It is the effort that makes it stick."),
            class_name="t-meta review-hint lh-not-phone",
        ),
        class_name="review-foot",
    )


def rate_dock(options: Any, key: Any, on_rate: Any) -> rx.Component:
    """Under the answer: four ratings, each with the time after which the card comes back."""
    return ui.dock(
        ui.el.p(
            _("How well did you know it? We show the card again after the time below."),
            id="rate-hint",
            class_name="t-meta review-hint lh-not-phone",
        ),
        ui.el.div(
            *(_rating(rating, options[rating - 1], key, on_rate) for rating in Rating),
            role="group",
            aria_labelledby="rate-hint",
            class_name="rate",
        ),
        ui.el.p(
            _("Or swipe: left for Again, right for Good"), class_name="t-small review-hint lh-only-phone"
        ),
        class_name="review-foot",
    )


def _rating(rating: Rating, option: Any, key: Any, on_rate: Any) -> rx.Component:
    best = rating == Rating.GOOD
    return ui.el.button(
        ui.el.span(WORDS[rating](), ui.kbd(str(int(rating)), class_name="kbd-on"), class_name="row g2"),
        ui.el.small(interval(option), class_name="t-num"),
        id=f"rate-{int(rating)}",
        type="button",
        on_click=on_rate(key, int(rating)),
        auto_focus=best,
        data_key=str(int(rating)),
        data_sends="",
        class_name="prime" if best else "",
    )


def interval(option: Any) -> rx.Var[str]:
    """The time after which a card comes back, in days or minutes."""
    return rx.cond(
        option.days > 0,
        ngettext_("{n} day", "{n} days", option.days),
        _("{n} min", n=option.minutes),
    )


def session_end(
    *, rated: Any, next_due_at: Any, has_more: Any, on_more: Any, to_answer: Any = None
) -> rx.Component:
    """After the last card: what was done, when the next ones come, something small to do."""
    return ui.el.div(
        ui.empty(
            ui.el.h1(_("You are up to date"), class_name="t-h2"),
            ui.el.span(
                rx.cond(
                    rated > 0,
                    ngettext_("You reviewed {n} card.", "You reviewed {n} cards.", rated),
                    _("Nothing is waiting for you."),
                ),
                " ",
                rx.cond(next_due_at, _("Next cards: {when}.", when=ui.moment(next_due_at, "long")), ""),
            ),
            rx.cond(has_more, ui.button(_("A few more"), icon="layers", on_click=on_more)),
            ui.button(_("Back to Today"), variant="solid", to="/"),
            icon="check",
        ),
        *([] if to_answer is None else [to_answer]),
        class_name="review-end",
    )


def nothing_due() -> rx.Component:
    """For somebody who has no card in review yet."""
    return ui.el.div(
        ui.empty(
            ui.el.h1(_("Nothing to review yet"), class_name="t-h2"),
            _(
                "Add cards from the library. A day asks for at most {new} new ones and {known} you know.",
                new=NEW_A_DAY,
                known=REVIEWS_A_DAY,
            ),
            ui.button(_("Choose cards"), variant="solid", to="/library"),
            kind="card",
        ),
        class_name="review-end",
    )
