"""Looking cases up, with what each moderator and author may do about them."""

from datetime import timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core.clock import utcnow
from learnhub.core.ids import is_id
from learnhub.features.discussion import policy as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Authorship, Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.moderation.enums import Decision
from learnhub.features.moderation.errors import AlreadyDecided, NoSuchCase
from learnhub.features.moderation.models import ModerationCase, ModerationPass
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, PersonRole, SpaceMember
from learnhub.features.people.room import CONTENT_MODERATE

READ_FOR = timedelta(minutes=5)  # somebody who opened a case this long ago may have left it
MODERATORS = cast("tuple[Role, ...]", CONTENT_MODERATE.to)
DISPUTED = (Decision.REDACT, Decision.HIDE)


def not_mine(person_id: Any) -> ColumnElement[bool]:
    """The clause on cases and their content: neither one's own words nor left to others."""
    own = select(Authorship.content_id).where(
        Authorship.content_id == Content.id, Authorship.person_id == person_id
    )
    passed = select(ModerationPass.case_id).where(
        ModerationPass.case_id == ModerationCase.id, ModerationPass.person_id == person_id
    )
    return and_(~exists(own.correlate_except(Authorship)), ~exists(passed.correlate_except(ModerationPass)))


def is_free(person_id: str) -> ColumnElement[bool]:
    """The clause on cases that no other moderator has open."""
    return or_(
        col(ModerationCase.reader_id).is_(None),
        col(ModerationCase.reader_id) == person_id,
        col(ModerationCase.read_at) < utcnow() - READ_FOR,
    )


def get_open(session: Session, actor: Actor, case_id: str) -> tuple[ModerationCase, Content]:
    """An open case that this moderator may decide, with its content locked.

    Raises NoSuchCase, and AlreadyDecided for one that another moderator was faster with.
    """
    case, content = _locked(session, actor, case_id)
    if case.decision:
        raise AlreadyDecided
    return case, content


def get_decided_for_update(session: Session, actor: Actor, case_id: str) -> tuple[ModerationCase, Content]:
    """The same for one that was decided; raises NoSuchCase for one that is open."""
    case, content = _locked(session, actor, case_id)
    if not case.decision:
        raise NoSuchCase
    return case, content


def _locked(session: Session, actor: Actor, case_id: str) -> tuple[ModerationCase, Content]:
    guard.require(discussion.can_moderate(actor))
    statement = (
        select(ModerationCase, Content)
        .join(Content, col(Content.id) == ModerationCase.content_id)
        .where(ModerationCase.id == case_id, VISIBLE, not_mine(actor.person_id))
        .with_for_update(of=Content, key_share=True)
        .execution_options(populate_existing=True)
    )
    found = session.exec(statement, params=reader(actor)).first() if is_id(case_id) else None
    if found is None:
        raise NoSuchCase
    return found[0], found[1]


def get_own(session: Session, actor: Actor, case_id: str) -> ModerationCase:
    """A case about what one wrote, an open one only while it is there; raises NoSuchCase."""
    statement = (
        select(ModerationCase)
        .join(Content, col(Content.id) == ModerationCase.content_id)
        .join(Authorship, col(Authorship.content_id) == ModerationCase.content_id)
        .where(ModerationCase.id == case_id, Authorship.person_id == actor.person_id)
        .where(or_(ModerationCase.decision != "", Content.status != Status.REMOVED))
    )
    found = session.exec(statement).first() if is_id(case_id) else None
    if found is None:
        raise NoSuchCase
    return found


def can_answer(case: ModerationCase) -> bool:
    """Whether there is something that its author can say no to."""
    return case.decision in DISPUTED


def is_answered(session: Session, case_id: str) -> bool:
    """Whether the author has answered the decision of a case."""
    return (
        session.exec(select(ModerationCase.id).where(ModerationCase.earlier_id == case_id)).first()
        is not None
    )


def has_open(session: Session, content_id: str) -> bool:
    """Whether there is an open case about content."""
    about = select(ModerationCase.id).where(ModerationCase.content_id == content_id)
    return session.exec(about.where(ModerationCase.decision == "")).first() is not None


def has_other_moderator(session: Session, content: Content, person_id: str | None, case_id: str) -> bool:
    """Whether somebody else than this moderator may decide a case."""
    wrote = select(Authorship.content_id).where(
        Authorship.content_id == content.id, Authorship.person_id == Person.id
    )
    passed = select(ModerationPass.case_id).where(
        ModerationPass.case_id == case_id, ModerationPass.person_id == Person.id
    )
    belongs = select(SpaceMember.person_id).where(
        SpaceMember.space_id == content.audience, SpaceMember.person_id == Person.id
    )
    statement = (
        select(Person.id)
        .join(PersonRole, col(PersonRole.person_id) == Person.id)
        .where(PersonRole.role.in_(MODERATORS), Person.status == PersonStatus.ACTIVE, Person.id != person_id)
        .where(~exists(wrote.correlate(Person)), ~exists(passed.correlate(Person)))
    )
    if content.audience != OPEN:
        statement = statement.where(exists(belongs.correlate(Person)))
    return session.exec(statement).first() is not None
