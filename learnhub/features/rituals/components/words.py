"""Words for forms, rhythms and answers."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.recurrence import Frequency
from learnhub.features.rituals.enums import Form, Reply
from learnhub.features.rituals.schemas import RhythmView
from learnhub.ui.text import _, ngettext_


def form_words() -> dict[Form, rx.Var[str]]:
    """What people do when they meet."""
    return {
        Form.WORKSHOP: _("Workshop"),
        Form.COFFEE: _("Coffee"),
        Form.REX_REVIEW: _("REX review"),
        Form.SMALL_FAILURES: _("Small failures meeting"),
        Form.WHAT_WE_LEARNED: _("What we learned this month"),
        Form.OTHER: _("Other"),
    }


def form_name(form: Any) -> rx.Var[str]:
    """The word for one of them."""
    return ui.match_text(form, *((each.value, word) for each, word in form_words().items()), otherwise="")


def reply_words(reply: Any) -> rx.Var[str]:
    """What somebody has answered, said to them."""
    return ui.match_text(
        reply,
        (Reply.YES.value, _("You will be there")),
        (Reply.MAYBE.value, _("You may come")),
        (Reply.NO.value, _("Not this time")),
        otherwise="",
    )


def rhythm_in_words(rhythm: ui.ViewVar[RhythmView]) -> rx.Component:
    """How often a ritual comes back."""
    day = ui.moment(rhythm.weekdays[0], "weekday")
    daily = rx.cond(
        rhythm.every == 1, _("Every day"), ngettext_("Every {n} day", "Every {n} days", rhythm.every)
    )
    weekly = rx.cond(rhythm.weekdays.length() > 1, _weekly_many(rhythm), _weekly(rhythm, day))
    return ui.match_component(
        rhythm.frequency,
        (Frequency.WEEKLY.value, weekly),
        (Frequency.MONTHLY.value, _monthly(rhythm, day)),
        otherwise=ui.el.span(daily),
    )


def _weekly(rhythm: ui.ViewVar[RhythmView], day: rx.Var[str]) -> rx.Component:
    return ui.el.span(
        ngettext_("Every week, on {weekday}", "Every {n} weeks, on {weekday}", rhythm.every, weekday=day)
    )


def _weekly_many(rhythm: ui.ViewVar[RhythmView]) -> rx.Component:
    days = rx.foreach(
        rhythm.weekdays,
        lambda noon, place: rx.fragment(rx.cond(place > 0, ", ", ""), ui.moment(noon, "weekday")),
    )
    return ui.el.span(ngettext_("Every week:", "Every {n} weeks:", rhythm.every), " ", days)


def _monthly(rhythm: ui.ViewVar[RhythmView], day: rx.Var[str]) -> rx.Component:
    which = ui.match_text(
        rhythm.nth.to_string(),
        ("1", _("The first {weekday} of the month", weekday=day)),
        ("2", _("The second {weekday} of the month", weekday=day)),
        ("3", _("The third {weekday} of the month", weekday=day)),
        ("4", _("The fourth {weekday} of the month", weekday=day)),
        ("5", _("The fifth {weekday} of the month", weekday=day)),
        ("-1", _("The last {weekday} of the month", weekday=day)),
        otherwise=rx.cond(
            rhythm.month_day < 0,
            _("The last day of the month"),
            _("On day {n} of the month", n=rhythm.month_day),
        ),
    )
    often = ngettext_("every month", "every {n} months", rhythm.every)
    return ui.el.span(which, rx.cond(rhythm.every > 1, rx.fragment(", ", often)))
