"""The feed of a community, what waits there, and what helps whoever facilitates it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.communities.components.words import address
from learnhub.features.communities.schemas import (
    AgendaItem,
    BridgeView,
    FeedRow,
    FiguresView,
    OwnPost,
    WaitingPost,
)
from learnhub.features.communities.state import CommunityState, FeedState
from learnhub.features.discussion.components import kind_label, kind_tile
from learnhub.features.discussion.schemas import REASON_MAX
from learnhub.features.people.components import author_meta, person_line
from learnhub.ui.text import _, ngettext_

SEND_BACK = "send-back-"


def feed_row(row: ui.ViewVar[FeedRow], *, can_take_out: Any = False) -> rx.Component:
    """Something written in it, or shown there."""
    answers = ui.el.span(ngettext_("{n} answer", "{n} answers", row.answer_count))
    comments = ui.el.span(ngettext_("{n} comment", "{n} comments", row.comment_count))
    take_out = ui.icon_button(
        "x",
        _("Show “{title}” here no more", title=row.title),
        size="1",
        on_click=FeedState.take_out(row.id),
    )
    return ui.row(
        ui.meta(
            kind_label(row.kind, bare=True), rx.cond(row.is_shown, ui.el.span(_("shown from elsewhere")))
        ),
        ui.item_title(row.title, to=row.address, lang=row.language, class_name="t-title-l"),
        rx.cond(row.excerpt != "", ui.el.p(row.excerpt, lang=row.language, class_name="t-body t-2 clip")),
        author_meta(
            row.author,
            rx.cond(row.published_at, ui.el.span(ui.ago(row.published_at))),
            rx.cond(row.answer_count > 0, answers),
            rx.cond(row.comment_count > 0, comments),
        ),
        lead=kind_tile(row.kind),
        actions=rx.cond(row.is_shown & can_take_out, take_out),
        feed=True,
        key=row.id,
    )


def feed() -> rx.Component:
    """What it holds and shows, the newest first."""
    state, community = FeedState, CommunityState.community
    rows = ui.list_(rx.foreach(state.rows, lambda row: feed_row(row, can_take_out=community.is_facilitated)))
    nothing = ui.empty(
        _("Nothing is here yet"),
        rx.cond(
            community.can_post,
            _("The first one is the hardest. It can be simple."),
            _("Its members have not shared anything yet."),
        ),
        rx.cond(
            community.can_post,
            ui.button(_("Ask the community"), to=rx.Var.create("/questions/ask?in=") + community.id),
        ),
        icon="users_round",
    )
    shown = rx.fragment(
        rx.cond(state.rows.length() > 0, rows, nothing), ui.pager(state.has_more, state.show_more)
    )
    return ui.loaded(state.shown_of == community.id, shown, rows=4)


def ask_box() -> rx.Component:
    """The way to a question for everybody there."""
    community = CommunityState.community
    link = ui.link(
        ui.icon("message_circle_question", 18, 1.75),
        ui.el.span(_("Ask the community")),
        to=rx.Var.create("/questions/ask?in=") + community.id,
        class_name="community-ask",
        data_key="a",
        aria_keyshortcuts="a",
    )
    return rx.cond(community.can_post & (FeedState.rows.length() > 0), link)


def waiting() -> rx.Component:
    """What somebody has to look at before it is shown, with its words."""
    rows = FeedState.waiting
    section = ui.section(
        _("Before they are shown"),
        ui.el.p(_("Somebody else than the author looks at each of these first."), class_name="t-meta mb2"),
        ui.list_(rx.foreach(rows, _waiting_row)),
        note=rows.length(),
    )
    return rx.cond(rows.length() > 0, section)


def unshown() -> rx.Component:
    """What its reader wrote that waits, or was sent back."""
    rows = FeedState.unshown
    section = ui.section(_("Yours, not shown yet"), ui.list_(rx.foreach(rows, _unshown_row)))
    return rx.cond(rows.length() > 0, section)


def _unshown_row(post: ui.ViewVar[OwnPost]) -> rx.Component:
    waits = ui.el.p(_("Somebody looks at it first."), class_name="t-meta")
    back = ui.el.p(_("It was sent back:"), " ", post.reason, class_name="t-small t-warn")
    return ui.row(
        ui.meta(kind_label(post.kind, bare=True)),
        ui.item_title(post.title, to=post.address, lang=post.language),
        rx.cond(post.reason != "", back, waits),
        lead=kind_tile(post.kind),
        key=post.id,
    )


def _waiting_row(post: ui.ViewVar[WaitingPost]) -> rx.Component:
    dialog = rx.Var.create(SEND_BACK) + post.id
    words = ui.el.details(
        ui.el.summary(_("Read it"), class_name="t-link t-small"),
        ui.rich_text(post.html, lang=post.language, class_name="mt2"),
    )
    return ui.row(
        ui.meta(kind_label(post.kind, bare=True)),
        ui.item_title(post.title, lang=post.language),
        author_meta(post.author),
        rx.cond(post.html != "", words),
        ui.el.div(
            ui.button(
                _("Show it"),
                icon="check",
                size="1",
                on_click=FeedState.approve(post.id),
                aria_label=_("Show “{title}”", title=post.title),
            ),
            ui.button(_("Send it back"), size="1", variant="ghost", **ui.open_dialog(dialog)),
            class_name="row g2 mt2",
        ),
        _send_back(post, dialog),
        lead=kind_tile(post.kind),
        key=post.id,
    )


def _send_back(post: ui.ViewVar[WaitingPost], dialog: rx.Var[str]) -> rx.Component:
    state, field = FeedState, f"reason-{post.id}"
    box = ui.text_area("reason", 3, id=field, max_length=REASON_MAX)
    form = ui.form(
        ui.hidden("content_id", post.id),
        ui.field(
            *("reason", _("What is missing?"), box),
            error=state.errors["reason"],
            hint=_("Its author reads this, changes it and sends it again."),
            id=field,
        ),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(dialog)),
            ui.button(_("Send it back"), variant="solid", type="submit"),
        ),
        on_submit=state.send_back,
        cleared=state.saved,
    )
    return ui.dialog(form, id=dialog, title=_("Send it back"), width=460, closes_on=state.saved)


def figures(shown: ui.ViewVar[FiguresView]) -> rx.Component:
    """Its four figures, of the last 90 days; none of them for fewer than five people."""
    rows = (
        (shown.active, ui.number(shown.active.to(int)), _("contributed")),
        (shown.answered, _percent(shown.answered), _("of the questions are answered")),
        (shown.across, _percent(shown.across), _("of the answers come from another team")),
        (shown.rhythm_kept, _percent(shown.rhythm_kept), _("of the rhythm is kept")),
    )
    lines = (
        rx.cond(
            value != None,  # noqa: E711
            ui.el.p(ui.el.b(figure, class_name="t-num"), " ", said, class_name="t-body"),
        )
        for value, figure, said in rows
    )
    section = ui.section(_("The last 90 days"), ui.el.div(*lines, class_name="col g1"), line=False)
    return rx.cond(shown.active != None, section)  # noqa: E711


def _percent(value: Any) -> rx.Var[str]:
    return _("{n} %", n=value.to(int))


def kit() -> list[rx.Component]:
    """For who facilitates: an agenda, who opens, a question for a quiet month, who is new."""
    view, state = FeedState.kit, FeedState
    is_shown = CommunityState.community.is_facilitated & (view.agenda.length() > 0)
    when = _("Open the meeting of {day}", day=ui.moment(view.meeting_at, "date"))
    begin = rx.Var.create("/rituals/new?in=") + CommunityState.community.id
    agenda = ui.section(
        _("Your next meeting"),
        ui.el.ol(rx.foreach(view.agenda, _agenda_item), class_name="col g2 community-agenda"),
        rx.cond(
            view.meeting_to != "",
            ui.text_link(when, to=view.meeting_to, class_name="t-small"),
            ui.text_link(_("Plan the next meeting"), to=begin, class_name="t-small"),
        ),
        id="kit",
        line=False,
    )
    opens = ui.section(
        _("Who opens next"),
        person_line(view.opens),
        ui.el.div(
            ui.button(_("They opened"), size="1", on_click=state.note_turn(view.opens.id)),
            ui.button(_("Not this time"), size="1", variant="ghost", on_click=state.note_turn(view.opens.id)),
            class_name="row g2 mt2",
        ),
        line=False,
    )
    ask = rx.Var.create("/questions/ask?in=") + CommunityState.community.id
    prompt = ui.section(
        _("A question for a quiet month"),
        ui.el.p(ui.translated(view.prompt), class_name="t-read-s mb2"),
        ui.text_link(_("Ask it"), to=ask, class_name="t-small"),
        line=False,
    )
    new = ui.section(
        _("Say hello to"),
        ui.el.ul(
            rx.foreach(view.newcomers, lambda person: ui.el.li(person_line(person), key=person.id)),
            class_name="col g2",
        ),
        line=False,
    )
    return [
        rx.cond(is_shown & (view.newcomers.length() > 0), new),
        rx.cond(is_shown, agenda),
        rx.cond(is_shown & (view.opens != None), opens),  # noqa: E711
        rx.cond(is_shown & (view.prompt != ""), prompt),
    ]


def _agenda_item(item: ui.ViewVar[AgendaItem]) -> rx.Component:
    title = rx.cond(
        item.address != "",
        ui.link(item.title, to=item.address, lang=item.language, class_name="t-m"),
        ui.el.span(item.title, class_name="t-m"),
    )
    return ui.el.li(
        ui.el.span(_("{n} min", n=item.minutes), class_name="t-meta t-num"),
        ui.el.div(
            rx.cond(item.what != "", ui.el.p(ui.translated(item.what), class_name="t-small t-2")),
            rx.cond(item.title != "", title),
        ),
        class_name="row g3 top",
    )


def bridges() -> rx.Component:
    """Communities that are near, and one thing to do together."""
    rows = FeedState.bridges
    section = ui.section(
        _("Near yours"), ui.el.ul(rx.foreach(rows, _bridge), class_name="col g3"), line=False
    )
    return rx.cond(rows.length() > 0, section)


def _bridge(bridge: ui.ViewVar[BridgeView]) -> rx.Component:
    names = rx.foreach(bridge.topics, lambda topic: ui.el.span(topic.name))
    return ui.el.li(
        ui.link(bridge.name, to=address(bridge.id), class_name="t-body t-m"),
        ui.el.p(
            rx.cond(bridge.answers, _("Members answer each other there."), ""),
            rx.cond(bridge.topics.length() > 0, ui.el.span(names, class_name="with-commas")),
            class_name="t-meta",
        ),
        ui.el.p(ui.translated(bridge.together), class_name="t-small"),
        key=bridge.id,
    )
