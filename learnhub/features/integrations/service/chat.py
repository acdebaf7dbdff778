"""Chat channels: connect, change, disconnect."""

from sqlmodel import Session, func, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.features.integrations.errors import NoSuchChannel, TooMany
from learnhub.features.integrations.models import ChatChannel
from learnhub.features.integrations.policy import can_manage
from learnhub.features.integrations.schemas import ChannelInput
from learnhub.features.integrations.sending import outcomes, programs
from learnhub.features.people.keys import encrypted

MOST = 20


def connect_channel(session: Session, actor: Actor, *, form: ChannelInput) -> str:
    """Connect a channel; raises NotSupported for an address that is none of the service."""
    guard.require(can_manage(actor))
    if session.exec(select(func.count()).select_from(ChatChannel)).one() >= MOST:
        raise TooMany
    channel = ChatChannel(name="", service=form.service, address="", posts=[], created_at=utcnow())
    _fill(channel, form)
    session.add(channel)
    audit.record(session, actor, "chat:connect", channel.id)
    return channel.id


def change_channel(session: Session, actor: Actor, *, channel_id: str, form: ChannelInput) -> None:
    """Change what is posted or where, and post there again if it was stopped."""
    channel = _get(session, actor, channel_id)
    _fill(channel, form)
    outcomes.start(channel)
    audit.record(session, actor, "chat:connect", channel_id)


def disconnect_channel(session: Session, actor: Actor, *, channel_id: str) -> None:
    """Forget a channel; what waits for it is not posted any more."""
    session.delete(_get(session, actor, channel_id))
    audit.record(session, actor, "chat:disconnect", channel_id)


def _fill(channel: ChatChannel, form: ChannelInput) -> None:
    if form.address or not channel.address or form.service != channel.service:
        programs.require_address(form.service, form.address)
        channel.address = encrypted(form.address)
    channel.name, channel.service, channel.language = form.name, form.service, form.language
    channel.posts = sorted(form.posts)


def _get(session: Session, actor: Actor, channel_id: str) -> ChatChannel:
    guard.require(can_manage(actor))
    channel = session.get(ChatChannel, channel_id)
    if channel is None:
        raise NoSuchChannel
    return channel
