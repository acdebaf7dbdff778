"""Thanking a colleague, taking it back, and hiding what one was thanked for."""

from datetime import timedelta

from sqlmodel import Session, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.ids import new_id
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.notices import fanout
from learnhub.features.people import queries as people
from learnhub.features.recognition import policy, queries
from learnhub.features.recognition.errors import (
    AllGiven,
    AlreadyThanked,
    ColleagueGone,
    NoSuchRecognition,
    NoSuchValue,
    NothingInCommon,
    OwnRecognition,
)
from learnhub.features.recognition.events import ColleagueThanked
from learnhub.features.recognition.models import A_WEEK, Recognition
from learnhub.features.recognition.schemas import RecognitionInput
from learnhub.features.recognition.values import week_of

SECOND_THOUGHTS = timedelta(seconds=10)  # the toast offers to take it back for five


def thank_colleague(session: Session, actor: Actor, person_id: str, form: RecognitionInput) -> str:
    """Thank a colleague for one thing, and answer the id of the thanks; they are told after a moment.

    Of however many at the same moment the database lets three a week through. Raises OwnRecognition,
    ColleagueGone, NothingInCommon, NoSuchValue, AlreadyThanked and AllGiven.
    """
    guard.require(policy.can_give(actor))
    giver_id, now = guard.require_person(actor), utcnow()
    profile = people.get_profile(session, actor, person_id)
    if profile.is_me:
        raise OwnRecognition
    if not policy.can_thank(actor, person_id, profile.status):
        raise ColleagueGone
    _require_thing(session, actor, person_id, form)
    row = {
        "id": new_id(),
        "giver_id": giver_id,
        "receiver_id": person_id,
        **form.model_dump(include={"content_id", "booking_id", "meeting_id", "words", "is_public"}),
        "language": actor.language,
        **_value(session, form.article),
        "is_hidden": False,
        "week": week_of(now, actor.zone),
        "at": now,
    }
    for turn in range(1, A_WEEK + 1):
        made = insert(session, Recognition, **row, turn=turn).on_conflict_do_nothing()
        if session.execute(made.returning(Recognition.id)).all():
            event = ColleagueThanked(row["id"], giver_id)
            fanout.put(session, event, dedupe=row["id"], not_before=now + SECOND_THOUGHTS)
            return row["id"]
    _refuse_repeat(session, giver_id, person_id, form)
    raise AllGiven


def take_back(session: Session, actor: Actor, recognition_id: str) -> str:
    """Thank no more; answers whom. They are told of nothing, and the turn of the week is free again."""
    row = _get(session, recognition_id)
    if not policy.can_take_back(actor, row):
        raise NoSuchRecognition
    session.delete(row)
    return row.receiver_id


def hide(session: Session, actor: Actor, recognition_id: str, *, on: bool) -> None:
    """Keep thanks that one received from everybody else, or show them again."""
    row = _get(session, recognition_id)
    if not policy.can_hide(actor, row):
        raise NoSuchRecognition
    row.is_hidden = on
    session.add(row)


def remove(session: Session, actor: Actor, recognition_id: str) -> None:
    """Take away public words that hurt, as a moderator; whose thanks they were is in the audit log."""
    row = _get(session, recognition_id)
    if not row.is_public and not policy.can_take_back(actor, row):
        raise NoSuchRecognition
    guard.require(policy.can_moderate(actor, row))
    session.delete(row)
    audit.record(session, actor, "recognition:remove", row.giver_id)


def _get(session: Session, recognition_id: str) -> Recognition:
    row = session.get(Recognition, recognition_id)
    if row is None:
        raise NoSuchRecognition
    return row


def _require_thing(session: Session, actor: Actor, person_id: str, form: RecognitionInput) -> None:
    if form.content_id:
        try:
            content = discussion.get_published(session, actor, form.content_id)
        except NoSuchContent:
            raise NothingInCommon from None
        is_theirs = not content.is_anonymous and queries.is_theirs(session, content.id, person_id)
    else:
        meeting = {"booking_id": form.booking_id or "", "meeting_id": form.meeting_id or ""}
        is_theirs = queries.has_met(session, actor, person_id, **meeting)
    if not is_theirs:
        raise NothingInCommon


def _value(session: Session, article: int | None) -> dict[str, object]:
    """The article as it stands now. Without a charter there is none, with one it has to be chosen."""
    values = {value.article: value for value in queries.list_values(session)}
    if not values and article is None:
        return {"charter_id": None, "article": None, "value": "", "value_language": "en"}
    if article is None or article not in values:
        raise NoSuchValue
    charter_id, language = queries.company_charter(session)
    title = values[article].title
    return {"charter_id": charter_id, "article": article, "value": title, "value_language": language}


def _refuse_repeat(session: Session, giver_id: str, person_id: str, form: RecognitionInput) -> None:
    same = select(Recognition.id).where(
        Recognition.giver_id == giver_id,
        Recognition.receiver_id == person_id,
        Recognition.content_id == form.content_id,
        Recognition.booking_id == form.booking_id,
        Recognition.meeting_id == form.meeting_id,
    )
    if session.exec(same).first():
        raise AlreadyThanked
