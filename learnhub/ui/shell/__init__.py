"""The frame around every page: labels, Vars and handlers come in, `web` joins them to state."""

from learnhub.ui.shell.account import (
    account_menu,
    language_switch,
    preference_items,
    sign_out_guard,
    sign_out_item,
)
from learnhub.ui.shell.bar import focus_bar, inbox_button, page_bar, shortcuts_button
from learnhub.ui.shell.frames import (
    frame_app,
    frame_focus,
    frame_plain,
    offline_bar,
    preferences,
    toasts,
    waiting,
)
from learnhub.ui.shell.palette import palette, palette_group, palette_option, palette_sort
from learnhub.ui.shell.places import (
    ACCOUNT_MENU,
    PALETTE,
    SHARE_MENU,
    SHORTCUTS,
    NavGroup,
    NavItem,
    ShareItem,
    Shortcut,
)
from learnhub.ui.shell.shortcuts import shortcuts_dialog
from learnhub.ui.shell.sidebar import phone_tabs, search_button, share_menu, sidebar

__all__ = [
    "ACCOUNT_MENU",
    "PALETTE",
    "SHARE_MENU",
    "SHORTCUTS",
    "NavGroup",
    "NavItem",
    "ShareItem",
    "Shortcut",
    "account_menu",
    "focus_bar",
    "frame_app",
    "frame_focus",
    "frame_plain",
    "inbox_button",
    "language_switch",
    "offline_bar",
    "page_bar",
    "palette",
    "palette_group",
    "palette_option",
    "palette_sort",
    "phone_tabs",
    "preference_items",
    "preferences",
    "search_button",
    "share_menu",
    "shortcuts_button",
    "shortcuts_dialog",
    "sidebar",
    "sign_out_guard",
    "sign_out_item",
    "toasts",
    "waiting",
]
