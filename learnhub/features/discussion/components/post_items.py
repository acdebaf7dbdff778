"""What everybody finds in the menu of a post, whatever its kind."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.bookmarks import keep_item
from learnhub.ui.text import _


def post_items(post: Any, *, suggests: bool = True) -> list[rx.Component]:
    """Keeping it, and items that lead to pages of their own, so that no post carries their forms along."""
    suggest, history, flag = _items(post.id)
    is_signed, is_others = post.author.id != "", ~post.can_remove
    return [
        keep_item(post.id),
        *([rx.cond(is_signed & is_others & ~post.can_edit & ~post.is_hidden, suggest)] if suggests else []),
        rx.cond(is_signed & is_others & ~post.is_hidden, thank_item(post)),
        rx.cond(is_signed, history),
        rx.cond(is_others, flag),
    ]


def thank_item(post: Any) -> rx.Component:
    """Leads to the page of its author, where they are thanked for it in a sentence."""
    to = rx.Var.create("/people/") + post.author.id.to(str) + "?thank=" + post.id.to(str)
    return ui.menu_item(_("Thank {name}", name=post.author.name), icon="heart_handshake", to=to)


def small_menu(
    content_id: Any, *items: rx.Component, is_signed: ui.Flag, suggests: bool = False
) -> rx.Component:
    """The same of something that a page shows without the view of a post, such as a line in a live list."""
    suggest, history, flag = _items(content_id)
    return ui.menu(
        ui.icon_button("ellipsis", _("More"), size="1"),
        *items,
        *([rx.cond(is_signed, suggest)] if suggests else []),
        rx.cond(is_signed, history),
        flag,
        id=rx.Var.create("menu-") + content_id,
        label=_("More"),
    )


def _items(content_id: Any) -> tuple[rx.Component, rx.Component, rx.Component]:
    return (
        ui.menu_item(_("Suggest an edit"), icon="pencil", to=rx.Var.create("/suggest/") + content_id),
        ui.menu_item(_("History"), icon="history", to=rx.Var.create("/history/") + content_id),
        ui.menu_item(_("Flag"), icon="flag", to=rx.Var.create("/flag/") + content_id),
    )
