"""Menus and dialogs are the browser's own."""

import reflex as rx

from learnhub import ui


class Page(rx.State):
    saved: int = 0
    theme: str = "system"


def _props(component: rx.Component) -> list[str]:
    return component.render()["props"]


def test_menu_is_a_popover_of_its_trigger():
    trigger = ui.icon_button("ellipsis", "More")

    menu = ui.menu(trigger, ui.menu_item("Edit", to="/edit"), id="more")

    assert 'popoverTarget:"more"' in _props(trigger)
    assert '"aria-haspopup":"menu"' in _props(trigger)
    listed = menu.children[1]
    assert {'id:"more"', 'popover:"auto"', 'role:"menu"'} <= set(_props(listed))
    assert 'role:"menuitem"' in str(listed)


def test_menu_item_that_is_a_setting_says_whether_it_is_chosen():
    item = ui.menu_item("Dark", checked=Page.theme == "dark", on_click=ui.set_theme("dark"))

    assert 'role:"menuitemradio"' in _props(item)
    assert any(prop.startswith('"aria-checked":') for prop in _props(item))
    assert "setTheme" in str(item)


def test_dialog_is_named_by_its_title_and_closes_with_the_state():
    dialog = ui.dialog("Text", id="topic", title="Add a topic", closes_on=Page.saved)

    assert dialog.tag == "Dialog"
    assert '"aria-labelledby":"topic-title"' in _props(dialog)
    assert f"closesOn:{Page.saved!s}" in _props(dialog)
    assert 'id:"topic-title"' in str(dialog)


def test_dialog_opens_and_closes_by_id():
    assert ui.open_dialog("topic") == {"data_opens": "topic", "aria_haspopup": "dialog"}
    assert '"data-closes":"topic"' in str(ui.button("Cancel", **ui.close_dialog("topic")))


def test_confirm_asks_with_a_way_back():
    asked = ui.confirm(
        id="gone",
        title="Delete this draft?",
        text="It is final.",
        confirm="Delete",
        on_confirm=rx.prevent_default,
    )

    drawn = str(asked)
    assert 'role:"alertdialog"' in drawn
    assert "btn-danger" in drawn
    assert drawn.count('"data-closes":"gone"') == 3


def test_tooltip_says_the_text():
    assert '"data-tip":"Private"' in _props(ui.tooltip(ui.badge("P"), "Private"))
