"""What those who facilitate are helped with."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.among import among
from learnhub.features.communities import kit
from learnhub.features.communities.enums import Stage
from learnhub.features.communities.models import CommunityTurn
from learnhub.features.communities.queries.one import Found, find_one
from learnhub.features.communities.queries.rhythm import SHOWN
from learnhub.features.communities.schemas import AgendaItem, KitView
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.places import Standing
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, SpaceMember
from learnhub.features.people.refs import person_refs
from learnhub.features.questions.room import QUESTION
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals.room import RITUAL
from learnhub.features.rituals.schemas import AgendaItemView

NEWCOMER = timedelta(days=30)
NEWCOMERS_MAX, ON_AGENDA = 10, 3
QUESTION_MINUTES, LESSON_MINUTES = 10, 5

_SPACE = bindparam("space_id")
_OPEN_QUESTIONS = (
    select(Content.id, Content.kind, Content.root_id, Content.title, Content.language)
    .where(Content.space_id == _SPACE, Content.kind == str(QUESTION), SHOWN, VISIBLE)
    .where(Content.answer_count == 0)
    .order_by(Content.published_at, Content.id)
    .limit(ON_AGENDA)
)
_LESSONS = (
    select(Content.id, Content.kind, Content.root_id, Content.title, Content.language)
    .where(Content.space_id == _SPACE, SHOWN, VISIBLE)
    .where(among(Content.kind, "kinds"))
    .order_by(Content.published_at.desc(), Content.id.desc())
    .limit(ON_AGENDA)
)
_PEOPLE = (
    select(SpaceMember.person_id, SpaceMember.joined_at, CommunityTurn.day)
    .join(Person, Person.id == SpaceMember.person_id)
    .join(
        CommunityTurn,
        and_(
            CommunityTurn.space_id == SpaceMember.space_id,
            CommunityTurn.person_id == SpaceMember.person_id,
        ),
        isouter=True,
    )
    .where(SpaceMember.space_id == _SPACE, Person.status == PersonStatus.ACTIVE)
)


def get_kit(session: Session, actor: Actor, space_id: str) -> KitView:
    """An agenda, who opens next, a prompt and who is new, for those who facilitate."""
    found = find_one(session, actor, space_id)
    if found.standing < Standing.FACILITATOR or found.community.stage != Stage.ACTIVE:
        return KitView()
    values = {"space_id": space_id, **reader(actor)}
    kinds = [str(kind) for kind in rooms.kinds().values() if kind.in_library]
    questions = db.rows(session, _OPEN_QUESTIONS, **values)
    lessons = db.rows(session, _LESSONS, kinds=kinds, **values)
    people = db.rows(session, _PEOPLE, space_id=space_id)
    now, today = clock.utcnow(), clock.today(actor.zone)
    turns = {person_id: day for person_id, _joined, day in people if day}
    opens = kit.whose_turn([person_id for person_id, *_rest in people], turns)
    new = [person_id for person_id, joined, _day in people if _is_new(found, joined, now)]
    refs = person_refs(session, [opens, *new])
    meeting = rituals.next_in(session, actor, space_id)
    planned = [_planned(item) for item in meeting.points] if meeting else []
    return KitView(
        meeting_at=meeting.starts_at if meeting else None,
        meeting_to=f"{RITUAL.at(meeting.ritual_id)}/{meeting.day}" if meeting else "",
        agenda=planned
        or kit.agenda(
            [_item(kit.ROUND, QUESTION_MINUTES, row) for row in questions],
            [_item(kit.LESSON, LESSON_MINUTES, row) for row in lessons],
        ),
        opens=refs.get(opens),
        prompt=kit.prompt(space_id, today),
        newcomers=[refs[each] for each in new if each in refs][:NEWCOMERS_MAX],
        quiet_since=found.community.last_day if found.community.alarmed_on else None,
    )


def _is_new(found: Found, joined: datetime | None, now: datetime) -> bool:
    """Whether somebody came a short time ago, and not with the first ones."""
    began = found.community.started_at
    return joined is not None and joined > now - NEWCOMER and (began is None or joined > began)


def _planned(item: AgendaItemView) -> AgendaItem:
    """What is on the agenda of a meeting already."""
    return AgendaItem("", item.minutes, item.content_id, item.title, address=item.address)


def _item(what: str, minutes: int, row: Any) -> AgendaItem:
    address = rooms.kind(row.kind).at(row.id, row.root_id)
    return AgendaItem(what, minutes, row.id, row.title, row.language, address)
