"""Who wrote something, and what its authors do to write it with others."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.state.together import ADD_CO_AUTHOR, TogetherState
from learnhub.features.people.components import found_people, person_line
from learnhub.features.people.refs import PersonRef
from learnhub.ui.text import _

_DIALOG = "co-author"
PAUSE = 150


def authors(post: Any, *more: rx.Component) -> rx.Component:
    """A section with everybody who wrote it, and for its authors the way to add somebody."""
    view = TogetherState.view
    is_here = view.content_id == post.id
    others = ui.el.ul(rx.foreach(view.co_authors, _co_author), class_name="col g3 co-authors")
    add = ui.button(
        _("Add a co-author"),
        icon="user_plus",
        size="1",
        variant="ghost",
        id=ADD_CO_AUTHOR,
        **ui.open_dialog(_DIALOG),
    )
    return ui.section(
        _("Its authors"),
        ui.el.div(
            person_line(post.author),
            rx.cond(is_here & (view.co_authors.length() > 0), others),
            rx.cond(is_here & view.is_wiki, ui.el.p(_("Colleagues edit it, too."), class_name="t-meta")),
            rx.cond(is_here & view.can_add, rx.fragment(ui.el.div(add), _dialog())),
            class_name="col g3",
        ),
        *more,
        line=False,
        class_name="its-authors",
    )


def _co_author(person: ui.ViewVar[PersonRef]) -> rx.Component:
    take_off = ui.icon_button(
        "x",
        _("Take {name} off", name=person.name),
        size="1",
        icon_size=15,
        on_click=TogetherState.take_off(person.id),
    )
    return ui.el.li(
        person_line(person),
        rx.cond(TogetherState.view.can_take_off, take_off),
        class_name="row between g2",
        key=person.id,
    )


def _dialog() -> rx.Component:
    """A name is looked for while it is typed; who is chosen is added at once."""
    name = ui.text_input(
        "co_author",
        on_change=TogetherState.look_for.debounce(PAUSE),
        auto_complete="off",
        auto_focus=True,
    )
    found = found_people(TogetherState.found, TogetherState.add, detail=lambda offer: offer.detail)
    return ui.dialog(
        ui.field("co_author", _("Name of a colleague"), name),
        found,
        id=_DIALOG,
        title=_("Add a co-author"),
        text=_("They can edit it, decide about suggestions, and are told. They may leave again."),
        width=460,
        closes_on=TogetherState.view.co_authors.length(),
    )


def together_items(post: Any) -> rx.Component:
    """What the menu of something adds for those who write it together."""
    view = TogetherState.view
    opened = ui.menu_item(
        _("Let colleagues edit it"), icon="users", on_click=TogetherState.put_wiki(rx.Var.create(True))
    )
    ended = ui.menu_item(
        _("Edit it alone again"), icon="users", on_click=TogetherState.put_wiki(rx.Var.create(False))
    )
    leave = ui.menu_item(_("Leave its authors"), icon="log_out", on_click=TogetherState.leave)
    items = rx.fragment(
        rx.cond(view.can_open_wiki, rx.cond(view.is_wiki, ended, opened)), rx.cond(view.can_leave, leave)
    )
    return rx.cond((view.content_id == post.id) & (post.id != ""), items)
