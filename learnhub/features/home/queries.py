"""What waits for a person, gathered from the rooms."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.config import settings
from learnhub.core import clock, db, markdown
from learnhub.core.i18n import LANGUAGES
from learnhub.core.statements import AnySelect
from learnhub.features.cards import queries as cards
from learnhub.features.cards.daily import minutes_for
from learnhub.features.cards.scheduling import learning_day
from learnhub.features.home import pieces
from learnhub.features.home.room import HOME_READ
from learnhub.features.home.schemas import InboxRail, LearnView, ShellView, TodayView
from learnhub.features.home.week import COMING, coming_days, dots, monday_of
from learnhub.features.notices import queries as notices
from learnhub.features.notices.queries.choices import days_of
from learnhub.features.notices.queries.settings import rhythms_of
from learnhub.features.notices.rhythm import end_of_leave
from learnhub.features.people import queries as people
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.models import Person
from learnhub.features.questions import queries as questions
from learnhub.features.questions.schemas import QuestionRow
from learnhub.features.search.browsing import FoundRow, find_latest
from learnhub.rooms import Figure, Kind, all_rooms, kinds, resolve

WAITING = 4
SHARED = 5


def get_shell(session: Session, actor: Actor) -> ShellView:
    """The frame of somebody's pages, in one statement with all its figures; of nobody's, the language only.

    Figures stop at `rooms.BOUND`, which the frame shows as "99+".
    """
    if actor.person_id is None:
        return ShellView()
    for row in db.rows(session, _frame(), **_frame_values(actor)):
        return ShellView(
            person=people.own_ref_of(row),
            language=actor.language,
            reads=[*dict.fromkeys((actor.language, *row.reads))],  # newer than the actor of an open tab
            languages=row.offered or list(LANGUAGES),
            theme=actor.theme,
            zone=actor.zone,
            may=[permission for permission in _asked_in_menus() if actor.may(permission)],
            figures={name: int(row._mapping[name]) for name in _figures()},
        )
    raise NoSuchPerson


def live_shell(session: Session, actor: Actor) -> dict[str, Any]:
    """The same for the live view."""
    return {"shell": get_shell(session, actor)}


@cache
def _frame() -> AnySelect:
    """Made once, at first use: it takes longer to make than to run."""
    figures = (figure.query.label(name) for name, figure in _figures().items())
    return people.select_own_ref(Person.reads.label("reads"), *figures)


def _frame_values(actor: Actor) -> dict[str, Any]:
    now = clock.utcnow()
    values: dict[str, Any] = {"reader_id": actor.person_id, "now": now}
    for figure in _figures().values():
        values |= figure.values(actor, now)
    return values


@cache
def _asked_in_menus() -> tuple[Permission, ...]:
    asked = (item.requires for room in all_rooms().values() for item in (*room.places, *room.shares))
    return tuple(dict.fromkeys(permission for permission in asked if permission))


@cache
def _figures() -> dict[str, Figure]:
    return {
        name: resolve(room, reference)()
        for room, declared in all_rooms().items()
        for name, reference in declared.figures.items()
    }


def get_inbox_rail(session: Session, actor: Actor) -> InboxRail:
    """What stands beside somebody's inbox."""
    person_id = guard.require_person(actor)
    rhythm = rhythms_of(session, [person_id])[person_id]
    return InboxRail(
        has_mail=settings().sends_mail,
        days=days_of(list(rhythm.days)),
        digest_at=_clock(rhythm.digest_min),
        quiet_from=_clock(rhythm.quiet_from),
        quiet_to=_clock(rhythm.quiet_to),
        quiet_weekends=rhythm.quiet_weekends,
        leave_to=end_of_leave(rhythm, clock.utcnow()),
        follows=[counted for counted in notices.count_follows(session, actor) if counted.count],
        stopped=notices.list_stopped(session, actor),
        next_cards_at=cards.next_due_at(session, actor),
    )


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def get_today(session: Session, actor: Actor) -> TodayView:
    """What waits for somebody today: a number of statements that does not grow with it."""
    guard.require_permission(actor, HOME_READ)
    to_answer = questions.list_to_answer(session, actor, limit=WAITING)
    today = _first(session, actor, to_answer.rows)
    is_headline = bool(today.question.id)
    shown = to_answer.rows if is_headline else to_answer.rows[: WAITING - 1]
    return replace(
        today,
        waiting=shown[1:] if is_headline else shown,
        waiting_count=to_answer.count,
        has_skills=to_answer.has_skills,
        shared=_shared(session, actor, {row.id for row in shown}),
        pieces=pieces.read(session, actor),
    )


def get_learn(session: Session, actor: Actor) -> LearnView:
    """The cards of the day and of those to come."""
    guard.require_permission(actor, HOME_READ)
    to_answer = questions.list_to_answer(session, actor, limit=1)
    today = learning_day(clock.utcnow(), actor.zone)
    planned = cards.planned_cards(session, actor, after=today, until=today + COMING)
    return LearnView(
        today=_first(session, actor, to_answer.rows),
        coming=coming_days(today, planned, actor.zone),
        coming_count=sum(planned.values()),
    )


def _first(session: Session, actor: Actor, to_answer: Sequence[QuestionRow]) -> TodayView:
    """What is to be done first: the cards that are due, else the first of the questions."""
    desk = cards.review_desk(session, actor)
    today = clock.today(actor.zone)
    reviewed = cards.reviewed_days(session, actor, since=monday_of(today))
    return TodayView(
        now=clock.utcnow(),
        cards=desk.left,
        minutes=minutes_for(desk.left),
        card_front=desk.card.front,
        card_language=desk.card.language,
        next_due_at=desk.next_due_at,
        week=dots(today, reviewed, actor.zone),
        question=to_answer[0] if to_answer and not desk.left else QuestionRow(),
    )


def _shared(session: Session, actor: Actor, waiting: Collection[str]) -> list[FoundRow]:
    """What colleagues shared last, without what waits for the reader on the same page."""
    found = find_latest(session, actor, _kinds_shared(), size=SHARED + len(waiting))
    return [_typeset(row) for row in found if row.id not in waiting][:SHARED]


@cache
def _kinds_shared() -> tuple[Kind, ...]:
    """What stands by itself; an answer is read under its question."""
    return tuple(kind for kind in kinds().values() if kind.on_profile and "{root}" not in kind.address)


def _typeset(row: FoundRow) -> FoundRow:
    title, excerpt = (markdown.typeset(text, row.language) for text in (row.title, row.excerpt))
    return replace(row, title=title, excerpt=excerpt)
