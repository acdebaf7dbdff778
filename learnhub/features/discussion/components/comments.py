"""Comments under a post: small, in the order in which they are read, with a form that opens in its place."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.fields import short_field
from learnhub.features.discussion.components.posts import hidden_note, hide_dialog, post_menu
from learnhub.features.discussion.schemas import COMMENT_MAX
from learnhub.features.discussion.state.comments import UNDO, CommentState
from learnhub.features.people.components import person_avatar, person_name
from learnhub.ui.text import _, ngettext_


@rx.memo
def comments_of(*, post_id: rx.Var[str], can_comment: rx.Var[bool]) -> rx.Component:
    """The comments on one post: a component of its own in the browser, drawn again without the page."""
    shown = CommentState.lists[post_id]
    more = ui.el.button(
        _("Show more comments"), type="button", on_click=CommentState.show_more(post_id), class_name="quiet"
    )
    begin = ui.el.button(
        _("Add a comment"), type="button", on_click=CommentState.open(post_id), class_name="quiet"
    )
    form = _form(post_id, _("Your comment"))
    return ui.el.div(
        ui.el.ul(
            rx.foreach(shown.rows, lambda comment: _comment(comment, can_comment)), class_name="comments"
        ),
        rx.cond(shown.next, more),
        rx.cond(can_comment, rx.cond(CommentState.parent_id == post_id, form, begin)),
        class_name="commented",
    )


def new_comments(count: Any, *, is_here: Any, on_show: Any) -> rx.Component:
    """Comments written since the page was loaded are shown when somebody asks for them: nothing jumps.

    `count` is how many there are now under the root, from a live view that is of this page when `is_here`.
    """
    new = count - CommentState.known
    words = ngettext_("{n} new comment", "{n} new comments", new)
    show = ui.button(words, icon="chevron_down", on_click=on_show)
    return ui.el.div(rx.cond(is_here & (new > 0), show), role="status", class_name="mt3")


def undo_comment() -> rx.Component:
    """What the sentence about a deleted comment clicks; once on each page with comments."""
    return ui.el.button(type="button", id=UNDO, on_click=CommentState.undo, hidden=True)


def comment_field(key: str, about: Any, label: Any, **props: Any) -> rx.Component:
    """Where a comment about something is typed."""
    given = {"rows": 1, "max_length": COMMENT_MAX, "aria_label": label, "auto_focus": True}
    return short_field("body", about=about, id=key, **given, **props)


def _comment(comment: Any, can_comment: ui.Flag) -> rx.Component:
    state = CommentState
    is_edited = (state.source.id == comment.id) & (comment.id != "")
    deleted = ui.el.p(_("This comment was deleted."), class_name="t-meta")
    return ui.el.li(
        rx.cond(comment.is_deleted | comment.is_withheld, rx.fragment(), person_avatar(comment.author, "1")),
        ui.el.div(
            rx.cond(
                comment.is_deleted,
                deleted,
                rx.cond(
                    comment.is_withheld,
                    _withheld(comment),
                    rx.cond(is_edited, _edit_form(), _words(comment, can_comment)),
                ),
            ),
            rx.cond(state.parent_id == comment.id, _form(comment.id, _("Your reply"))),
            class_name="grow",
        ),
        hide_dialog(comment),
        id=rx.Var.create("post-") + comment.id,
        class_name=rx.cond(comment.is_reply, "comment reply", "comment"),
        key=comment.id,
    )


def _withheld(comment: Any) -> rx.Component:
    """The line where a comment stands that is hidden from its reader."""
    reason = ui.el.span(comment.hidden_reason, lang=comment.language)
    decided = rx.fragment(_("This comment was hidden by a moderator."), " ", reason)
    words = rx.cond(comment.is_waiting, _("Hidden until a moderator has read it."), decided)
    return ui.el.p(ui.icon("eye_off", 14), ui.el.span(words), class_name="t-meta row g1")


def _words(comment: Any, can_comment: ui.Flag) -> rx.Component:
    when = ui.ago(comment.written_at)
    menu = post_menu(
        comment,
        edit={"on_click": CommentState.edit(comment.id)},
        on_remove=CommentState.remove(comment.id),
    )
    begin = CommentState.open(comment.id)
    reply = ui.el.button(_("Reply"), type="button", on_click=begin, class_name="quiet")
    return ui.el.div(
        ui.el.div(
            hidden_note(comment),
            person_name(comment.author, class_name="t-m t-ink"),
            " ",
            ui.rich_text(comment.html, lang=comment.language, class_name="comment-text"),
            " ",
            ui.el.span(
                rx.cond(comment.edited_at, _("{when}, edited", when=when), when), class_name="t-small"
            ),
            class_name="grow",
        ),
        ui.el.div(rx.cond(comment.can_reply & can_comment, reply), menu, class_name="comment-do row g2"),
        class_name="row top g2 comment-body",
    )


def _form(parent_id: Any, label: Any) -> rx.Component:
    key = rx.Var.create("comment-") + parent_id.to(str)
    return ui.form(
        ui.hidden("parent_id", parent_id),
        comment_field(f"comment-{parent_id}", parent_id, label),
        *_buttons(_("Comment")),
        on_submit=CommentState.comment,
        draft=key,
        cleared=CommentState.saved,
        once=True,
        class_name="comment-form",
    )


def _edit_form() -> rx.Component:
    source = CommentState.source
    key = rx.Var.create("edit-") + source.id.to(str)
    return ui.form(
        ui.hidden("comment_id", source.id),
        ui.hidden("edition", source.edition),
        comment_field(f"edit-{source.id}", source.id, _("Your comment"), default_value=source.body),
        *_buttons(_("Save")),
        on_submit=CommentState.save,
        draft=key,
        key=source.id.to(str) + source.edition.to_string(),
        class_name="comment-form",
    )


def _buttons(send: Any) -> list[rx.Component]:
    problem = CommentState.errors["body"]
    return [
        rx.cond(problem, ui.el.p(problem, role="alert", class_name="field-error")),
        ui.el.div(
            ui.button(_("Cancel"), variant="ghost", size="1", on_click=CommentState.close),
            ui.button(send, size="1", type="submit"),
            class_name="row end g2 mt2",
        ),
    ]
