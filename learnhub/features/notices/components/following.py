"""What pages show of following."""

import reflex as rx

from learnhub import ui
from learnhub.features.notices.state import FollowState, TopicFollowState
from learnhub.ui.text import _


def follow_button(content_id: ui.Text) -> rx.Component:
    """Follow what the page shows, or stop following it; the page has begun with `show_following`."""
    is_on = FollowState.is_on
    return _button(is_on, FollowState.follow(content_id, ~is_on))


def follow_topic_button(topic_id: ui.Text) -> rx.Component:
    """Follow the topic that the page is about, or stop; the page has begun with `show_topic_following`."""
    is_on = TopicFollowState.is_on
    icon = rx.cond(is_on, ui.icon("check", 15), ui.icon("bell", 15))
    return ui.el.button(
        icon,
        ui.el.span(rx.cond(is_on, _("Following"), _("Follow"))),
        type="button",
        on_click=TopicFollowState.follow(topic_id, ~is_on),
        aria_pressed=is_on,
        class_name="btn btn-surface btn-2",
    )


def _button(is_on: rx.Var[bool], on_press: ui.Handler) -> rx.Component:
    words = rx.cond(is_on, _("Stop following"), _("Follow"))
    icon = rx.cond(is_on, ui.icon("bell_off", 15), ui.icon("bell", 15))
    return ui.el.button(
        icon,
        ui.el.span(words),
        type="button",
        on_click=on_press,
        class_name="btn btn-surface btn-2",
    )
