"""The frame: landmarks, the current place, keys, and one way out of a focus page."""

import reflex as rx

from learnhub import ui


class Shell(rx.State):
    waiting: int = 3
    live: bool = True
    leads: bool = False
    theme: str = "system"
    language: str = "en"
    toasts: list[dict] = rx.field(default_factory=list)


GROUPS = [
    ui.NavGroup(None, [ui.NavItem("today", "Today", "/", "sunrise", key="h")]),
    ui.NavGroup("Learn", [ui.NavItem("review", "Review", "/review", "layers", count=Shell.waiting)]),
    ui.NavGroup("Steer", [ui.NavItem("admin", "Administration", "/admin", "settings")], shown=Shell.leads),
]


def _account() -> rx.Component:
    return ui.account_menu(
        name="Ana Petit",
        detail="Planning, Lyon",
        initials="AP",
        colour="bronze",
        theme=Shell.theme,
        language=Shell.language,
        on_theme=lambda theme: rx.redirect(f"/saved/{theme}"),
        sign_out=ui.sign_out_item(),
    )


def _sidebar() -> str:
    return str(ui.sidebar(GROUPS, current="review", account=_account()))


def test_sidebar_marks_only_the_current_place():
    drawn = _sidebar()

    assert drawn.count('"aria-current":"page"') == 1
    assert 'to:"/review"' in drawn[drawn.index('"aria-current":"page"') :][:400]


def test_sidebar_binds_its_sequences_and_share():
    drawn = _sidebar()

    assert '"data-key":"g h"' in drawn
    assert '"data-key":"c"' in drawn
    assert 'popoverTarget:"lh-share"' in drawn


def test_sidebar_says_no_more_than_99():
    assert f'{_name(Shell.waiting)} > 99) ? "99+" : {_name(Shell.waiting)}' in _sidebar()


def _name(var: rx.Var) -> str:
    return str(var).rsplit("</reflex.Var>", 1)[-1]


def test_group_for_some_is_shown_on_a_condition():
    assert str(Shell.leads) in _sidebar()


def test_account_menu_switches_at_once_and_then_saves():
    drawn = str(_account())

    assert 'setTheme("dark")' in drawn
    assert "/saved/dark" in drawn
    assert 'setLanguage("fr")' in drawn
    assert 'action:"/auth/logout"' in drawn


def test_page_bar_leads_back_to_the_last_crumb():
    drawn = str(ui.page_bar(title="Karim", crumbs=[("People", "/people"), ("Lyon", "/people?site=lyon")]))

    back = drawn[drawn.index("lh-back") :]
    assert 'to:"/people?site=lyon"' in back[:200]
    assert '"data-key":"?"' in drawn
    assert '"data-opens":"lh-shortcuts"' in drawn


def test_app_frame_has_its_landmarks_and_a_skip_link_first():
    frame = ui.frame_app(
        "Content", sidebar=ui.el.aside(), bar=ui.page_bar(title="Today"), tabs=ui.phone_tabs([], current="")
    )

    assert 'href:"#lh-main"' in str(frame.children[0])
    assert 'jsx("main",{className:"lh-main",id:"lh-main"' in str(frame)
    assert "Behaviours" in str(frame)


def test_frame_with_a_dock_has_no_tabs():
    tabs = ui.phone_tabs([], current="")
    frame = ui.frame_app("x", sidebar=ui.el.aside(), bar=ui.page_bar(title="Book"), tabs=tabs, dock=True)

    assert "ph-tabs" not in str(frame)
    assert "lh-docked" in str(frame)


def test_focus_bar_is_left_by_escape():
    drawn = str(ui.focus_bar(leave="/", leave_label="End session"))

    assert '"data-key":"Escape"' in drawn
    assert 'to:"/"' in drawn


def test_shortcut_in_sequence_says_then():
    drawn = str(ui.shortcuts_dialog([("Go to", [ui.Shortcut("Today", ["g", "h"], then=True)])]))

    assert drawn.count('className:"kbd"') == 2
    assert 't("then")' in drawn
    assert "SwitchForKeys" in drawn


def test_toasts_call_back_with_their_id():
    drawn = str(ui.toasts(Shell.toasts, on_action=rx.console_log))

    assert "onAction" in drawn
    assert f"items:{Shell.toasts!s}" in drawn


def test_waiting_frame_needs_no_state_and_no_words():
    drawn = str(ui.waiting())

    assert "t(" not in drawn.replace("useT(", "")
    assert "state" not in drawn
