"""Sending what waits in the outbox, channel by channel, outside any transaction."""

import logging
import time
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from learnhub.core import db, leases, outbox
from learnhub.core.jobs import Job, is_ending
from learnhub.core.outbox import Channel, Message, SendFailed

logger = logging.getLogger(__name__)

EVERY = timedelta(seconds=5)


def jobs(channels: Iterable[Channel]) -> tuple[Job, ...]:
    """A job for each channel, which `outbox.put` wakes by its name.

    Every worker has it: what they share are messages, which have leases.
    """
    return tuple(
        Job(f"deliver {channel.name}", EVERY, partial(deliver, channel), outside=True, everywhere=True)
        for channel in channels
    )


def deliver(channel: Channel, *, holder: str = "", lease: timedelta = outbox.LEASE) -> None:
    """Send batch after batch until nothing is due or the server ends."""
    holder = holder or leases.this_worker()
    while not is_ending() and db.read_now(outbox.is_due, channel.name):
        _send_batch(channel, holder, lease)


def _send_batch(channel: Channel, holder: str, lease: timedelta) -> None:
    """Send what a claim brings; what could not be sent within the lease is given back."""
    last_start = time.monotonic() + (lease - channel.longest).total_seconds()
    messages = db.write_now(outbox.claim, channel.name, holder=holder, length=lease)
    for position, message in enumerate(messages):
        if is_ending() or time.monotonic() > last_start:
            db.write_now(outbox.give_back, messages[position:], holder=holder)
            return
        _send(channel, message, holder)


def _send(channel: Channel, message: Message, holder: str) -> None:
    try:
        answer = outbox.NOTHING_SENT if channel.send(message) is False else ""
    except SendFailed as problem:
        logger.warning("message %d was not sent by %s: %s", message.id, channel.name, problem.reason)
        _note(message, holder, problem.reason, again=problem.again, answer=problem.code)
    except Exception as fault:
        logger.exception("sending message %d by %s failed", message.id, channel.name)
        _note(message, holder, type(fault).__name__, again=True)
    else:
        db.write_now(outbox.mark_sent, message, answer=answer)


def _note(message: Message, holder: str, failure: str, *, again: bool, answer: str = "") -> None:
    db.write_now(outbox.mark_failed, message, holder=holder, failure=failure, again=again, answer=answer)
