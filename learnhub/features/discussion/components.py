"""What content of any kind shows around its words: votes, author, tags, and what may be done to it.

All are pure: Vars and handlers in, component out. They need the fields that every view of content has: `id`,
`is_hidden`, `hidden_reason`, `can_edit`, `can_remove`, `can_moderate`.
"""

from collections.abc import Callable
from typing import Any, cast

import reflex as rx
from reflex.event import passthrough_event_spec

from learnhub import rooms, ui
from learnhub.features.discussion.schemas import REASON_MAX
from learnhub.features.people.components import job_and_site, person_avatar, person_name
from learnhub.features.topics.schemas import MAX_TAGS
from learnhub.rooms import Kind
from learnhub.ui.text import _, ngettext_

LANGUAGE_NAMES = (("en", "English"), ("fr", "Français"))


def kind_word(kind: Kind | rx.Var[str]) -> rx.Var[str]:
    """The word for a kind of content, also of one that only the browser knows."""
    if isinstance(kind, Kind):
        return _(kind.one)
    return rx.match(kind, *((str(known), _(known.one)) for known in rooms.kinds().values()), "").to(str)


def kind_tile(kind: Kind | rx.Var[str], size: int = 18) -> rx.Component:
    """The tile of a kind of content, also of one that only the browser knows."""
    return _by_kind(kind, lambda known: ui.tile(known.icon, known.colour, size))


def kind_label(kind: Kind | rx.Var[str], *, bare: bool = False) -> rx.Component:
    """Icon and word of a kind in its colour; `bare` without the icon, beside a tile."""
    return _by_kind(
        kind, lambda known: ui.coloured_label(known.icon, known.colour, kind_word(known), bare=bare)
    )


def _by_kind(kind: Kind | rx.Var[str], draw: Callable[[Kind], rx.Component]) -> rx.Component:
    if isinstance(kind, Kind):
        return draw(kind)
    drawn = ((str(known), draw(known)) for known in rooms.kinds().values())
    return cast(rx.Component, rx.match(kind, *drawn, rx.fragment()))


class Pressing(rx.Component):
    """Around a `PressButton` and its `PressFigure`: both follow a click at once, and then the server."""

    library = "$/public/press.js"
    tag = "Pressing"

    pressed: rx.Var[bool]


class PressButton(rx.Component):
    """A native button that looks pressed at once; `on_press` is called with what it shall be."""

    library = "$/public/press.js"
    tag = "PressButton"

    disabled: rx.Var[bool]
    on_press: rx.EventHandler[passthrough_event_spec(bool)]


class PressFigure(rx.Component):
    """How many pressed. Only where the server sends `count` together with `pressed`: it would count twice."""

    library = "$/public/press.js"
    tag = "PressFigure"

    count: rx.Var[int]


def vote_column(
    vote: Any, on_vote: Callable[[Any], Any], *, can_vote: Any, word: Any = False, below: Any = None
) -> rx.Component:
    """The arrow with its count. `vote` is a `VoteView`; `on_vote(wanted)` returns the handler's event.

    `word` repeats "votes" under the count, `below` is put at the end, such as the mark of a solution.
    """
    button = PressButton.create(
        ui.icon("chevron_up", 18),
        disabled=~can_vote,
        on_press=on_vote,
        custom_attrs={"aria-label": ngettext_("Vote, {n} vote", "Vote, {n} votes", vote.count)},
    )
    figure = PressFigure.create(count=vote.count, custom_attrs={"aria-hidden": "true"})
    spoken = ui.only_spoken(ngettext_("{n} vote", "{n} votes", vote.count), aria_live="polite")
    unit = ui.el.span(ngettext_("vote", "votes", vote.count), class_name="t-small", aria_hidden="true")
    rest = [] if below is None else [below]
    column = ui.el.div(button, figure, spoken, rx.cond(word, unit), *rest, class_name="vote")
    return Pressing.create(column, pressed=vote.is_mine)


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


