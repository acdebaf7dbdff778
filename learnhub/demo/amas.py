"""The live sessions of the demo company: two that are over, one that is scheduled and one that is on."""

import random
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, some, vote_all
from learnhub.features.ama import service
from learnhub.features.ama.enums import AnswerPart, DismissReason, Phase
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.ama.schemas import AnswerInput, AskInput, DismissInput, PromiseInput, ScheduleInput
from learnhub.features.discussion.edit_secrets import hash_secret, new_secret
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.waiting import Text, waiting
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, PersonRole

ANNOUNCED = timedelta(days=4)
BEGAN = timedelta(minutes=22)
LASTS = timedelta(minutes=45)
START_HOUR = 14
WRITING_HOUR = 9
BETWEEN_QUESTIONS = timedelta(minutes=47)
READ_AFTER = timedelta(minutes=11)


def scenes(content: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    """Each session from its announcement to where it stands now."""
    return [_announce(ama, cast, now, chance) for ama in content["amas"]]


def _announce(ama: dict, cast: Cast, now: datetime, chance: random.Random) -> Scene:
    start = _start(ama, cast[ama["leader"]], now)

    def act() -> list[Scene]:
        ama_id = _schedule(ama, cast, start)
        asked = min(start - timedelta(hours=20), now - timedelta(hours=2))
        found = [Scene(asked, lambda: _ask_unsigned(ama, ama_id))]
        for place, question in enumerate(_signed(ama)):
            at = asked - place * BETWEEN_QUESTIONS
            found.append(Scene(at, partial(_ask, question, ama_id, cast)))
            found.append(Scene(at + READ_AFTER, partial(_let_in, question, ama, ama_id, cast)))
        if ama["phase"] != "scheduled":
            found.append(Scene(start, lambda: _open(ama, ama_id, cast)))
            found.append(Scene(start + timedelta(minutes=20), lambda: _host(ama, ama_id, cast)))
        if ama["phase"] == "ended":
            found.append(Scene(start + LASTS, lambda: _end(ama, ama_id, cast)))
            found += _answer_in_writing(ama, ama_id, cast, start, now)
        return [*found, Scene(start + timedelta(minutes=15), lambda: _vote_all(ama, ama_id, cast, chance))]

    return Scene(min(start - ANNOUNCED, now - timedelta(days=1)), act)


def _start(ama: dict, leader: Actor, now: datetime) -> datetime:
    if ama["phase"] == "live":
        return (now - BEGAN).replace(second=0, microsecond=0)
    return _on_workday(now, ama["days"], START_HOUR, leader)


def _on_workday(now: datetime, days: int, hour: int, person: Actor) -> datetime:
    """The full hour where the person is, that many days from now, or on the Monday after."""
    local = _workday((now + timedelta(days=days)).astimezone(ZoneInfo(person.zone)))
    return local.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(now.tzinfo)


def _workday(day: datetime) -> datetime:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def _schedule(ama: dict, cast: Cast, start: datetime) -> str:
    leader = cast[ama["leader"]]
    local, end = _within_a_day(start, ZoneInfo(leader.zone))
    form = ScheduleInput(
        title=ama["title"],
        introduction=ama["introduction"],
        language=ama["language"],
        day=local.date(),
        starts=local.time(),
        ends=end.time(),
        hosts=[guard.require_person(cast[key]) for key in ama["hosts"] if key in cast],
    )
    return db.write_now(service.schedule_session, leader, form)


def _within_a_day(start: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The start and the end on the leader's clock; not over midnight, which the form does not take.

    The end is counted in UTC: in the night when the clocks change, 45 minutes later is another hour there.
    """
    local, end = (moment.astimezone(zone) for moment in (start, start + LASTS))
    if local.date() == end.date():
        return local, end
    midnight = end.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    return _within_a_day(midnight, zone)


def _signed(ama: dict) -> list[dict]:
    return [question for question in ama["questions"] if "by" in question]


def _unsigned(ama: dict) -> list[dict]:
    return [question for question in ama["questions"] if "by" not in question]


def _ask(question: dict, ama_id: str, cast: Cast) -> None:
    form = AskInput(text=question["text"], language=question["language"])
    db.write_now(service.ask_question, cast[question["by"]], ama_id, form)


def _ask_unsigned(ama: dict, ama_id: str) -> None:
    """They wait for the opening."""
    for question in _unsigned(ama):
        secret = new_secret()
        text = Text(hash_secret(secret), str(AMA_QUESTION), ama_id, question["text"])
        waiting.put(text, person_id=secret)


def _open(ama: dict, ama_id: str, cast: Cast) -> None:
    db.write_now(service.open_session, cast[ama["leader"]], ama_id)
    _review(ama, ama_id, cast)


def _review(ama: dict, ama_id: str, cast: Cast) -> None:
    """A host reads what came without a name."""
    for question in _unsigned(ama):
        _let_in(question, ama, ama_id, cast)


def _let_in(question: dict, ama: dict, ama_id: str, cast: Cast) -> None:
    """A host lets a question in, or not, unless the story leaves it waiting."""
    host, found = cast[ama["leader"]], db.read_now(_by_text, ama_id)
    if question["state"] == "dismissed":
        form = DismissInput(question=found[question["text"]], reason=DismissReason(question["reason"]))
        db.write_now(service.dismiss, host, ama_id, form)
    elif question["state"] != "waiting":
        db.write_now(service.approve, host, ama_id, found[question["text"]])


def _vote_all(ama: dict, ama_id: str, cast: Cast, chance: random.Random) -> None:
    found = db.read_now(_by_text, ama_id)
    for question in ama["questions"]:
        voters = some(cast, chance, question["votes"], but=[question.get("by", "")])
        db.write_now(vote_all, service.vote_question, voters, found[question["text"]])


def _host(ama: dict, ama_id: str, cast: Cast) -> None:
    """Answer what the story calls answered, with the notes of it, and put on air what is on air."""
    host, found = cast[ama["leader"]], db.read_now(_by_text, ama_id)
    for question in ama["questions"]:
        if question["state"] == "answered":
            db.write_now(service.put_on_air, host, ama_id, found[question["text"]])
            db.write_now(service.mark_answered, host, ama_id, found[question["text"]])
        if "note" in question:
            _write(AnswerPart.NOTE, question, ama_id, cast.get(ama["hosts"][0], host))
    for question in ama["questions"]:
        if question["state"] == "on_air":
            db.write_now(service.put_on_air, host, ama_id, found[question["text"]])


def _answer_in_writing(ama: dict, ama_id: str, cast: Cast, start: datetime, now: datetime) -> list[Scene]:
    """Answers that are promised when the session ends, and the one that came on its day."""
    found = []
    for question in ama["questions"]:
        if "due" not in question:
            continue
        writer = cast[question.get("owed_by", ama["leader"])]
        due = _on_workday(now, question["due"], WRITING_HOUR, writer)
        promise = partial(_promise, question, ama_id, cast[ama["leader"]], writer, due)
        found.append(Scene(start + LASTS, promise))
        if "written" in question:
            found.append(Scene(due, partial(_write, AnswerPart.WRITTEN, question, ama_id, writer)))
    return found


def _promise(question: dict, ama_id: str, leader: Actor, writer: Actor, due: datetime) -> None:
    form = PromiseInput(
        question=db.read_now(_by_text, ama_id)[question["text"]],
        owed_by=guard.require_person(writer),
        due_on=due.astimezone(ZoneInfo(writer.zone)).date(),
    )
    db.write_now(service.promise, leader, ama_id, form)


def _write(part: AnswerPart, question: dict, ama_id: str, writer: Actor) -> None:
    question_id = db.read_now(_by_text, ama_id)[question["text"]]
    form = AnswerInput(question=question_id, part=part, text=question[part])
    db.write_now(service.save_answer, writer, ama_id, form)


def _end(ama: dict, ama_id: str, cast: Cast) -> None:
    db.write_now(service.end_session, cast[ama["leader"]], ama_id)


def _by_text(session: Session, ama_id: str) -> dict[str, str]:
    rows = session.exec(
        select(Content.title, Content.id)
        .join(AmaQuestion, AmaQuestion.content_id == Content.id)
        .where(AmaQuestion.ama_id == ama_id)
    )
    return dict(rows.all())


def keep_live(content: dict, now: datetime, chance: random.Random) -> None:
    """Hold the live session again when none is on."""
    if db.read_now(_is_live):
        return
    ama = next(each for each in content["amas"] if each["phase"] == "live")
    cast = db.read_now(_cast)
    start = now.replace(second=0, microsecond=0)
    ama_id = _schedule(ama, cast, start)
    for question in _signed(ama):
        _ask(question, ama_id, cast)
        _let_in(question, ama, ama_id, cast)
    _ask_unsigned(ama, ama_id)
    _open(ama, ama_id, cast)
    _vote_all(ama, ama_id, cast, chance)
    _host(ama, ama_id, cast)


def _is_live(session: Session) -> bool:
    return session.exec(select(Ama.content_id).where(Ama.phase == Phase.LIVE).limit(1)).first() is not None


def _cast(session: Session) -> Cast:
    """The active people of the company as they are now, under the keys of the story."""
    roles: dict[str, set[Role]] = {}
    for row in session.exec(select(PersonRole)):
        roles.setdefault(row.person_id, set()).add(Role(row.role))
    people = session.exec(select(Person).where(Person.status == PersonStatus.ACTIVE))
    return {
        str(person.email).partition("@")[0]: Actor(
            person.id, person.name, frozenset(roles.get(person.id, ())), person.language, person.zone
        )
        for person in people
    }
