"""Giving badges, hiding them, giving them back and taking them back."""

from sqlmodel import Session, col, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.ids import new_id
from learnhub.core.upserts import insert
from learnhub.features.badges import policy, queries
from learnhub.features.badges.enums import RevokedBy
from learnhub.features.badges.errors import NoSuchBadge
from learnhub.features.badges.events import BadgeGiven
from learnhub.features.badges.models import EVIDENCE_MOST, BadgeAward, BadgeEvidence
from learnhub.features.badges.room import BADGES_KEEP
from learnhub.features.badges.rules import RULES
from learnhub.features.badges.schemas import RevokeInput
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person


def give(session: Session) -> int:
    """A job: give what was earned and is not there yet, and answer how many badges that were.

    Done again it changes nothing. What was revoked stays so, for whatever reason.
    """
    people = select(Person.id).where(Person.status == PersonStatus.ACTIVE)
    active, given, now = set(session.exec(people)), 0, utcnow()
    held = {
        (rule, person_id) for rule, person_id in session.exec(select(BadgeAward.rule, BadgeAward.person_id))
    }
    for rule in RULES:
        earned: dict[str, list[str]] = {}
        for person_id, content_id in queries.list_earned(session, rule.key, now):
            if person_id in active and (rule.key, person_id) not in held:
                earned.setdefault(person_id, []).extend([content_id] if content_id else [])
        if earned:
            given += _give(session, rule.key, earned)
    return given


def hide(session: Session, actor: Actor, award_id: str, *, on: bool) -> None:
    """Keep a badge of one's own from everybody else, or show it again."""
    award = _own(session, actor, award_id)
    award.is_hidden = on
    session.add(award)


def give_back(session: Session, actor: Actor, award_id: str) -> None:
    """Revoke a badge of one's own; nobody needs to know why, and it is not given again."""
    _revoke(session, _own(session, actor, award_id), RevokedBy.HOLDER, "")


def revoke(session: Session, actor: Actor, award_id: str, form: RevokeInput) -> None:
    """Take a badge back for the company; the reason is kept for the audit and shown to nobody."""
    award = _standing(session, award_id)
    guard.require(policy.can_revoke(actor, award))
    _revoke(session, award, RevokedBy.COMPANY, form.reason)
    audit.record(session, actor, "badges:revoke", award.person_id)


def _give(session: Session, rule: str, earned: dict[str, list[str]]) -> int:
    now = utcnow()
    rows = [
        BadgeAward(id=new_id(), person_id=person_id, rule=rule, at=now).model_dump() for person_id in earned
    ]
    made = insert(session, BadgeAward, *rows).on_conflict_do_nothing()
    new = session.execute(made.returning(BadgeAward.id, BadgeAward.person_id)).all()
    evidence = [
        {"award_id": award_id, "content_id": content_id}
        for award_id, person_id in new
        for content_id in sorted(set(earned[person_id]))[:EVIDENCE_MOST]
    ]
    if evidence:
        session.execute(insert(session, BadgeEvidence, *evidence).on_conflict_do_nothing())
    for award_id, _person_id in new:
        bus.record(session, BadgeGiven(award_id))
    return len(new)


def _revoke(session: Session, award: BadgeAward, by: RevokedBy, reason: str) -> None:
    award.revoked_at, award.revoked_by, award.reason = utcnow(), by, reason
    session.add(award)


def _own(session: Session, actor: Actor, award_id: str) -> BadgeAward:
    guard.require_permission(actor, BADGES_KEEP)
    award = _standing(session, award_id)
    if not policy.is_holder(actor, award):
        raise NoSuchBadge
    return award


def _standing(session: Session, award_id: str) -> BadgeAward:
    standing = select(BadgeAward).where(BadgeAward.id == award_id, col(BadgeAward.revoked_at).is_(None))
    award = session.exec(standing).first()
    if award is None:
        raise NoSuchBadge
    return award
