"""The badges that somebody has, as their reader may see them."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db, markdown
from learnhub.core.among import among
from learnhub.features.badges import policy
from learnhub.features.badges.models import BadgeAward, BadgeCredential, BadgeEvidence
from learnhub.features.badges.rules import BY_KEY, RULES
from learnhub.features.badges.schemas import BadgesView, BadgeView, EvidenceView, RuleView
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.people import queries as people

_HELD: Any = (
    select(BadgeAward, BadgeCredential.public_id)
    .join(BadgeCredential, BadgeCredential.award_id == BadgeAward.id, isouter=True)
    .where(BadgeAward.person_id == bindparam("person_id"), *policy.READABLE)
    .order_by(BadgeAward.at.desc(), BadgeAward.id.desc())
)
_Root = aliased(Content)
_EVIDENCE: Any = (
    select(BadgeEvidence.award_id, Content.id, Content.kind, Content.root_id)
    .add_columns(_Root.title, _Root.language)
    .join(Content, Content.id == BadgeEvidence.content_id)
    .join(_Root, _Root.id == Content.root_id)
    .where(among(BadgeEvidence.award_id, "award_ids"), VISIBLE)
    .order_by(BadgeEvidence.award_id, Content.id)
)


def list_rules() -> list[RuleView]:
    """What badges are given for."""
    return [RuleView(rule.key, rule.name, rule.criterion) for rule in RULES]


def list_badges(session: Session, actor: Actor, person_id: str) -> BadgesView:
    """The badges of a colleague, twelve at most, and what each was given for; raises NoSuchPerson."""
    profile = people.get_profile(session, actor, person_id)
    found = db.rows(session, _HELD, person_id=person_id, reader_id=actor.person_id)
    awards = [row for row in found if row.rule in BY_KEY]
    evidence: dict[str, list[EvidenceView]] = {}
    for row in db.rows(session, _EVIDENCE, award_ids=[each.id for each in awards], **reader(actor)):
        title = markdown.typeset(row.title, row.language)
        address = rooms.kind(row.kind).at(row.id, row.root_id)
        seen = EvidenceView(row.id, title, row.language, row.kind, address)
        evidence.setdefault(row.award_id, []).append(seen)
    return BadgesView(
        person_id=person_id,
        name=profile.person.name,
        rows=[_view(actor, row, evidence.get(row.id, [])) for row in awards],
    )


def _view(actor: Actor, row: Any, evidence: list[EvidenceView]) -> BadgeView:
    return BadgeView(
        id=row.id,
        rule=row.rule,
        at=row.at,
        evidence=evidence,
        is_hidden=row.is_hidden,
        is_mine=policy.is_holder(actor, row),
        page=f"/b/{row.public_id}" if row.public_id and policy.is_holder(actor, row) else "",
        can_revoke=policy.can_revoke(actor, row),
    )
