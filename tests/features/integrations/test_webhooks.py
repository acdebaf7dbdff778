"""Webhooks: what is told and what never is, signed, again until it arrives, and stopped in the end."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import Session

from learnhub.access.roles import Role
from learnhub.config import Settings
from learnhub.core import clock, db, outbox
from learnhub.errors import Forbidden
from learnhub.features.ama.room import AMA, AMA_QUESTION
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.integrations import queries, service
from learnhub.features.integrations.enums import HookEvent
from learnhub.features.integrations.errors import DidNotArrive
from learnhub.features.integrations.models import Webhook
from learnhub.features.integrations.schemas import WebhookChangeInput, WebhookInput
from learnhub.features.integrations.sending import programs, webhooks
from learnhub.features.people import keys
from learnhub.features.questions.room import QUESTION
from learnhub.jobs.delivery import deliver
from tests.receivers import Receiver, hang_up, receiving, reply

ALL = frozenset(HookEvent)


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A receiver on this machine, which the settings allow."""
    current = Settings(internal_networks="127.0.0.0/8", url="https://learn.example")
    for module in (webhooks, programs):
        monkeypatch.setattr(module, "settings", lambda: current)
    with receiving() as running:
        yield running


def add(admin, receiver: Receiver, events: frozenset[HookEvent] = ALL) -> tuple[str, str]:
    form = WebhookInput(name="Intranet", address=f"{receiver.address}/hook", events=events)
    return db.write_now(service.add_webhook, admin, form=form)


def ask(author, title: str = "Why do seals fail?") -> str:
    return db.write_now(lambda session: write(session, author, QUESTION, title).id)


def write(session: Session, author, kind: str, title: str = "") -> Content:
    content = discussion.create(session, author, kind=kind, title=title, body="…", language="en")
    session.flush()
    return content


def send() -> None:
    deliver(outbox.channels["webhooks"])


def told(receiver: Receiver) -> list[tuple[str, str]]:
    bodies = [json.loads(each.body) for each in receiver.received]
    return [(body["type"], body["data"].get("id", "")) for body in bodies]


def row(webhook_id: str) -> Webhook:
    return db.read_now(lambda session: session.get(Webhook, webhook_id))


