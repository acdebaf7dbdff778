"""Flags: one of each person, exact however many flag at once."""

from datetime import UTC, datetime

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import ballots
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import get_content_for_update, is_author
from learnhub.features.moderation import policy
from learnhub.features.moderation.enums import Rank
from learnhub.features.moderation.errors import FlagDecided, OwnContent
from learnhub.features.moderation.events import CaseChanged, CaseHeld
from learnhub.features.moderation.models import Flag, ModerationCase
from learnhub.features.moderation.schemas import FlagInput

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # when every case of anonymous content began


def flag(session: Session, actor: Actor, content_id: str, form: FlagInput) -> None:
    """Ask moderators to look at content of any kind; twice is once.

    The content is locked first, so that of many who flag it at once each is counted, and one hides it. Raises
    NoSuchContent, also to who comes after that, OwnContent, and FlagDecided for a flag that was decided.
    """
    content = get_content_for_update(session, actor, content_id)
    guard.require(policy.can_flag(actor, content))
    if is_author(session, actor, content_id):
        raise OwnContent
    case = open_case(session, content)
    if not _insert(session, actor, content, case, form):
        return
    case.flag_count += 1
    session.add(case)
    if case.flag_count >= policy.HELD_FROM:
        _hold(session, content, case)
    bus.record(session, CaseChanged(case.id))


def open_case(session: Session, content: Content) -> ModerationCase:
    """The open case about content, which is locked, or a new one."""
    statement = select(ModerationCase).where(ModerationCase.content_id == content.id)
    found = session.exec(statement.where(ModerationCase.decision == "")).first()
    if found is not None:
        return found
    case = ModerationCase(
        content_id=content.id,
        rank=Rank.ANONYMOUS if content.is_anonymous else Rank.VISIBLE,
        opened_at=UNDATED if content.is_anonymous else utcnow(),
    )
    session.add(case)
    session.flush()
    return case


def _insert(session: Session, actor: Actor, content: Content, case: ModerationCase, form: FlagInput) -> bool:
    """Whether the flag is a new one; raises FlagDecided when an earlier case was about it."""
    person_id = guard.require_person(actor)
    voter = person_id
    if content.is_anonymous:
        voter = ballots.voter(ballots.of(content.root_id, person_id), content.id)
    known = session.get(Flag, (content.id, voter))
    if known is not None and known.case_id != case.id:
        raise FlagDecided
    values = {
        "content_id": content.id,
        "voter": voter,
        "person_id": None if content.is_anonymous else person_id,
        "case_id": case.id,
        "reason": form.reason,
        "note": form.note,
    }
    statement = insert(session, Flag, **values).on_conflict_do_nothing().returning(Flag.voter)
    return bool(session.execute(statement).all())


def _hold(session: Session, content: Content, case: ModerationCase) -> None:
    """Hide content until a moderator has read it."""
    case.is_held = True
    if not content.is_anonymous:
        case.rank, case.hidden_at = Rank.HIDDEN, utcnow()
    discussion.hold(session, content)
    bus.record(session, CaseHeld(case.id))
