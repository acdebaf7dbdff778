"""What everybody finds in the menu of a post, whatever its kind."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.ui.text import _


def post_items(post: Any) -> list[rx.Component]:
    """Items that lead to pages of their own, so that no post carries their forms along."""
    history = ui.menu_item(_("History"), icon="history", to=rx.Var.create("/history/") + post.id)
    flag = ui.menu_item(_("Flag"), icon="flag", to=rx.Var.create("/flag/") + post.id)
    return [rx.cond(post.author.id != "", history), rx.cond(~post.can_remove, flag)]
