"""Asking to be told something, declining, and what one wants to be told at all."""

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.feedback.errors import (
    NoSuchFeedback,
    NotAskedForFeedback,
    NotHere,
    TooManyRequests,
)
from learnhub.features.feedback.events import (
    FeedbackRequested,
    FeedbackSettled,
)
from learnhub.features.feedback.models import (
    FeedbackAsked,
    FeedbackChoice,
    FeedbackDraft,
    FeedbackRequest,
)
from learnhub.features.feedback.policy import drafts_of, requests_of
from learnhub.features.feedback.room import FEEDBACK_GIVE
from learnhub.features.feedback.schemas import (
    FeedbackRequestInput,
)
from learnhub.features.feedback.sealing import sealed
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person

PEOPLE = "people"  # the field of the form
REQUESTS_MAX = 3  # open at a time: nobody is asked week after week


def ask(session: Session, actor: Actor, form: FeedbackRequestInput) -> str:
    """Ask colleagues to tell one something, and answer the id of that; they are told who asks and what about.

    Raises NotHere when somebody among them is not, and TooManyRequests.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    people = set(form.people)
    if str(actor.person_id) in people or len(active(session, people)) < len(people):
        raise NotHere(field=PEOPLE)
    one_at_a_time(session, actor)
    is_open = requests_of(actor), col(FeedbackRequest.closed_at).is_(None)
    if session.exec(select(func.count(col(FeedbackRequest.id))).where(*is_open)).one() >= REQUESTS_MAX:
        raise TooManyRequests(most=REQUESTS_MAX)
    request = FeedbackRequest(
        person_id=guard.require_person(actor),
        about=sealed(form.about),
        asked=len(people),
        created_at=utcnow(),
    )
    session.add(request)
    session.flush()
    session.add_all(FeedbackAsked(request_id=request.id, person_id=person_id) for person_id in people)
    session.flush()
    bus.record(session, FeedbackRequested(request.id))
    return request.id


def stop(session: Session, actor: Actor, request_id: str) -> None:
    """Ask nobody any longer. What somebody has begun to write can still be sent. Raises NoSuchFeedback."""
    guard.require_permission(actor, FEEDBACK_GIVE)
    request = session.exec(
        select(FeedbackRequest).where(FeedbackRequest.id == request_id, requests_of(actor)).with_for_update()
    ).first()
    if request is None:
        raise NoSuchFeedback
    request.closed_at = request.closed_at or utcnow()
    session.add(request)
    session.execute(delete(FeedbackAsked).where(col(FeedbackAsked.request_id) == request_id))
    bus.record(session, FeedbackSettled(request_id))


def decline(session: Session, actor: Actor, request_id: str) -> None:
    """Say nothing about this. Nobody is told, and nothing is left that says who it was.

    What was begun about it goes, too. Raises NotAskedForFeedback.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    person_id = guard.require_person(actor)
    answered(session, request_id, person_id)
    session.execute(
        delete(FeedbackDraft).where(col(FeedbackDraft.request_id) == request_id, drafts_of(actor))
    )


def decline_at(session: Session, actor: Actor, thing: str) -> None:
    """The same from a row of the inbox."""
    decline(session, actor, thing.partition(":")[2])


def choose(session: Session, actor: Actor, *, only_when_asked: bool) -> None:
    """Say whether one wants to be told only what one asked for."""
    guard.require_permission(actor, FEEDBACK_GIVE)
    person_id = guard.require_person(actor)
    if only_when_asked:
        session.execute(insert(session, FeedbackChoice, person_id=person_id).on_conflict_do_nothing())
    else:
        session.execute(delete(FeedbackChoice).where(col(FeedbackChoice.person_id) == person_id))


def answered(session: Session, request_id: str, person_id: str) -> None:
    """Whether they answered or declined is not written down: the row goes."""
    asked = session.get(FeedbackAsked, (request_id, person_id), with_for_update=True)
    if asked is None:
        raise NotAskedForFeedback
    session.delete(asked)
    session.flush()
    bus.record(session, FeedbackSettled(request_id, person_id))


def active(session: Session, people: set[str]) -> dict[str, str]:
    """The names of those who are here."""
    here = select(Person.id, Person.name).where(
        col(Person.id).in_(people), Person.status == PersonStatus.ACTIVE
    )
    return {row[0]: row[1] for row in session.exec(here)}


def one_at_a_time(session: Session, actor: Actor) -> None:
    """Two windows of a person count one after the other what there may be so many of."""
    session.exec(select(Person.id).where(Person.id == actor.person_id).with_for_update())
