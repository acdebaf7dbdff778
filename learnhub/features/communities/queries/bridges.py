"""Communities that are near another one, by what both are about and by who answers where."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, bindparam, func, select, union
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.core.db import Utc
from learnhub.features.communities import bridges
from learnhub.features.communities.bridges import Near
from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.communities.figures import LOOKED_AT
from learnhub.features.communities.models import Community, CommunityTopic
from learnhub.features.communities.queries.one import find_one
from learnhub.features.communities.queries.rhythm import SHOWN
from learnhub.features.communities.schemas import BridgeView
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.places import Standing
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.topics.queries import topic_names
from learnhub.features.topics.schemas import TopicRef

_SPACE, _SINCE = bindparam("space_id"), bindparam("since", type_=Utc())
_Answer, _Helper = aliased(Content), aliased(Authorship)
_OwnTopic = aliased(CommunityTopic)
# Hidden communities are near to nobody.
_NEAR = (Community.stage == Stage.ACTIVE, Community.openness != Openness.HIDDEN)
_SHARED = (
    select(Community.space_id, CommunityTopic.topic_id)
    .join(CommunityTopic, CommunityTopic.space_id == Community.space_id)
    .join(_OwnTopic, _OwnTopic.topic_id == CommunityTopic.topic_id)
    .where(_OwnTopic.space_id == _SPACE, Community.space_id != _SPACE, *_NEAR)
    .order_by(Community.space_id, CommunityTopic.topic_id)
)


def _answered(at_home: Any, elsewhere: Any) -> Any:
    """Answers in one community by members of another, who are none of the first."""
    home, guest = aliased(SpaceMember), aliased(SpaceMember)
    is_guest = and_(guest.person_id == _Helper.person_id, guest.space_id == elsewhere)
    is_home = and_(home.person_id == _Helper.person_id, home.space_id == at_home)
    return (
        select(Community.space_id, _Answer.id)
        .select_from(Community)
        .join(Content, Content.space_id == at_home)
        .join(_Answer, and_(_Answer.parent_id == Content.id, _Answer.kind == str(ANSWER)))
        .join(_Helper, and_(_Helper.content_id == _Answer.id, _Helper.part == Part.AUTHOR))
        .join(guest, is_guest)
        .join(home, is_home, isouter=True)
        .where(Community.space_id != _SPACE, *_NEAR, home.person_id.is_(None))
        .where(Content.kind == str(QUESTION), SHOWN, _Answer.status == Status.PUBLISHED)
        .where(_Answer.published_at >= _SINCE)
    )


_BETWEEN = union(_answered(_SPACE, Community.space_id), _answered(Community.space_id, _SPACE)).subquery()
_ANSWERS = select(_BETWEEN.c.space_id, func.count()).group_by(_BETWEEN.c.space_id)
_NAMES = select(Space.id, Space.name).where(among(Space.id, "space_ids"))


def list_bridges(session: Session, actor: Actor, space_id: str) -> list[BridgeView]:
    """The nearest communities with one thing to do together, for those who facilitate.

    What is hidden is near to nobody, and nothing is near to it: both sides are shown the other.
    """
    found = find_one(session, actor, space_id)
    is_listed = found.community.openness != Openness.HIDDEN and found.community.stage == Stage.ACTIVE
    if found.standing < Standing.FACILITATOR or not is_listed:
        return []
    topics: dict[str, list[str]] = {}
    for other, topic_id in db.rows(session, _SHARED, space_id=space_id):
        topics.setdefault(other, []).append(topic_id)
    since = clock.utcnow() - LOOKED_AT
    answers = dict(tuple(row) for row in db.rows(session, _ANSWERS, space_id=space_id, since=since))
    near = {other: Near(len(topics.get(other, ())), answers.get(other, 0)) for other in {*topics, *answers}}
    return _bridges(session, actor, near, topics)


def _bridges(
    session: Session, actor: Actor, near: Mapping[str, Near], topics: Mapping[str, list[str]]
) -> list[BridgeView]:
    chosen = bridges.nearest(near)
    names = dict(tuple(row) for row in db.rows(session, _NAMES, space_ids=chosen)) if chosen else {}
    words = topic_names(session, [each for other in chosen for each in topics.get(other, ())], actor.language)
    return [
        BridgeView(
            id=other,
            name=names[other],
            topics=[TopicRef(each, words[each]) for each in topics.get(other, ()) if each in words],
            answers=near[other].answers >= bridges.ANSWERS_MIN,
            together=bridges.together(near[other]),
        )
        for other in chosen
    ]
