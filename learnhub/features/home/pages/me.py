"""Me: one's own page, settings with what they say now, administration, and the way out. A tab of phones."""

import reflex as rx

from learnhub import ui
from learnhub.features.home.shell import menus
from learnhub.features.home.state import ShellState
from learnhub.features.people.components import person_avatar, profile_address
from learnhub.rooms import Wing
from learnhub.ui.shell.places import when
from learnhub.ui.text import _


def me_page() -> rx.Component:
    """Ways to other pages; only the appearance is chosen here."""
    return ui.loaded(
        ShellState.shell.person.id != "",
        ui.el.div(_who(), _learn(), _settings(), _steer(), _sign_out(), class_name="reading me"),
    )


def _who() -> rx.Component:
    person = ShellState.shell.person
    words = ui.el.span(
        ui.el.span(person.name, class_name="t-h2"),
        ui.el.span(person.job, class_name="t-meta"),
        ui.el.span(_("See my page"), class_name="t-body t-link"),
        class_name="col grow",
    )
    inside = (person_avatar(person, "6"), words, ui.icon("chevron_right", 18))
    return ui.el.h1(
        ui.link(*inside, to=profile_address(person), class_name="way way-who"), class_name="me-who"
    )


def _learn() -> rx.Component:
    kept = _way(_("What I kept"), "/kept", "bookmark")
    return ui.section(_("What I learn"), ui.el.ul(kept, class_name="ways"))


def _settings() -> rx.Component:
    shell = ShellState.shell
    language = rx.cond(shell.language == "fr", "Français", "English")
    return ui.section(
        _("Settings"),
        ui.el.ul(
            _way(_("Profile"), "/settings", "circle_user", shell.person.site),
            _way(_("Skills"), "/settings/skills", "sprout"),
            _way(_("What reaches me"), "/settings/notices", "bell"),
            _way(_("Language"), "/settings/appearance", "globe", language),
            ui.el.li(_appearance()),
            _way(_("Password and browsers"), "/settings/sign-ins", "key_round"),
            _way(_("Calendar"), "/settings/calendar", "calendar"),
            class_name="ways",
        ),
    )


def _way(label: ui.Text, to: str, icon: str, value: ui.Text = "") -> rx.Component:
    inside = (
        ui.icon(icon, 20, 1.65),
        ui.el.span(label, class_name="grow"),
        ui.el.span(value, class_name="t-meta t-clip"),
        ui.icon("chevron_right", 18),
    )
    return ui.el.li(ui.link(*inside, to=to, class_name="way"))


def _appearance() -> rx.Component:
    themes: list[tuple[ui.Theme, ui.Text]] = [
        ("system", _("System")),
        ("light", _("Light")),
        ("dark", _("Dark")),
    ]

    def choice(value: ui.Theme, word: ui.Text) -> rx.Component:
        box = ui.el.input(
            type="radio",
            name="theme",
            value=value,
            checked=ShellState.shell.theme == value,
            on_change=[ui.set_theme(value).guess_type(), ShellState.keep_theme(value)],
            class_name="sr-only",
        )
        return ui.el.label(box, word)

    return ui.el.div(
        ui.icon("sun_moon", 20, 1.65),
        ui.el.span(_("Appearance"), id="appearance", class_name="grow"),
        ui.el.div(
            *(choice(value, word) for value, word in themes),
            role="radiogroup",
            aria_labelledby="appearance",
            class_name="segmented segmented-radio",
        ),
        class_name="way",
    )


def _steer() -> rx.Component:
    steer = menus.group_of(Wing.STEER)
    ways = [when(item.shown, _way(item.label, item.to, item.icon)) for item in steer.items]
    return when(steer.shown, ui.section(_("Steer"), ui.el.ul(*ways, class_name="ways")))


def _sign_out() -> rx.Component:
    button = ui.el.button(
        ui.icon("log_out", 20, 1.65), ui.el.span(_("Sign out")), type="submit", class_name="way"
    )
    return ui.native_form(button, action="/auth/sign-out", class_name="ways me-out")