def is_signed(received, secret: str) -> bool:
    """As a receiver checks it, written anew from the specification."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = (
        f"{received.headers['webhook-id']}.{received.headers['webhook-timestamp']}.".encode() + received.body
    )
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return f"v1,{expected}" in received.headers["webhook-signature"].split(" ")


def test_event_arrives_signed_with_ids_and_an_address_only(people, admin, receiver) -> None:
    _webhook_id, secret = add(admin, receiver)
    question = ask(people.member("Karim Benali"))

    send()

    (received,) = receiver.received
    assert json.loads(received.body)["data"] == {
        "id": question,
        "kind": "question",
        "url": f"https://learn.example/questions/{question}",
    }
    assert told(receiver) == [("content.created", question)]
    assert is_signed(received, secret)
    assert not is_signed(received, "whsec_" + base64.b64encode(b"x" * 32).decode())
    assert b"Karim" not in received.body
    assert b"seals" not in received.body


def test_only_chosen_events_are_told(people, admin, receiver) -> None:
    add(admin, receiver, frozenset({HookEvent.CONTENT_REMOVED}))
    author = people.member()
    question = ask(author)
    db.write_now(lambda session: discussion.remove(session, author, session.get(Content, question)))

    send()

    assert told(receiver) == [("content.removed", question)]


def test_anonymous_text_leaves_no_message(people, admin, receiver, noon) -> None:
    add(admin, receiver)
    host, moderator = people.member(), people.member(roles=(Role.MODERATOR,))

    def ask_unnamed(session: Session) -> str:
        ama = write(session, host, AMA)
        question = discussion.create_anonymous(
            session, kind=AMA_QUESTION, body="…", language="en", parent=ama, status=Status.PUBLISHED, at=noon
        )
        discussion.hide(session, moderator, question.id, "Because.")
        return ama.id

    ama = db.write_now(ask_unnamed)
    send()

    assert told(receiver) == [("content.created", ama)]


def test_what_is_hidden_meanwhile_is_not_told(people, admin, receiver) -> None:
    add(admin, receiver, frozenset({HookEvent.CONTENT_CREATED}))
    question = ask(people.member())

    def hide(session: Session) -> None:
        content = session.get(Content, question)
        assert content
        content.status = Status.HIDDEN

    db.write_now(hide)
    send()

    assert receiver.received == []
    assert db.read_now(outbox.list_failed) == []


@pytest.mark.parametrize("answer", [lambda handler: reply(handler, 500), lambda h: reply(h, 302), hang_up])
def test_what_does_not_arrive_is_sent_again_under_the_same_id(people, admin, receiver, noon, answer) -> None:
    webhook_id, _secret = add(admin, receiver)
    question = ask(people.member())
    receiver.answer = answer
    send()
    failing = row(webhook_id)
    receiver.answer = lambda handler: reply(handler, 200)

    with clock.at(noon + timedelta(minutes=2)):
        send()

    assert failing.failing_since == noon
    assert failing.failure
    assert told(receiver) == [("content.created", question)] * 2
    assert len({each.headers["webhook-id"] for each in receiver.received}) == 1
    after = row(webhook_id)
    assert (after.failing_since, after.failure, after.sent_at) == (None, "", noon + timedelta(minutes=2))


def test_address_that_failed_a_moment_ago_rests(people, admin, receiver) -> None:
    add(admin, receiver)
    author = people.member()
    receiver.answer = lambda handler: reply(handler, 503)
    for number in range(3):
        ask(author, f"Question {number}?")

    send()

    assert len(receiver.received) == 1


def test_address_that_is_gone_is_stopped_at_once(people, admin, receiver, noon) -> None:
    webhook_id, _secret = add(admin, receiver)
    author = people.member()
    ask(author)
    receiver.answer = lambda handler: reply(handler, 410)
    send()
    ask(author, "Another?")
    send()

    stopped = row(webhook_id)
    assert (stopped.stopped_at, stopped.failure) == (noon, webhooks.GONE)
    assert len(receiver.received) == 1
    assert [dead.failure for dead in db.read_now(outbox.list_failed)] == [webhooks.GONE]

    db.write_now(service.start_webhook, admin, webhook_id=webhook_id)
    receiver.answer = lambda handler: reply(handler, 204)
    ask(author, "A third?")
    send()
    assert len(receiver.received) == 2


def test_what_did_not_arrive_is_listed_with_its_cause_and_arrives_once_tried_again(
    people, admin, receiver, noon
) -> None:
    webhook_id, _secret = add(admin, receiver)
    question = ask(people.member())
    receiver.answer = lambda handler: reply(handler, 410)
    send()

    (shown,) = db.read_now(queries.list_undelivered, admin)
    assert (shown.name, shown.event, shown.failure) == ("Intranet", "content.created", webhooks.GONE)
    assert (shown.attempts, shown.at, shown.again_at) == (1, noon, None)

    receiver.answer = lambda handler: reply(handler, 204)
    assert db.write_now(service.try_again, admin, message_id=shown.id) == 1
    send()
    assert told(receiver) == [("content.created", question)] * 2
    assert db.read_now(queries.list_undelivered, admin) == []
    assert row(webhook_id).stopped_at is None


def test_what_a_deleted_webhook_did_not_take_is_not_listed(people, admin, receiver) -> None:
    webhook_id, _secret = add(admin, receiver)
    ask(people.member())
    receiver.answer = lambda handler: reply(handler, 503)
    send()
    (shown,) = db.read_now(queries.list_undelivered, admin)
    assert (shown.code, shown.at, shown.again_at is None) == ("503", None, False)

    db.write_now(service.delete_webhook, admin, webhook_id=webhook_id)
    assert db.read_now(queries.list_undelivered, admin) == []
    assert db.write_now(service.try_again, admin) == 0


def test_address_that_fails_for_days_is_stopped(people, admin, receiver, noon) -> None:
    add(admin, receiver)
    author = people.member()
    receiver.answer = lambda handler: reply(handler, 500)
    for days in (0, 2, 4):
        with clock.at(noon + timedelta(days=days)):
            ask(author, f"Question of day {days}?")
            send()

    (view,) = db.read_now(queries.list_webhooks, admin)
    assert view.failing_since == noon
    assert view.stopped_at == noon + timedelta(days=4)
    assert view.host == "127.0.0.1"


def test_new_secret_signs_beside_the_former_one_for_a_day(people, admin, receiver, noon) -> None:
    webhook_id, former = add(admin, receiver)
    secret = db.write_now(service.renew_secret, admin, webhook_id=webhook_id)
    author = people.member()
    for hours in (1, 25):
        with clock.at(noon + timedelta(hours=hours)):
            ask(author, f"Question {hours}?")
            send()

    signed = [(is_signed(each, former), is_signed(each, secret)) for each in receiver.received]
    assert signed == [(True, True), (False, True)]


def test_test_says_how_it_went(people, admin, receiver, noon) -> None:
    webhook_id, secret = add(admin, receiver)
    webhooks.send_test(admin, webhook_id)
    receiver.answer = lambda handler: reply(handler, 404)

    with pytest.raises(DidNotArrive) as failed:
        webhooks.send_test(admin, webhook_id)

    assert failed.value.message == webhooks.NOT_TAKEN
    assert told(receiver) == [("test", ""), ("test", "")]
    assert is_signed(receiver.received[0], secret)


def test_private_address_is_refused_unless_the_settings_allow_it(
    people, admin, receiver, monkeypatch
) -> None:
    webhook_id, _secret = add(admin, receiver)
    monkeypatch.setattr(webhooks, "settings", Settings)

    with pytest.raises(DidNotArrive):
        webhooks.send_test(admin, webhook_id)

    assert receiver.received == []


def test_deleted_webhook_gets_nothing_that_waited(people, admin, receiver) -> None:
    webhook_id, _secret = add(admin, receiver)
    ask(people.member())
    db.write_now(service.delete_webhook, admin, webhook_id=webhook_id)

    send()

    assert receiver.received == []
    assert db.read_now(outbox.list_failed) == []


def test_secrets_and_addresses_are_encrypted_and_in_no_view(admin, receiver) -> None:
    webhook_id, secret = add(admin, receiver)

    kept, view = row(webhook_id), db.read_now(queries.list_webhooks, admin)[0]
    assert secret not in repr(kept)
    assert "/hook" not in repr(kept) + repr(view)


def test_key_that_has_changed_stops_it_with_the_reason(people, admin, receiver, monkeypatch) -> None:
    webhook_id, _secret = add(admin, receiver)
    monkeypatch.setattr(keys, "secret_key", lambda: b"another key")
    with pytest.raises(DidNotArrive):
        webhooks.send_test(admin, webhook_id)

    assert row(webhook_id).stopped_at
    assert receiver.received == []


def test_only_administrators_see_and_change_webhooks(people, admin, receiver) -> None:
    webhook_id, _secret = add(admin, receiver)
    member = people.member(roles=(Role.LEADER,))
    change = WebhookChangeInput(name="Mine", events=ALL)

    for call in (
        lambda: db.read_now(queries.list_webhooks, member),
        lambda: db.write_now(service.change_webhook, member, webhook_id=webhook_id, form=change),
        lambda: db.write_now(service.renew_secret, member, webhook_id=webhook_id),
        lambda: db.write_now(service.start_webhook, member, webhook_id=webhook_id),
        lambda: db.write_now(service.delete_webhook, member, webhook_id=webhook_id),
        lambda: db.read_now(queries.list_undelivered, member),
        lambda: db.write_now(service.try_again, member),
        lambda: add(member, receiver),
    ):
        with pytest.raises(Forbidden):
            call()
