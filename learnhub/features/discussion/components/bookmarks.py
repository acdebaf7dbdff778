"""Keeping content for later: the button of an item, and the list of what one keeps."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.kinds import kind_label, kind_tile
from learnhub.features.discussion.components.votes import PressButton, Pressing
from learnhub.features.discussion.schemas import BookmarkView
from learnhub.features.discussion.state.bookmarks import BookmarkState
from learnhub.features.people.components import author_meta
from learnhub.ui.text import _


@rx.memo
def keep_button(*, content_id: rx.Var[str]) -> rx.Component:
    """Keep an item for later, or no more; the page has begun with `show_bookmarks`."""
    is_on = BookmarkState.kept[content_id]
    button = PressButton.create(
        ui.icon("bookmark", 18, 1.75),
        on_press=lambda on: BookmarkState.keep(content_id, on),
        class_name="btn btn-icon btn-ghost btn-2 keep",
        custom_attrs={
            "aria-label": _("Keep for later"),
            "data-tip": rx.cond(is_on, _("Kept, for you only"), _("Keep for later")),
        },
    )
    return Pressing.create(button, pressed=is_on)


def keep_item(content_id: ui.Text) -> rx.Component:
    """The same in the menu of a post."""
    is_on = BookmarkState.kept[content_id]
    return ui.menu_item(
        rx.cond(is_on, _("Keep it no longer"), _("Keep for later")),
        icon="bookmark",
        on_click=BookmarkState.keep(content_id, ~is_on),
    )


def bookmark_row(row: ui.ViewVar[BookmarkView]) -> rx.Component:
    """Something that one keeps."""
    return ui.row(
        ui.meta(kind_label(row.kind, bare=True)),
        ui.item_title(row.title, to=row.address, lang=row.language, class_name="t-title-l"),
        rx.cond(row.excerpt != "", ui.el.p(row.excerpt, lang=row.language, class_name="t-body t-2")),
        author_meta(row.author, rx.cond(row.published_at, ui.el.span(ui.moment(row.published_at, "date")))),
        lead=kind_tile(row.kind),
        actions=keep_button(content_id=row.id),
        feed=True,
        key=row.id,
        class_name="library-row",
    )
