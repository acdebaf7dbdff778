"""Rows of the page about mail, and of the one that a mail opens."""

from sqlmodel import Session, col, select

from learnhub.access.actor import Actor
from learnhub.core import clock, db, ids
from learnhub.core.outbox import Outbox
from learnhub.features.mail.queries import TRIAL
from learnhub.features.people.models import Setting
from tests.web.matrix import ADMINISTRATORS, ALIVE, Case, Row, at
from tests.web.matrix.world import World

MAIL = "/admin/mail"


def tried_meanwhile(_world: World, _actor: Actor) -> Case:
    """Somebody else has sent a test since the page was shown."""

    def note(session: Session) -> None:
        found = {"at": clock.utcnow().isoformat(), "steps": [], "failure": ids.new_id(), "code": ""}
        session.merge(Setting(key=TRIAL, value=found))

    return Case(MAIL, meanwhile=lambda: db.write_now(note))


def failed(session: Session) -> int:
    """Leave a dead letter; returns its id."""
    moment, key = clock.utcnow(), ids.new_id()
    row = Outbox(
        channel="mail", dedupe=key, payload={}, not_before=moment, failed_at=moment, failure="This failed."
    )
    session.add(row)
    session.flush()
    return row.id


def dead_letters(_tab: object) -> list[int]:
    return db.read_now(
        lambda session: sorted(session.exec(select(Outbox.id).where(col(Outbox.failed_at).is_not(None))))
    )


def try_again(_world: World, _actor: Actor) -> Case:
    return Case(MAIL, {"message_id": db.write_now(failed)}, dead_letters)


def try_all_again(_world: World, _actor: Actor) -> Case:
    db.write_now(failed)
    return Case(MAIL, {}, dead_letters)


ROWS = (
    Row("MailActionState.load", at("/mail/action"), ALIVE),
    Row("MailState.load", tried_meanwhile, ADMINISTRATORS),
    Row("MailState.send_test", tried_meanwhile, ADMINISTRATORS),
    Row("MailState.try_again", try_again, ADMINISTRATORS),
    Row("MailState.try_all_again", try_all_again, ADMINISTRATORS),
)
