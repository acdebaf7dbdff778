"""What the tests of moderation have in common."""

from typing import Any

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.moderation import queries, service
from learnhub.features.moderation.enums import Decision, FlagReason
from learnhub.features.moderation.models import Flag, ModerationCase
from learnhub.features.moderation.schemas import CaseRow, DecideInput, FlagInput, MarkInput
from tests.features.discussion.support import write_question

TITLE = "Who checks the flange?"
BODY = "Jean-Baptiste never checks the flange, we all know it. It is not on the torque sheet."
BLAME = "Jean-Baptiste never checks the flange, we all know it."


def write(author: Actor, body: str = BODY) -> str:
    return write_question(author, TITLE, body=body).id


def flag(actor: Actor, content_id: str, note: str = "", reason=FlagReason.NAMES_A_PERSON) -> None:
    db.write_now(service.flag, actor, content_id, FlagInput(reason=reason, note=note))


def queue(actor: Actor, **given) -> list[CaseRow]:
    return db.read_now(queries.list_cases, actor, **given).items


def case_of(content_id: str) -> Any:
    statement = select(ModerationCase).where(ModerationCase.content_id == content_id)
    return db.read_now(lambda session: session.exec(statement.order_by(ModerationCase.decision)).first())


def flags_of(content_id: str) -> list[Flag]:
    return db.read_now(lambda session: _flags(session, content_id))


def _flags(session: Session, content_id: str) -> list[Flag]:
    return list(session.exec(select(Flag).where(Flag.content_id == content_id)))


def keep(actor: Actor, case_id: str) -> None:
    db.write_now(service.decide, actor, case_id, DecideInput(decision=Decision.KEEP))


def hide(actor: Actor, case_id: str, note: str = "Please leave names out.") -> None:
    form = DecideInput(decision=Decision.HIDE, reason=FlagReason.NAMES_A_PERSON, note=note)
    db.write_now(service.decide, actor, case_id, form)


def redact(actor: Actor, case_id: str, text: str, words: str, *, name: str = "body", **given) -> None:
    start = text.index(words)
    form = {
        "decision": Decision.REDACT,
        "reason": FlagReason.NAMES_A_PERSON,
        "note": "The second sentence says what we can change.",
        "marks": [MarkInput(name=name, start=start, end=start + len(words))],
        **given,
    }
    db.write_now(service.decide, actor, case_id, DecideInput(**form))
