"""The page of an item of the library: its frame, which is the same for every format."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.components.bookmarks import keep_button
from learnhub.features.discussion.components.chain import become_items, chain
from learnhub.features.discussion.components.comments import new_comments, undo_comment
from learnhub.features.discussion.components.kinds import kind_label
from learnhub.features.discussion.components.panel import panel
from learnhub.features.discussion.components.posts import (
    hidden_note,
    hide_dialog,
    post_menu,
    remove_dialog,
    tags_row,
)
from learnhub.features.discussion.components.together import authors
from learnhub.features.discussion.schemas import Words
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.features.discussion.state.items import UNDO
from learnhub.features.discussion.state.together import TogetherState
from learnhub.features.people.components import and_others
from learnhub.ui.text import _
from learnhub.web.live import watch
from learnhub.web.pages import Page

LIBRARY = ((N_("Library"), "/library"),)


def form_page(
    route: str, view: Callable[[], rx.Component], title: str, *, load: Any, requires: Permission
) -> Page:
    """The page of the form of an item, new or published."""
    return Page(
        route, view, title, load=load, section="library", requires=requires, crumbs=LIBRARY, dock=True
    )


def item_page(
    item: Any,
    head: rx.Component,
    *words: rx.Component,
    aside: list[rx.Component],
    dialogs: rx.Component,
    on_show: Any,
) -> rx.Component:
    """An item with what was said of it; `on_show` reads it again when others have commented."""
    comments = new_comments(
        DiscussionLiveState.comments, is_here=DiscussionLiveState.root_id == item.id, on_show=on_show
    )
    shown = ui.loaded(
        item.id != "",
        hidden_note(item),
        *rooms.around("note", item),
        head,
        ui.columns(
            [*words, panel(item), comments],
            [*aside, chain(item, item.title, item.kind), *rooms.around("aside", item)],
            label=_("About this page"),
        ),
        dialogs,
        *rooms.around("dialogs", item),
        undo_comment(),
        first_look=True,
    )
    return rx.fragment(watch(DiscussionLiveState), shown)


def item_bar(item: Any, address: ui.Text, *deeds: rx.Component) -> rx.Component:
    """What can be done with an item, in the page bar; its form is at `address`, its id and `/edit`."""
    form = rx.Var.create(address).to(str) + "/" + item.id.to(str) + "/edit"
    suggest = ui.button(
        _("Suggest an edit"),
        icon="pencil",
        to=rx.Var.create("/suggest/") + item.id.to(str),
        class_name="not-phone",
    )
    shown = rx.fragment(
        post_menu(
            item,
            ui.menu_item(_("Print"), icon="printer", data_print=""),
            *[rx.cond(~item.is_hidden, each) for each in become_items(item.id)],
            *rooms.around("menu", item),
            edit={"to": form},
        ),
        rx.cond(
            item.can_edit,
            ui.button(_("Edit"), icon="pencil", to=form, data_key="e"),
            rx.cond(~item.is_hidden, suggest),
        ),
        *deeds,
    )
    return rx.cond(item.id != "", shown)


def item_head(item: Any, *facts: Any) -> rx.Component:
    """The title with its kind, its moments and its length above, and everybody who writes it together.

    Who wrote it alone stands beside the words.
    """
    view = TogetherState.view
    is_shared = (view.content_id == item.id) & (view.co_authors.length() > 0)
    byline = ui.el.span(ui.el.span(item.author.name, class_name="t-m"), and_others(view.co_authors))
    about = ui.meta(
        kind_label(item.kind),
        ui.el.span(_("published {when}", when=ui.moment(item.published_at, "date"))),
        *facts,
        rx.cond(is_shared, byline),
        rx.cond(item.edited_at, ui.el.span(_("changed {when}", when=ui.moment(item.edited_at, "date")))),
        *rooms.around("mark", item),
    )
    return ui.heading(
        ui.el.span(item.title, lang=item.language),
        over=ui.el.div(about, keep_button(content_id=item.id), class_name="row between g2"),
    )


def item_foot(item: Any, *actions: rx.Component) -> rx.Component:
    """The tags, what it did for its reader, and what one does after reading."""
    return ui.el.div(
        tags_row(item.topics),
        ui.el.div(*rooms.around("foot", item), *actions, class_name="row g3 wrap"),
        class_name="col g4 guide-foot",
    )


def item_authors(item: Any) -> rx.Component:
    """Who wrote it, beside the words."""
    return authors(item)


def undo_publishing(state: Any, item: Any) -> rx.Component:
    """What the sentence about what was just published clicks; `state` is that of the form of new ones."""
    button = ui.el.button(type="button", id=UNDO, on_click=state.undo, hidden=True)
    return rx.cond((state.published == item.id) & (item.id != ""), button)


def item_dialogs(item: Any, on_remove: Any, *, title: ui.Text, text: ui.Text) -> rx.Component:
    """The dialogs that the menu opens."""
    return rx.fragment(remove_dialog(item, on_remove, title=title, text=text), hide_dialog(item))


def item_first_look(words: Words, text: str) -> str:
    """The title in its place over the text, as HTML; the rest comes with the page."""
    title = ui.first_title(words.title, words.language)
    return ui.first_columns(
        f'<header class="page-head"><div class="page-over">{ui.first_meta()}</div>{title}</header>', text
    )
