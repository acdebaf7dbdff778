"""In front of the door: sign-in, setup, invitation and reset."""

import reflex as rx

from learnhub import ui
from learnhub.features.people import components as parts
from learnhub.features.people.state.doors import DoorState, SetUpState
from learnhub.ui.text import _


def sign_in_page() -> rx.Component:
    """E-mail and password; before the setup, where to find its link."""
    company = DoorState.company
    form = ui.native_form(
        ui.hidden("next", ""),  # filled in by early.js
        parts.page_language(),
        parts.email_field(_("Work e-mail"), auto_focus=True),
        ui.field(
            "password",
            _("Password"),
            ui.text_input("password", type="password", auto_complete="current-password", required=True),
        ),
        ui.button(_("Sign in"), variant="solid", size="4", type="submit", class_name="wide mt5"),
        rx.cond(
            company.sends_mail,
            ui.el.p(ui.link(_("Forgotten your password?"), to="/forgotten"), class_name="t-meta mt4"),
            ui.el.p(
                _("Forgotten your password, or no account yet? Ask an administrator for a link."),
                class_name="t-meta mt4",
            ),
        ),
        action="/auth/sign-in",
        class_name="mt5",
    )
    not_set_up = ui.callout(
        _("LearnHub is not set up yet. The one-time link is in the window in which it was started."), "info"
    )
    return parts.door(
        company,
        rx.cond(DoorState.is_ready & ~company.is_set_up, ui.el.div(not_set_up, class_name="mt5"), form),
        title=sign_in_title(),
    )


def sign_in_title() -> rx.Var[str]:
    """Where one signs in, by the name of the company."""
    name = DoorState.company.name
    return rx.cond(name != "", _("Sign in to {company}", company=name), _("Sign in"))


def set_up_page() -> rx.Component:
    """The company and its first administrator, on one page."""
    form = ui.native_form(
        parts.link_token(),
        parts.browser_zone(),
        parts.page_language(),
        ui.field(
            "company",
            _("Name of the company"),
            ui.text_input("company", required=True, max_length=80, auto_complete="organization"),
        ),
        ui.field(
            "languages",
            _("Languages offered"),
            ui.select(
                "languages",
                [
                    ("en,fr", _("English and French")),
                    ("fr,en", _("French and English")),
                    ("en", _("English only")),
                    ("fr", _("French only")),
                ],
            ),
            hint=_("The first one is for people who have not chosen."),
        ),
        ui.el.hr(class_name="lh-rule mt5 mb5"),
        ui.field(
            "name", _("Your name"), ui.text_input("name", required=True, max_length=120, auto_complete="name")
        ),
        parts.email_field(_("Your work e-mail")),
        parts.new_password_field(_("Password")),
        ui.button(_("Open LearnHub"), variant="solid", size="4", type="submit", class_name="wide mt5"),
        action="/auth/setup",
        class_name="mt5",
    )
    return rx.cond(
        SetUpState.is_open,
        parts.door(
            DoorState.company,
            form,
            _no_link(
                _(
                    "This page opens with its one-time link. It is in the window in which LearnHub was "
                    "started; a new start writes a fresh one."
                )
            ),
            title=_("Set up LearnHub"),
            intro=_("Two minutes. You become the first administrator and can change all of it later."),
        ),
        ui.el.div(class_name="signin"),
    )


def forgotten_page() -> rx.Component:
    """Who has forgotten a password asks for a link by e-mail; the answer does not tell who has an account."""
    form = ui.native_form(
        parts.page_language(),
        parts.email_field(_("Work e-mail"), auto_focus=True),
        ui.button(_("Send me a link"), variant="solid", size="4", type="submit", class_name="wide mt5"),
        action="/auth/forgotten",
        class_name="mt5",
    )
    sent = ui.callout(
        _(
            "If there is an account with this address, an e-mail with a link is on its way. The link works "
            "for 30 minutes. If nothing comes, look among unwanted mail, or ask an administrator."
        ),
        "success",
    )
    without = ui.callout(_("LearnHub sends no e-mail here. Ask an administrator for a link."), "info")
    return parts.door(
        DoorState.company,
        rx.cond(
            DoorState.is_ready & ~DoorState.company.sends_mail,
            ui.el.div(without, class_name="mt5"),
            rx.cond(DoorState.is_asked, ui.el.div(sent, class_name="mt5"), form),
        ),
        ui.el.p(ui.link(_("Back to the sign-in"), to="/sign-in"), class_name="t-meta mt4"),
        title=_("Choose a new password"),
        intro=_("You get a link by e-mail, with which you choose it."),
    )


def invite_page() -> rx.Component:
    """Somebody invited chooses a password."""
    return _link_page(
        action="/auth/invite",
        title=rx.cond(
            DoorState.company.name != "",
            _("Join {company} on LearnHub", company=DoorState.company.name),
            _("Join LearnHub"),
        ),
        intro=_("Choose a password. You can complete your profile afterwards."),
        button=_("Join LearnHub"),
        zone=True,
    )


def reset_page() -> rx.Component:
    """Somebody with a link from an administrator chooses a new password."""
    return _link_page(
        action="/auth/reset",
        title=_("Choose a new password"),
        intro=_("You will be signed out in every other browser."),
        button=_("Save and sign in"),
        zone=False,
    )


def _link_page(
    *, action: str, title: rx.Var[str], intro: rx.Var[str], button: rx.Var[str], zone: bool
) -> rx.Component:
    form = ui.native_form(
        parts.link_token(),
        parts.page_language(),
        *([parts.browser_zone()] if zone else []),
        parts.email_field(_("Work e-mail"), read_only=True),
        parts.new_password_field(_("New password")),
        ui.button(button, variant="solid", size="4", type="submit", class_name="wide mt5"),
        action=action,
        class_name="mt5",
    )
    no_link = _no_link(_("This page opens with a one-time link. Ask an administrator for one."))
    return parts.door(DoorState.company, form, no_link, title=title, intro=intro)


def _no_link(text: ui.Text) -> rx.Component:
    """In place of a form that nobody can send, because the address carries no link."""
    return ui.el.div(ui.callout(text, "info"), class_name="no-link mt5")
