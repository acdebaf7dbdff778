"""When notices reach one."""

import reflex as rx

from learnhub import ui
from learnhub.features.notices.schemas import Days
from learnhub.features.notices.state import ChoicesState
from learnhub.ui.text import _

HALF_HOURS = [f"{hour:02}:{minute}" for hour in range(24) for minute in ("00", "30")]


def rhythm_lines() -> list[rx.Component]:
    """The mail of the day, quiet hours, holidays and leave. What no mail needs travels unseen."""
    own = ChoicesState.own
    kept = [ui.hidden(name, getattr(own, name)) for name in ("days", "digest_at", "quiet_from", "quiet_to")]
    weekends = rx.cond(own.quiet_weekends, ui.hidden("quiet_weekends", "true"))
    holidays = _line(_("Public holidays"), ui.el.p(_holiday(), class_name="t-meta choice-fact"))
    mailed = rx.fragment(_daily(), _quiet(), holidays)
    return [rx.cond(own.sends_mail, mailed, rx.fragment(*kept, weekends)), _leave()]


def _daily() -> rx.Component:
    own = ChoicesState.own
    days = [
        (Days.WORKING.value, _("Every working day")),
        (Days.EVERY.value, _("Every day")),
        (Days.WEEKLY.value, _("Once a week, on Monday")),
        (Days.NEVER.value, _("Never")),
    ]
    return _line(
        _("The daily mail"),
        ui.el.div(
            ui.select("days", days, size="2", label=_("Days of the daily mail"), default_value=own.days),
            _time("digest_at", _("Time of the daily mail"), own.digest_at),
            ui.el.span(_("No mail when there is nothing to say."), class_name="t-meta"),
            class_name="row g2 wrap",
        ),
    )


def _quiet() -> rx.Component:
    own = ChoicesState.own
    weekends = ui.checkbox(
        "quiet_weekends", _("and weekends"), value="true", default_checked=own.quiet_weekends
    )
    return _line(
        _("Quiet hours"),
        ui.el.div(
            _time("quiet_from", _("Quiet hours from"), own.quiet_from),
            ui.el.span(_("to"), aria_hidden="true", class_name="t-meta"),
            _time("quiet_to", _("Quiet hours until"), own.quiet_to),
            weekends,
            class_name="row g2 wrap",
        ),
        ui.el.p(
            _("What comes then waits until they are over, except a session that moves within two hours."),
            class_name="t-meta choice-note",
        ),
    )


def _holiday() -> rx.Var[str]:
    holiday = ChoicesState.own.holiday
    known = _(
        "Quiet too, as at {site}. The next one is {day}: {name}.",
        site=holiday.site,
        day=ui.moment(holiday.noon, "full"),
        name=holiday.name,
    )
    return rx.cond(holiday.name != "", known, _("None is known for your site."))


def _leave() -> rx.Component:
    own, error = ChoicesState.own, ChoicesState.errors["leave_to"]
    note = _(
        "Nothing is sent and no card is late when you come back. Your mentoring times close; who books or "
        "asks you sees when you return."
    )
    return _line(
        _("Leave"),
        ui.el.div(
            _day("leave_from", _("First day of leave"), own.leave_from),
            ui.el.span(_("up to"), aria_hidden="true", class_name="t-meta"),
            _day("leave_to", _("Last day of leave"), own.leave_to),
            class_name="row g2 choice-leave",
        ),
        ui.form_error(error),
        ui.el.p(note, class_name="t-meta choice-note"),
    )


def _line(name: ui.Text, *children: rx.Component) -> rx.Component:
    return ui.el.div(ui.el.h3(name, class_name="t-body t-m"), ui.el.div(*children), class_name="choice-line")


def _time(name: str, label: ui.Text, value: rx.Var[str]) -> rx.Component:
    """A time by the half hour, or another one that came from elsewhere."""
    halves = rx.Var.create(HALF_HOURS)
    other = rx.cond(halves.contains(value), rx.fragment(), ui.el.option(ui.clock(value), value=value))
    options = (ui.el.option(ui.clock(each), value=each) for each in HALF_HOURS)
    named = {"name": name, "id": name, "aria_label": label}
    box = ui.el.select(*options, other, **named, default_value=value, class_name="select select-2")
    return ui.el.div(box, ui.icon("chevron_down", 15, 1.75), class_name="select-box")


def _day(name: str, label: ui.Text, value: ui.Text) -> rx.Component:
    error = ChoicesState.errors[name]
    return ui.text_input(name, type="date", size="2", default_value=value, error=error, aria_label=label)
