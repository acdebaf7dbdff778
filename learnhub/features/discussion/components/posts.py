"""What stands around the words of any content: author, tags, and what may be done to it.

They need what every view of content has: `id`, `author`, `is_hidden`, `hidden_reason`, `can_edit`,
`can_remove`, `can_moderate`. Hiding and showing again are the same on every page and bound here.
"""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.post_items import post_items
from learnhub.features.discussion.components.together import together_items
from learnhub.features.discussion.schemas import REASON_MAX
from learnhub.features.discussion.state import ModerationState
from learnhub.features.people.components import job_and_site, person_avatar, person_name
from learnhub.ui.text import _


def author_line(person: Any, *more: Any, size: str = "1") -> rx.Component:
    """Who wrote something, with job and site, and the pieces that follow; nobody when it is anonymous."""
    detail = ui.el.span(job_and_site(person), class_name="author-detail not-phone")
    known = ui.el.span(
        person_avatar(person, size),
        person_name(person, class_name="t-m t-ink"),
        rx.cond((person.job != "") | (person.site != ""), detail),
        class_name="author",
    )
    return ui.meta(rx.cond(person.id != "", known, ui.el.span(_("Anonymous"))), *more)


def tags_row(topics: Any, to: str = "/topics/", **props: Any) -> rx.Component:
    """The tags of a piece of content; `to` plus the topic's id is where each leads."""
    return ui.el.span(
        rx.foreach(topics, lambda topic: ui.tag(topic.name, to=rx.Var.create(to) + topic.id)),
        class_name=f"row g2 wrap {props.pop('class_name', '')}".strip(),
        **props,
    )


def post_menu(
    post: Any,
    *items: Any,
    edit: dict[str, Any] | None = None,
    on_remove: Any = None,
    suggests: bool = True,
) -> rx.Component:
    """Everything else that may be done: edit, look into the history, delete, hide with a reason, show again.

    `edit` are the props of its menu item (`{"on_click": …}` or `{"to": …}`). The dialogs that delete and hide
    open are `remove_dialog` and `hide_dialog`, which the page puts beside it; with `on_remove` what can be
    undone is deleted at once. Without `suggests` nobody suggests other words from it.
    """
    remove = ui.open_dialog(dialog_id("remove", post)) if on_remove is None else {"on_click": on_remove}
    edit_item = [rx.cond(post.can_edit, ui.menu_item(_("Edit"), icon="pencil", **edit))] if edit else []
    return ui.menu(
        ui.icon_button("ellipsis", _("More"), size="1"),
        *items,
        *edit_item,
        *post_items(post, suggests=suggests),
        together_items(post),
        rx.cond(
            post.can_moderate & ~post.can_remove,
            rx.cond(
                post.is_hidden,
                ui.menu_item(_("Show it again"), icon="eye", on_click=ModerationState.unhide(post.id)),
                ui.menu_item(_("Hide"), icon="eye_off", **ui.open_dialog(dialog_id("hide", post))),
            ),
        ),
        rx.cond(
            post.can_remove,
            ui.menu_item(_("Delete"), icon="trash_2", danger=True, **remove),
        ),
        id=dialog_id("menu", post),
        label=_("More"),
    )


def dialog_id(name: str, post: Any) -> rx.Var[str]:
    """The id of a dialog or menu that belongs to one piece of content."""
    return rx.Var.create(name + "-") + post.id.to(str)


def remove_dialog(post: Any, on_remove: Any, *, title: Any, text: Any) -> rx.Component:
    """Asks before deleting."""
    question = ui.confirm(
        id=dialog_id("remove", post), title=title, text=text, confirm=_("Delete"), on_confirm=on_remove
    )
    return rx.cond(post.can_remove, question)


def hide_dialog(post: Any) -> rx.Component:
    """Asks a moderator for the reason, which the author will read."""
    identifier = dialog_id("hide", post)
    field_id = f"reason-{post.id}"
    reason = ui.text_area("reason", 3, id=field_id, max_length=REASON_MAX)
    form = ui.form(
        ui.hidden("content_id", post.id),
        ui.field("reason", _("Reason"), reason, error=ModerationState.errors["reason"], id=field_id),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(identifier)),
            ui.button(_("Hide"), variant="solid", type="submit"),
        ),
        on_submit=ModerationState.hide,
        draft=dialog_id("hide", post),
        cleared=ModerationState.saved,
    )
    dialog = ui.dialog(
        form,
        id=identifier,
        title=_("Hide this?"),
        text=_("Only its author and moderators will see it, with your reason."),
        width=460,
        closes_on=ModerationState.saved,
    )
    return rx.cond(post.can_moderate & ~post.can_remove & ~post.is_hidden, dialog)


def hidden_note(post: Any) -> rx.Component:
    """What its author and moderators read above hidden content."""
    waits = _("Hidden until a moderator has read it.")
    decided = _("Hidden by a moderator: {reason}", reason=post.hidden_reason)
    note = ui.callout(
        ui.el.span(rx.cond(post.hidden_reason == "", waits, decided)),
        "warning",
        class_name="mb3",
    )
    return rx.cond(post.is_hidden, note)
