"""Posting to webhooks as Standard Webhooks describes it: an id, a time, a signature of both and the body.

The id stays the same when a message is sent again, so a receiver can tell that it has it already.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db, ids, safe_http
from learnhub.core.clock import utcnow
from learnhub.core.encryption import Unreadable
from learnhub.core.i18n import N_
from learnhub.core.outbox import Message, SendFailed
from learnhub.core.safe_http import RequestFailed
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Content
from learnhub.features.integrations.enums import HookEvent
from learnhub.features.integrations.errors import DidNotArrive, NoSuchWebhook
from learnhub.features.integrations.models import Webhook
from learnhub.features.integrations.policy import can_manage
from learnhub.features.integrations.sending.outcomes import (
    UNREADABLE,
    Stop,
    note_failed,
    note_sent,
    require_awake,
)
from learnhub.features.integrations.signatures import signed
from learnhub.features.people.keys import decrypted
from learnhub.rooms import kind

SECONDS = 8.0
FORMER_SIGNS = timedelta(days=1)
TEST = "test"

GONE = N_("The receiver says that the address is gone for good (410).")
NOT_TAKEN = N_("The receiver did not take it.")


@dataclass(frozen=True, slots=True)
class Target:
    """Where to, and the secrets that sign."""

    id: str
    address: str
    secrets: tuple[str, ...]


def send(message: Message) -> None:
    """Post one message; what may not be told any more, or whose webhook is gone, counts as sent."""
    payload = message.payload
    if db.read_now(_is_to_be_told, payload):
        body = _body(payload["event"], payload["at"], _data(payload))
        _deliver(payload["webhook_id"], message.dedupe, body)


def send_test(actor: Actor, webhook_id: str) -> None:
    """Post a test at once, which may take seconds; raises NoSuchWebhook, or DidNotArrive with the reason."""
    guard.require(can_manage(actor))
    if db.read_now(_find, webhook_id) is None:
        raise NoSuchWebhook
    try:
        _deliver(webhook_id, f"{TEST}:{ids.new_id()}", _body(TEST, int(utcnow().timestamp()), {}))
    except SendFailed as problem:
        raise DidNotArrive(problem.reason) from problem


def _deliver(webhook_id: str, key: str, body: bytes) -> None:
    try:
        if target := db.read_now(_target, webhook_id):
            _post(target, key, body)
    except SendFailed as problem:
        db.write_now(note_failed, Webhook, webhook_id, problem)
        raise
    db.write_now(note_sent, Webhook, webhook_id)


def _post(target: Target, key: str, body: bytes) -> None:
    timestamp = int(utcnow().timestamp())
    headers = {
        "Content-Type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signed(target.secrets, key, timestamp, body),
    }
    try:
        answer = safe_http.request(
            "POST", target.address, headers=headers, body=body, seconds=SECONDS, internal=settings().networks
        )
    except RequestFailed as problem:
        raise SendFailed(problem.reason) from problem
    if answer.status == HTTPStatus.GONE:
        raise Stop(GONE)
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        raise SendFailed(NOT_TAKEN, code=str(answer.status))


def _body(event: str, at: int, data: dict[str, str]) -> bytes:
    moment = datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")
    return json.dumps({"type": event, "timestamp": moment, "data": data}).encode()


def _data(payload: Any) -> dict[str, str]:
    path = kind(payload["kind"]).address.format(id=payload["content_id"], root=payload["root_id"])
    return {"id": payload["content_id"], "kind": payload["kind"], "url": settings().url + path}


def _find(session: Session, webhook_id: str) -> Webhook | None:
    return session.get(Webhook, webhook_id)


def _target(session: Session, webhook_id: str) -> Target | None:
    """None when it was deleted; raises Stop."""
    webhook = _find(session, webhook_id)
    if webhook is None:
        return None
    kept = [webhook.secret]
    if webhook.rotated_at and utcnow() - webhook.rotated_at < FORMER_SIGNS:
        kept.append(webhook.former_secret)
    try:
        return Target(webhook.id, decrypted(webhook.address), tuple(map(decrypted, kept)))
    except Unreadable as error:
        raise Stop(UNREADABLE) from error


def _is_to_be_told(session: Session, payload: Any) -> bool:
    """Whether the webhook still wants it, and everybody may still read what it is about.

    That something is not shown any more is told with its id, whatever became of it since.
    """
    webhook = _find(session, payload["webhook_id"])
    if webhook is None or payload["event"] not in webhook.events:
        return False
    require_awake(webhook)
    if payload["event"] == HookEvent.CONTENT_REMOVED:
        return True
    parts = {payload["content_id"], payload["root_id"]}
    shown = select(Content.id).where(
        Content.id.in_(parts), Content.status == Status.PUBLISHED, Content.audience == OPEN
    )
    return len(session.exec(shown).all()) == len(parts)
