"""What a row says of a chat channel or a webhook."""

import reflex as rx

from learnhub import ui
from learnhub.features.integrations.components.undelivered import undelivered_row
from learnhub.features.integrations.enums import ChatService, HookEvent, Post
from learnhub.features.integrations.schemas import ChannelView, UndeliveredEvent, WebhookView
from learnhub.ui.text import _

SERVICES = {
    ChatService.MATTERMOST: "Mattermost",
    ChatService.SLACK: "Slack",
    ChatService.TEAMS: "Teams",
    ChatService.MATRIX: "Matrix",
    ChatService.NTFY: "ntfy",
}


def post_names() -> list[tuple[str, rx.Var[str]]]:
    """What can be posted into a channel."""
    return [
        (Post.UNANSWERED, _("Questions without an answer after a day")),
        (Post.ANNOUNCED, _("AMA announced")),
        (Post.OPENING, _("AMA open now")),
        (Post.WEEKLY, _("The week, on Mondays")),
    ]


def event_names() -> list[tuple[str, rx.Var[str]]]:
    """What a webhook can be told of."""
    return [
        (HookEvent.CONTENT_CREATED, _("Something was written")),
        (HookEvent.CONTENT_EDITED, _("Something was edited")),
        (HookEvent.CONTENT_REMOVED, _("Something was taken back or hidden")),
        (HookEvent.QUESTION_SOLVED, _("A question was solved")),
        (HookEvent.QUESTION_REOPENED, _("A question is open again")),
        (HookEvent.AMA_ANNOUNCED, _("An AMA was announced")),
        (HookEvent.AMA_CHANGED, _("An AMA was changed")),
        (HookEvent.AMA_OPENED, _("An AMA is open")),
        (HookEvent.AMA_ENDED, _("An AMA is over")),
    ]


def channel_words(channel: ui.ViewVar[ChannelView]) -> list[rx.Component]:
    """Its name and program, what is posted, and how the last post went."""
    names = rx.foreach(channel.posts, lambda post: ui.el.span(_name(post, post_names())))
    service = ui.match_text(channel.service, *SERVICES.items(), otherwise=channel.service)
    return [
        ui.el.p(
            ui.el.span(channel.name, class_name="t-m"),
            " ",
            ui.el.span(_("in {program}", program=service), class_name="t-2"),
        ),
        ui.el.div(names, class_name="meta t-2"),
        _outcome(channel, _("last posted {when}", when=ui.lately(channel.sent_at)), _("nothing posted yet")),
    ]


def webhook_words(webhook: ui.ViewVar[WebhookView]) -> list[rx.Component]:
    """Its name and host, what it is told of, and how the last message went."""
    names = rx.foreach(webhook.events, lambda event: ui.el.span(_name(event, event_names())))
    return [
        ui.el.p(
            ui.el.span(webhook.name, class_name="t-m"),
            " ",
            ui.el.span(_("at {host}", host=webhook.host), class_name="t-2"),
        ),
        ui.el.div(names, class_name="meta t-2"),
        _outcome(webhook, _("last sent {when}", when=ui.lately(webhook.sent_at)), _("nothing sent yet")),
    ]


def undelivered_event(
    row: ui.ViewVar[UndeliveredEvent], names: list[tuple[str, rx.Var[str]]], *, on_again: ui.Handler
) -> rx.Component:
    """Which webhook or channel was not told of what, and why."""
    return undelivered_row(
        row,
        name=row.name,
        what=_name(row.event, names),
        why=row.failure,
        detail=row.code,
        action=ui.button(_("Try again"), on_click=on_again),
    )


def _name(value: rx.Var[str], names: list[tuple[str, rx.Var[str]]]) -> rx.Var[str]:
    return ui.match_text(value, *names, otherwise=value)


def _outcome(
    row: ui.ViewVar[ChannelView] | ui.ViewVar[WebhookView], sent: rx.Var[str], nothing: rx.Var[str]
) -> rx.Component:
    """When something arrived last, or since when nothing does and why."""
    since = rx.cond(
        row.stopped_at,
        _("stopped {when}", when=ui.moment(row.stopped_at, "day")),
        _("failing since {when}", when=ui.moment(row.failing_since, "day")),
    )
    trouble = ui.el.div(
        ui.icon("triangle_alert", 14),
        ui.meta(since, row.failure, class_name="t-warn"),
        class_name="row g2 t-warn",
    )
    calm = ui.el.p(rx.cond(row.sent_at, sent, nothing), class_name="t-meta")
    return rx.cond(row.stopped_at | row.failing_since, trouble, calm)
