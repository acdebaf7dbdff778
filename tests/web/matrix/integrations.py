"""Rows of chat channels and webhooks: for administrators."""

from sqlmodel import Session, delete

from learnhub.access.actor import Actor
from learnhub.core import clock, db, ids
from learnhub.core.outbox import Outbox
from learnhub.features.integrations import service
from learnhub.features.integrations.enums import ChatService, HookEvent, Post
from learnhub.features.integrations.models import ChatChannel, Webhook
from learnhub.features.integrations.schemas import ChannelInput, WebhookInput
from tests.web.matrix import ADMINISTRATORS, Case, Row, at
from tests.web.matrix.mail import dead_letters
from tests.web.matrix.world import World, column, number_of

HERE, MAIL = "/admin/webhooks", "/admin/mail"
INSIDE = "https://127.0.0.1/learnhub"  # a test of it is refused at once, and noted
WEBHOOK = {"name": "Intranet", "events": [HookEvent.AMA_OPENED]}
CHANNEL = {
    "name": "Lyon",
    "service": ChatService.NTFY,
    "address": INSIDE,
    "posts": [Post.UNANSWERED],
    "language": "fr",
}


def webhook(world: World) -> str:
    administrator = world.person("administrator")

    def make(session: Session) -> str:
        session.execute(delete(Webhook))  # there may be only so many
        form = WebhookInput(name="Intranet", address=INSIDE, events=frozenset(HookEvent))
        return service.add_webhook(session, administrator, form=form)[0]

    return db.write_now(make)


def stopped_webhook(world: World) -> str:
    def stop(session: Session, webhook_id: str) -> None:
        row = session.get(Webhook, webhook_id)
        assert row
        row.stopped_at = clock.utcnow()

    made = webhook(world)
    db.write_now(stop, made)
    return made


def channel(world: World) -> str:
    administrator = world.person("administrator")

    def make(session: Session) -> str:
        session.execute(delete(ChatChannel))
        form = ChannelInput(
            name=ids.new_id(), service=ChatService.NTFY, address=INSIDE, posts=frozenset(Post)
        )
        return service.connect_channel(session, administrator, form=form)

    return db.write_now(make)


def webhooks_load(world: World, _actor: Actor) -> Case:
    return Case(HERE, meanwhile=lambda: webhook(world))


def channels_load(world: World, _actor: Actor) -> Case:
    return Case(MAIL, meanwhile=lambda: channel(world))


def webhook_edit(world: World, _actor: Actor) -> Case:
    return Case(HERE, {"webhook_id": webhook(world)})


def webhook_close(world: World, _actor: Actor) -> Case:
    return Case(HERE, before=(("WebhooksState.edit", {"webhook_id": webhook(world)}),))


def webhook_add(world: World, _actor: Actor) -> Case:
    webhook(world)
    form = {**WEBHOOK, "address": "https://intranet.example/hook"}
    return Case(HERE, {"form": form}, number_of(Webhook))


def webhook_change(world: World, _actor: Actor) -> Case:
    found = webhook(world)
    before = (("WebhooksState.edit", {"webhook_id": found}),)
    return Case(HERE, {"form": {**WEBHOOK, "name": "Other"}}, column(Webhook, found, "name"), before=before)


def webhook_renew(world: World, _actor: Actor) -> Case:
    found = webhook(world)
    return Case(HERE, {"webhook_id": found}, column(Webhook, found, "secret"))


def webhook_forget(world: World, _actor: Actor) -> Case:
    return Case(HERE, before=(("WebhooksState.renew", {"webhook_id": webhook(world)}),))


def webhook_start(world: World, _actor: Actor) -> Case:
    found = stopped_webhook(world)
    return Case(HERE, {"webhook_id": found}, column(Webhook, found, "stopped_at"))


def undelivered(channel: str, **payload: str) -> int:
    """A message that did not reach its webhook or its chat channel; its id."""

    def leave(session: Session) -> int:
        moment = clock.utcnow()
        row = Outbox(channel=channel, dedupe=ids.new_id(), payload=payload, not_before=moment)
        row.failed_at, row.failure = moment, "This failed."
        session.add(row)
        session.flush()
        return row.id

    return db.write_now(leave)


def unheard(world: World) -> int:
    return undelivered("webhooks", webhook_id=webhook(world), event=HookEvent.AMA_OPENED)


def unposted(world: World) -> int:
    return undelivered("chat", channel_id=channel(world), post=Post.OPENING)


def webhook_try_again(world: World, _actor: Actor) -> Case:
    return Case(HERE, {"message_id": unheard(world)}, dead_letters)


def webhook_try_all_again(world: World, _actor: Actor) -> Case:
    unheard(world)
    return Case(HERE, {}, dead_letters)


def webhook_test(world: World, _actor: Actor) -> Case:
    found = webhook(world)
    return Case(HERE, {"webhook_id": found}, column(Webhook, found, "failing_since"))


def webhook_delete(world: World, _actor: Actor) -> Case:
    return Case(HERE, {"webhook_id": webhook(world)}, number_of(Webhook))


def channel_close(_world: World, _actor: Actor) -> Case:
    return Case(MAIL, before=(("ChannelsState.edit", {"channel_id": ""}),))


def channel_save(world: World, _actor: Actor) -> Case:
    channel(world)
    return Case(MAIL, {"form": CHANNEL}, number_of(ChatChannel))


def channel_test(world: World, _actor: Actor) -> Case:
    found = channel(world)
    return Case(MAIL, {"channel_id": found}, column(ChatChannel, found, "failing_since"))


def channel_try_again(world: World, _actor: Actor) -> Case:
    return Case(MAIL, {"message_id": unposted(world)}, dead_letters)


def channel_try_all_again(world: World, _actor: Actor) -> Case:
    unposted(world)
    return Case(MAIL, {}, dead_letters)


def channel_disconnect(world: World, _actor: Actor) -> Case:
    return Case(MAIL, {"channel_id": channel(world)}, number_of(ChatChannel))


ROWS = (
    Row("ChannelsState.load", channels_load, ADMINISTRATORS),
    Row("ChannelsState.edit", at(MAIL, channel_id=""), ADMINISTRATORS),
    Row("ChannelsState.close", channel_close, ADMINISTRATORS),
    Row("ChannelsState.save", channel_save, ADMINISTRATORS),
    Row("ChannelsState.test", channel_test, ADMINISTRATORS),
    Row("ChannelsState.try_again", channel_try_again, ADMINISTRATORS),
    Row("ChannelsState.try_all_again", channel_try_all_again, ADMINISTRATORS),
    Row("ChannelsState.disconnect", channel_disconnect, ADMINISTRATORS),
    Row("WebhooksState.load", webhooks_load, ADMINISTRATORS),
    Row("WebhooksState.edit", webhook_edit, ADMINISTRATORS),
    Row("WebhooksState.close", webhook_close, ADMINISTRATORS),
    Row("WebhooksState.add", webhook_add, ADMINISTRATORS),
    Row("WebhooksState.change", webhook_change, ADMINISTRATORS),
    Row("WebhooksState.renew", webhook_renew, ADMINISTRATORS),
    Row("WebhooksState.forget", webhook_forget, ADMINISTRATORS),
    Row("WebhooksState.start", webhook_start, ADMINISTRATORS),
    Row("WebhooksState.try_again", webhook_try_again, ADMINISTRATORS),
    Row("WebhooksState.try_all_again", webhook_try_all_again, ADMINISTRATORS),
    Row("WebhooksState.test", webhook_test, ADMINISTRATORS),
    Row("WebhooksState.delete", webhook_delete, ADMINISTRATORS),
)
