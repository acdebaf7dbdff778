"""Buttons, links and fields carry what keyboards, screen readers and the offline bar need."""

import reflex as rx

from learnhub import ui


class Page(rx.State):
    errors: dict[str, str] = rx.field(default_factory=dict)
    busy: bool = False


def _attributes(component: rx.Component) -> dict[str, str]:
    props = (prop.split(":", 1) for prop in component.render()["props"])
    return {name.strip('"'): value.strip('"') for name, value in props}


def test_button_is_a_quiet_button_by_default():
    attributes = _attributes(ui.button("Answer"))

    assert attributes == {"className": "btn btn-surface btn-2", "type": "button"}


def test_button_with_an_address_is_a_link_of_the_app():
    button = ui.button("Start review", to="/review", variant="solid", size="3")

    assert button.tag == "Link"
    assert _attributes(button) == {"className": "btn btn-solid btn-3", "to": "/review"}


def test_button_with_a_plain_address_is_left_to_the_browser():
    button = ui.button("Calendar file", href="/me/calendar.ics")

    assert button.tag == "a"
    assert _attributes(button)["href"] == "/me/calendar.ics"


def test_button_that_sends_waits_while_the_connection_is_lost():
    assert "data-sends" in _attributes(ui.button("Vote", on_click=rx.prevent_default))
    assert "data-sends" in _attributes(ui.button("Save", type="submit"))
    assert "data-sends" not in _attributes(ui.button("Menu"))


def test_key_cap_shows_the_key_and_binds_it():
    button = ui.button("Ask", key_cap="a")

    assert _attributes(button)["data-key"] == "a"
    assert _attributes(button)["aria-keyshortcuts"] == "a"
    assert 'jsx("kbd",{className:"kbd kbd-on"},"a")' in str(button)


def test_busy_button_is_disabled_and_says_so():
    attributes = _attributes(ui.button("Save", type="submit", busy=Page.busy))

    assert attributes["disabled"] == attributes["aria-busy"] == str(Page.busy)


def test_icon_button_is_named_and_has_a_tip():
    attributes = _attributes(ui.icon_button("bell", "Notifications"))

    assert attributes["aria-label"] == attributes["data-tip"] == "Notifications"


def test_classes_of_the_caller_are_added():
    assert _attributes(ui.button("x", class_name="grow"))["className"] == "btn btn-surface btn-2 grow"


def test_field_ties_label_control_hint_and_error_together():
    control = ui.text_input("title")

    field = ui.field("title", "Title", control, hint="A few words.", error=Page.errors["title"])

    attributes = _attributes(control)
    assert attributes["id"] == attributes["name"] == "title"
    assert attributes["aria-describedby"] == "title-hint title-error"
    assert attributes["aria-invalid"].endswith('? "true" : "false")')
    assert 'htmlFor:"title"' in str(field)
    assert 'id:"title-hint"' in str(field)
    assert 'id:"title-error"' in str(field)
    assert 'role:"alert"' in str(field)


def test_field_finds_its_control_behind_an_icon():
    control = ui.text_input("site", icon_name="globe")

    ui.field("site", "Site", control, hint="Optional.")

    assert _attributes(control.children[1])["aria-describedby"] == "site-hint"


def test_field_with_an_id_of_its_own_keeps_the_name():
    control = ui.text_area("body", id="answer-body")

    field = ui.field("body", "Answer", control, id="answer-body", error=Page.errors["body"])

    assert _attributes(control)["name"] == "body"
    assert _attributes(control)["aria-describedby"] == "answer-body-error"
    assert 'htmlFor:"answer-body"' in str(field)


def test_form_keeps_a_draft_and_leaves_messages_to_us():
    form = ui.form(ui.text_input("title"), on_submit=rx.prevent_default, draft="ask")

    keeper = form.children[-1]
    assert keeper.tag == "FormKeeper"
    assert _attributes(keeper) == {"draft": "ask"}
    assert _attributes(form)["noValidate"] == "true"


def test_native_form_posts_by_itself():
    form = ui.native_form(ui.button("Sign in", type="submit"), action="/auth/login")

    assert _attributes(form) == {"action": "/auth/login", "method": "post", "noValidate": "true"}


def test_select_takes_pairs_and_a_placeholder():
    select = ui.select("role", [("m", "Member")], placeholder="Any role", label="Role")

    box = select.children[0]
    assert _attributes(box)["aria-label"] == "Role"
    assert [_attributes(option)["value"] for option in box.children] == ["", "m"]


def test_switch_is_announced_as_one():
    assert 'role:"switch"' in str(ui.switch("anonymous", "Ask anonymously"))