def tags_row(topics: Any, to: str = "/questions?topic=", **props: Any) -> rx.Component:
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
    on_unhide: Any = None,
) -> rx.Component:
    """Everything else that may be done: edit, delete, hide with a reason, show again.

    `edit` are the props of its menu item (`{"on_click": …}` or `{"to": …}`). The dialogs that delete and hide
    open are `remove_dialog` and `hide_dialog`, which the page puts beside it. Drawn only for who may do any.
    """
    edit_item = [rx.cond(post.can_edit, ui.menu_item(_("Edit"), icon="pencil", **edit))] if edit else []
    menu = ui.menu(
        ui.icon_button("ellipsis", _("More"), size="1"),
        *items,
        *edit_item,
        rx.cond(
            post.can_moderate,
            rx.cond(
                post.is_hidden,
                ui.menu_item(_("Show it again"), icon="eye", on_click=on_unhide),
                ui.menu_item(_("Hide"), icon="eye_off", **ui.open_dialog(dialog_id("hide", post))),
            ),
        ),
        rx.cond(
            post.can_remove,
            ui.menu_item(
                _("Delete"), icon="trash_2", danger=True, **ui.open_dialog(dialog_id("remove", post))
            ),
        ),
        id=dialog_id("menu", post),
        label=_("More"),
    )
    return rx.cond(post.can_edit | post.can_remove | post.can_moderate, menu)


def dialog_id(name: str, post: Any) -> rx.Var[str]:
    """The id of a dialog or menu that belongs to one piece of content."""
    return rx.Var.create(name + "-") + post.id.to(str)


def remove_dialog(post: Any, on_remove: Any, *, title: Any, text: Any) -> rx.Component:
    """Asks before deleting."""
    question = ui.confirm(
        id=dialog_id("remove", post), title=title, text=text, confirm=_("Delete"), on_confirm=on_remove
    )
    return rx.cond(post.can_remove, question)


def hide_dialog(post: Any, on_hide: Any, *, error: Any, hidden: Any) -> rx.Component:
    """Asks a moderator for the reason, which the author will read.

    `on_hide` takes the form, a `HideInput`; `hidden` is the counter that rises on success.
    """
    identifier = dialog_id("hide", post)
    field_id = f"reason-{post.id}"
    reason = ui.text_area("reason", 3, id=field_id, max_length=REASON_MAX)
    form = ui.form(
        ui.hidden("content_id", post.id),
        ui.field("reason", _("Reason"), reason, error=error, id=field_id),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(identifier)),
            ui.button(_("Hide"), variant="solid", type="submit"),
        ),
        on_submit=on_hide,
        cleared=hidden,
    )
    dialog = ui.dialog(
        form,
        id=identifier,
        title=_("Hide this?"),
        text=_("Only its author and moderators will see it, with your reason."),
        width=460,
        closes_on=hidden,
    )
    return rx.cond(post.can_moderate & ~post.is_hidden, dialog)


def hidden_note(post: Any) -> rx.Component:
    """What its author and moderators read above hidden content."""
    note = ui.callout(
        ui.el.span(_("Hidden by a moderator: {reason}", reason=post.hidden_reason)),
        "warning",
        class_name="mb3",
    )
    return rx.cond(post.is_hidden, note)


def tags_field(suggestions: Any, on_type: Any, *, error: Any = None, **props: Any) -> rx.Component:
    """Tags as one text with commas; `suggestions` are whole texts that complete what was typed.

    `on_type` is called with the text; `topics.state.TopicSuggestionState` has both.
    """
    name = props.pop("name", "topics")
    key = props.pop("id", name)
    box = ui.text_input(
        name, id=key, on_change=on_type, auto_complete="off", list=rx.Var.create(f"{key}-list"), **props
    )
    offered = ui.el.datalist(rx.foreach(suggestions, lambda text: ui.el.option(value=text)), id=f"{key}-list")
    hint = ngettext_(
        "At most {n} tag. They bring it to people who know about it.",
        "At most {n} tags, with commas between them. They bring it to people who know about it.",
        MAX_TAGS,
    )
    control = rx.fragment(box, offered)
    return ui.field(name, _("Tags"), control, hint=hint, error=error, optional=True, id=key)


def language_field(default: Any, *, error: Any = None, key: str = "language") -> rx.Component:
    """The language in which something is written."""
    options = ui.select("language", list(LANGUAGE_NAMES), default_value=default, id=key)
    return ui.field("language", _("Language"), options, error=error, id=key)
