"""The chat channels, as a part of the page about mail."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import LANGUAGE_NAMES
from learnhub.features.integrations.components import rows
from learnhub.features.integrations.components.fields import boxes, form_actions, text_field
from learnhub.features.integrations.components.undelivered import undelivered_section
from learnhub.features.integrations.models import ADDRESS_MAX, NAME_MAX
from learnhub.features.integrations.schemas import ChannelView, UndeliveredEvent
from learnhub.features.integrations.state import ChannelsState
from learnhub.ui.text import _


def chat_section() -> rx.Component:
    """The chat channels, or how to add what speaks to them."""
    state = ChannelsState
    nothing = ui.empty(
        _("No channel yet"),
        _("Colleagues then see in their chat what waits for an answer."),
        icon="messages_square",
    )
    missing = ui.callout(
        _('Chat needs an addition to LearnHub. On the server, run: pip install "learnhub[chat]"'), "info"
    )
    listed = ui.list_(rx.foreach(state.channels, _channel))
    return ui.section(
        _("Chat channels"),
        ui.el.p(_("A title and a link, never a text, never an anonymous item."), class_name="t-meta mt2 mb3"),
        ui.loaded(
            state.is_ready,
            rx.cond(state.is_possible, rx.cond(state.channels.length() > 0, listed, nothing), missing),
        ),
        more=rx.cond(
            state.is_possible,
            ui.button(_("Add a channel"), icon="plus", size="1", on_click=state.edit("")),
        ),
    )


def unposted_section() -> rx.Component:
    """What did not reach the chat channels."""
    state = ChannelsState
    return undelivered_section(
        state.undelivered, _unposted, on_all=state.try_all_again, title=_("Not posted into chat")
    )


def _unposted(row: ui.ViewVar[UndeliveredEvent]) -> rx.Component:
    return rows.undelivered_event(row, rows.post_names(), on_again=ChannelsState.try_again(row.id))


def _channel(channel: ui.ViewVar[ChannelView]) -> rx.Component:
    state, confirm = ChannelsState, f"disconnect-{channel.id}"
    test = rx.cond(
        channel.stopped_at,
        ui.button(_("Connect again"), size="1", on_click=state.edit(channel.id)),
        ui.button(_("Test"), size="1", on_click=state.test(channel.id)),
    )
    return ui.row(
        *rows.channel_words(channel),
        lead=ui.grey_tile("messages_square"),
        actions=ui.el.span(
            test,
            ui.icon_button("pencil", _("Change {name}", name=channel.name), on_click=state.edit(channel.id)),
            ui.icon_button("trash_2", _("Disconnect {name}", name=channel.name), **ui.open_dialog(confirm)),
            ui.confirm(
                id=confirm,
                title=_("Disconnect {name}?", name=channel.name),
                text=_("Nothing is posted there any more, and LearnHub forgets the address."),
                confirm=_("Disconnect"),
                on_confirm=state.disconnect(channel.id),
            ),
            class_name="row g1",
        ),
        class_name="connection",
    )


def channel_dialog() -> rx.Component:
    """The form of a channel."""
    state, one = ChannelsState, ChannelsState.one
    languages = ui.select("language", list(LANGUAGE_NAMES.items()), default_value=one.language)
    hint = rx.cond(
        one.id != "",
        _("Empty: the one it has. It is kept encrypted and not shown again."),
        _("The address that the chat program gives you. It is kept encrypted and not shown again."),
    )
    form = ui.form(
        text_field("name", "channel-name", _("Name"), one.name, state.errors["name"], NAME_MAX),
        ui.field(
            "service",
            _("Program"),
            ui.select("service", list(rows.SERVICES.items()), default_value=one.service),
            error=state.errors["service"],
        ),
        text_field(
            "address", "channel-address", _("Address"), "", state.errors["address"], ADDRESS_MAX, hint
        ),
        boxes("posts", _("What is posted"), rows.post_names(), one.posts, state.errors["posts"]),
        ui.field("language", _("Language"), languages),
        form_actions(state.close, _("Connect")),
        on_submit=state.save,
        key=f"channel-{one.id}-{state.saved}",
    )
    title = rx.cond(one.id != "", _("Change {name}", name=one.name), _("Add a channel"))
    return ui.dialog(form, id="channel", title=title, open=state.is_open, on_close=state.close)
