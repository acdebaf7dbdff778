"""What the dialog of thanks is made of."""

from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.features.people import queries as people
from learnhub.features.people.refs import person_refs
from learnhub.features.recognition import policy
from learnhub.features.recognition.errors import ColleagueGone, OwnRecognition
from learnhub.features.recognition.models import A_WEEK, Recognition
from learnhub.features.recognition.queries.received import first_name
from learnhub.features.recognition.queries.things import find_written, list_things
from learnhub.features.recognition.queries.values import list_values
from learnhub.features.recognition.schemas import ThankDesk
from learnhub.features.recognition.values import next_week, week_of

_GIVEN: Any = select(func.count(Recognition.id)).where(
    Recognition.giver_id == bindparam("giver_id"), Recognition.week == bindparam("week")
)


def get_desk(session: Session, actor: Actor, person_id: str, content_id: str = "") -> ThankDesk:
    """Whom one is about to thank, for what one can, by which values, and how many thanks are left this week.

    A piece of content that one comes from is the first thing. Raises OwnRecognition
    and ColleagueGone.
    """
    giver_id, now = guard.require_person(actor), utcnow()
    profile = people.get_profile(session, actor, person_id)
    if profile.is_me:
        raise OwnRecognition
    if not policy.can_thank(actor, person_id, profile.status):
        raise ColleagueGone
    ((given,),) = db.rows(session, _GIVEN, giver_id=giver_id, week=week_of(now, actor.zone))
    things = list_things(session, actor, person_id)
    if first := find_written(session, actor, person_id, content_id):
        things = [first, *(thing for thing in things if thing.ref != first.ref)]
    return ThankDesk(
        person=profile.person,
        first_name=first_name(profile.person.name),
        giver=person_refs(session, [giver_id])[giver_id],
        things=things,
        articles=list_values(session),
        left=A_WEEK - given,
        next_at=next_week(now, actor.zone),
    )
