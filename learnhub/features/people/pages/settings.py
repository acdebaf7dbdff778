"""One's own settings: profile, appearance, password and browsers, keys."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.features.people import components as parts
from learnhub.features.people.schemas import SignInView, TokenView
from learnhub.features.people.scopes import scopes
from learnhub.features.people.state.settings import SettingsState, SignInsState, TokensState
from learnhub.ui.text import _


def settings_page() -> rx.Component:
    """The profile: what colleagues see."""
    state, own = SettingsState, SettingsState.own
    form = ui.form(
        ui.el.div(
            _text("name", _("Name"), own.person.name, max_length=120, required=True, auto_complete="name"),
            _text("job", _("Job"), own.person.job, max_length=120, auto_complete="organization-title"),
            class_name="two",
        ),
        ui.field(
            "about",
            _("About you"),
            ui.text_area("about", rows=3, default_value=own.about, max_length=400),
            hint=_("One or two sentences: what you like to be asked about."),
            error=state.errors["about"],
        ),
        ui.el.div(
            parts.group_select("site_id", state.sites, _("Site"), own.site_id, _("No site")),
            parts.group_select("team_id", state.teams, _("Team"), own.team_id, _("No team")),
            class_name="two",
        ),
        ui.field(
            "zone",
            _("Time zone"),
            ui.select("zone", parts.zone_pairs(state.zones), default_value=own.zone),
            hint=_("Sessions and due cards follow it."),
            error=state.errors["zone"],
        ),
        ui.form_actions(ui.button(_("Save"), variant="solid", size="3", type="submit")),
        on_submit=state.save,
        draft="profile",
        key=state.saved.to_string() + state.own.to_string(),
        class_name="form",
    )
    return _settings("/settings", ui.loaded(state.is_ready, form))


def _text(name: str, label: ui.Text, value: ui.Text, **props: Any) -> rx.Component:
    error = SettingsState.errors[name]
    return ui.field(name, label, ui.text_input(name, default_value=value, error=error, **props), error=error)


def _settings(current: str, *children: Any) -> rx.Component:
    return ui.el.div(
        ui.heading(_("Settings")), parts.settings_tabs(current), *children, class_name="settings"
    )


def appearance_page() -> rx.Component:
    """The language and the colours, kept with the account and changed at once."""
    state = SettingsState
    themes: list[tuple[ui.Theme, ui.Text, ui.Text, str]] = [
        ("light", _("Light"), _("Dark text on paper"), "sun"),
        ("dark", _("Dark"), _("Light text on black"), "moon"),
        ("system", _("System"), _("As this device is set"), "monitor"),
    ]
    chosen = ui.choices(
        _("Appearance"),
        *(
            ui.choice_card(
                "theme",
                value,
                title,
                text,
                icon_name=icon,
                checked=state.own.theme == value,
                on_change=[ui.set_theme(value).guess_type(), state.keep_theme(value)],
            )
            for value, title, text, icon in themes
        ),
    )
    spoken = ui.choices(
        _("Language"),
        *(
            rx.cond(state.languages.contains(code), _language_choice(code, word))
            for code, word in LANGUAGE_NAMES.items()
        ),
    )
    note = _("What is in a language that you do not read comes last in lists, with a mark.")
    also = ui.choices(
        _("I also read"),
        *(
            rx.cond(state.languages.contains(code) & (state.own.language != code), _also_reads(code, word))
            for code, word in LANGUAGE_NAMES.items()
        ),
    )
    words = ui.el.div(also, ui.el.p(note, class_name="t-meta"), class_name="mt5")
    reading = rx.cond(state.languages.length() > 1, words)
    return _settings(
        "/settings/appearance",
        ui.loaded(
            state.is_ready,
            ui.el.div(chosen, ui.el.div(spoken, class_name="mt5"), reading, class_name="form"),
        ),
    )


def _language_choice(code: str, word: str) -> rx.Component:
    keep = [ui.set_language(code).guess_type(), SettingsState.keep_language(code)]
    is_chosen = SettingsState.own.language == code
    return ui.radio("language", code, ui.el.span(word, lang=code), checked=is_chosen, on_change=keep)


def _also_reads(code: str, word: str) -> rx.Component:
    props = {"checked": SettingsState.own.reads.contains(code), "on_change": SettingsState.keep_reading(code)}
    return ui.checkbox("reads", ui.el.span(word, lang=code), value=code, **props)


def sign_ins_page() -> rx.Component:
    """The password, and the browsers in which one is signed in."""
    state = SignInsState
    changed = ui.callout(_("Your password is changed. Every other browser is signed out."), "success")
    form = ui.native_form(
        ui.el.input(
            type="text",
            name="email",
            value=state.email,
            read_only=True,
            auto_complete="username",
            hidden=True,
            aria_hidden="true",
        ),
        ui.field(
            "current",
            _("Current password"),
            ui.text_input("current", type="password", auto_complete="current-password", required=True),
        ),
        parts.new_password_field(_("New password")),
        ui.form_actions(ui.button(_("Change password"), variant="solid", size="3", type="submit")),
        action="/auth/password",
        class_name="form mt3",
    )
    return _settings(
        "/settings/sign-ins",
        rx.cond(state.just_changed, ui.el.div(changed, class_name="mb5")),
        ui.section(_("Password"), form, class_name="mb6"),
        ui.section(
            _("Where you are signed in"),
            ui.loaded(state.is_ready, ui.list_(rx.foreach(state.sign_ins, _sign_in))),
            ui.native_form(
                ui.button(_("Sign out everywhere"), icon="log_out", type="submit"),
                action="/auth/sign-out-everywhere",
                class_name="mt4",
            ),
        ),
    )


def _sign_in(one: ui.ViewVar[SignInView]) -> rx.Component:
    here = ui.badge(_("This browser"), "petrol")
    both = _("{browser} on {system}", browser=one.browser, system=one.system)
    name = rx.cond(one.system != "", both, one.browser)
    out = ui.button(_("Sign out"), size="1", on_click=SignInsState.end(one.number))
    return ui.row(
        ui.el.p(rx.cond(one.browser != "", name, _("Unknown browser")), class_name="t-m"),
        ui.meta(
            rx.cond(one.ip_prefix != "", ui.el.span(_("Network {network}", network=one.ip_prefix))),
            _("since {moment}", moment=ui.moment(one.created_at, "day")),
            _("used {when}", when=ui.lately(one.seen_at)),
        ),
        lead=ui.grey_tile("monitor"),
        actions=rx.cond(one.is_this, here, out),
    )


def tokens_page() -> rx.Component:
    """Keys to the REST interface."""
    state = TokensState
    listed = ui.list_(rx.foreach(state.tokens, _token))
    nothing = ui.empty(
        _("No key yet"), _("A key lets a program of yours use LearnHub in your name."), icon="key_round"
    )
    return _settings(
        "/settings/tokens",
        ui.el.p(
            _("A key lets a program of yours do here what you allow it, in your name, and nothing more."),
            " ",
            ui.external_link(_("Description of the interface"), href="/api/openapi.json"),
            class_name="t-body t-2 mb4",
        ),
        rx.cond(state.secret != "", _fresh_token()),
        ui.loaded(
            state.is_ready,
            ui.section(
                _("Your keys"),
                rx.cond(state.tokens.length() > 0, listed, nothing),
                more=ui.button(_("New key"), icon="plus", size="1", **ui.open_dialog("new-token")),
            ),
        ),
        _token_dialog(),
    )


def _fresh_token() -> rx.Component:
    note = _("Copy it now: it is not shown again and LearnHub does not keep it.")
    return ui.panel(
        ui.el.p(_("Your new key"), class_name="t-sec mb2"),
        parts.shown_once(TokensState.secret, _("Your new key"), note),
        ui.button(_("I have copied it"), on_click=TokensState.forget, class_name="mt3"),
        class_name="mb5",
    )


def _token(token: ui.ViewVar[TokenView]) -> rx.Component:
    until = rx.match(
        token.is_expired,
        (True, _("expired")),
        rx.cond(
            token.expires_at,
            _("works until {date}", date=ui.moment(token.expires_at, "date")),
            _("does not expire"),
        ),
    )
    used = rx.cond(
        token.last_used_day,
        _("last used {date}", date=ui.moment(token.last_used_day, "date")),
        _("never used"),
    )
    scopes = rx.foreach(token.scopes, lambda scope: ui.tag(_scope_name(scope)))
    confirm = f"revoke-{token.id}"
    return ui.row(
        ui.el.p(token.name, class_name="t-m"),
        ui.meta(until, used),
        ui.el.div(scopes, class_name="row wrap g1 mt2"),
        lead=ui.grey_tile("key_round"),
        actions=ui.el.span(
            ui.button(_("Revoke"), size="1", **ui.open_dialog(confirm)),
            ui.confirm(
                id=confirm,
                title=_("Revoke “{name}”?", name=token.name),
                text=_("What uses it stops working at once."),
                confirm=_("Revoke"),
                on_confirm=TokensState.revoke(token.id),
            ),
        ),
    )


def _scope_name(scope: rx.Var[str]) -> rx.Var[str]:
    return ui.match_text(scope, *((str(known), _(known.scope)) for known in scopes()), otherwise=scope)


def _token_dialog() -> rx.Component:
    state = TokensState
    boxes = rx.foreach(state.offered, lambda scope: ui.checkbox("scopes", _scope_name(scope), value=scope))
    return ui.dialog(
        ui.form(
            ui.field(
                "name",
                _("What it is for"),
                ui.text_input("name", id="token-name", max_length=80, error=state.errors["name"]),
                error=state.errors["name"],
                id="token-name",
            ),
            ui.el.div(
                ui.choices(_("What it may do"), ui.el.div(boxes, class_name="scope-list")),
                ui.form_error(state.errors["scopes"]),
                class_name="field mt4",
            ),
            ui.field(
                "days",
                _("How long it works"),
                ui.select(
                    "days",
                    [
                        ("30", _("30 days")),
                        ("90", _("90 days")),
                        ("365", _("A year")),
                        ("", _("Until revoked")),
                    ],
                    default_value="90",
                ),
            ),
            ui.dialog_actions(
                ui.button(_("Cancel"), **ui.close_dialog("new-token")),
                ui.button(_("Make the key"), variant="solid", type="submit"),
            ),
            on_submit=state.make,
            cleared=state.saved,
        ),
        id="new-token",
        title=_("New key"),
        closes_on=state.saved,
    )
