"""What everybody finds in the menu of a post, whatever its kind."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.ui.text import _


def post_items(post: Any) -> list[rx.Component]:
    """Items that lead to pages of their own, so that no post carries their forms along."""
    history = ui.menu_item(_("History"), icon="history", to=rx.Var.create("/history/") + post.id)
    suggest = ui.menu_item(_("Suggest an edit"), icon="pencil", to=rx.Var.create("/suggest/") + post.id)
    flag = ui.menu_item(_("Flag"), icon="flag", to=rx.Var.create("/flag/") + post.id)
    is_signed, is_others = post.author.id != "", ~post.can_remove
    return [
        rx.cond(is_signed & is_others & ~post.is_hidden, suggest),
        rx.cond(is_signed, history),
        rx.cond(is_others, flag),
    ]
