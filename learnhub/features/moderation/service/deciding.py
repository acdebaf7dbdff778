"""Decisions of moderators, and taking one back."""

from sqlmodel import Session, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.errors import Invalid
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.redacting import Mark, without
from learnhub.features.moderation import messages, policy, queries
from learnhub.features.moderation.enums import Decision
from learnhub.features.moderation.errors import NotUndone
from learnhub.features.moderation.events import CaseChanged, CaseDecided
from learnhub.features.moderation.models import NOTE_MAX, Flag, ModerationCase
from learnhub.features.moderation.schemas import DecideInput

AUDITED = {
    Decision.KEEP: "moderation:keep",
    Decision.REDACT: "moderation:redact",
    Decision.HIDE: "moderation:hide",
}
WITHOUT_REASON = N_("Choose a reason.")
WITHOUT_NOTE = N_("Write a sentence to the author.")
WITHOUT_WORDS = N_("Mark the words that are to go.")


def decide(session: Session, actor: Actor, case_id: str, form: DecideInput) -> None:
    """Keep content as it is, take words out of it for good, or hide it; its author is told.

    Raises NoSuchCase, AlreadyDecided, Invalid for what is missing, and EditedMeanwhile.
    """
    case, content = queries.get_open(session, actor, case_id)
    _require_complete(form)
    case.reason, case.note = form.reason or "", form.note
    match form.decision:
        case Decision.KEEP:
            discussion.show_again(session, content)
        case Decision.REDACT:
            _redact(session, case, content, form)
        case Decision.HIDE:
            discussion.hold(session, content, messages.reason_line(content.language, case))
    case.decision, case.decided_at, case.decided_by = form.decision, utcnow(), actor.person_id
    case.reader_id = case.read_at = None
    session.add(case)
    audit.record(session, actor, AUDITED[form.decision], content.id)
    bus.record(session, CaseChanged(case.id))
    bus.record(session, CaseDecided(case.id))


def undo(session: Session, actor: Actor, case_id: str) -> bool:
    """Take one's decision back: the content is as it was, and the case is open again; raises NotUndone.

    A case that nobody asked for is gone instead. Answers whether it waits.
    """
    case, content = queries.get_decided_for_update(session, actor, case_id)
    guard.require(policy.can_undo(actor, case))
    if queries.has_open(session, content.id) or content.status == Status.REMOVED:
        raise NotUndone
    case.decision = case.reason = case.note = ""
    case.decided_at = case.decided_by = None
    session.add(case)
    was_hidden = case.is_held or case.hidden_at is not None
    if was_hidden:
        discussion.hold(session, content)
    else:
        discussion.show_again(session, content)
    waits = was_hidden or bool(case.flag_count or case.answer)
    if not waits:
        session.delete(case)
    audit.record(session, actor, "moderation:undo", content.id)
    bus.record(session, CaseChanged(case.id))
    return waits


def _require_complete(form: DecideInput) -> None:
    if form.decision == Decision.KEEP:
        return
    missing = {}
    if form.decision == Decision.REDACT and not any(mark.start < mark.end for mark in form.marks):
        missing["marks"] = WITHOUT_WORDS
    if form.reason is None:
        missing["reason"] = WITHOUT_REASON
    if not form.note:
        missing["note"] = WITHOUT_NOTE
    if missing:
        raise Invalid(next(iter(missing.values())), fields=missing)


def _redact(session: Session, case: ModerationCase, content: Content, form: DecideInput) -> None:
    """Take the words out, also of what was said about them, and show the rest."""
    marks = [Mark(mark.name, mark.start, mark.end) for mark in form.marks]
    passages = discussion.redact(session, content, marks, edition=form.edition)
    for row in session.exec(select(Flag).where(Flag.content_id == content.id)):
        row.note = without(row.note, passages)[:NOTE_MAX]
        session.add(row)
    for other in session.exec(select(ModerationCase).where(ModerationCase.content_id == content.id)):
        other.note = without(other.note, passages)[:NOTE_MAX]
        other.answer = without(other.answer, passages)[:NOTE_MAX]
        session.add(other)
    discussion.show_again(session, content)
