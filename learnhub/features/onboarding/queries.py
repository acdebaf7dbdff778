"""What somebody new is shown, and the rules of it. For everybody else: one look at a table by its key."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.permissions import roles_with
from learnhub.core import clock, db
from learnhub.core.statements import AnySelect
from learnhub.features.ama.models import Ama
from learnhub.features.cards import queries as cards
from learnhub.features.cards.models import Card, CardProgress
from learnhub.features.cards.room import CARD
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship
from learnhub.features.mentoring.models import Booking
from learnhub.features.mentoring.queries import list_mentors
from learnhub.features.mentoring.schemas import MentorRow
from learnhub.features.onboarding.enums import StartStep, Step
from learnhub.features.onboarding.models import FirstDay
from learnhub.features.onboarding.schemas import CardsView, FirstDayView, StartView, StepView
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, PersonRole, Setting, Site
from learnhub.features.people.room import COMPANY_MANAGE
from learnhub.features.questions.room import QUESTION
from learnhub.features.search.browsing import FoundRow, Search, find
from learnhub.features.topics import queries as topics
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic

OFFERED_DAYS = 3
TEAM_MIN = 5  # a smaller team would say of its members what they learn
SUGGESTED = 7
PEOPLE = 2
CARDS_SHOWN = 3
SITES_SHOWN = 6
SKIPPED = "start_skipped"  # the setting with the steps of the start that an administrator skipped


def get_first_day(session: Session, actor: Actor) -> FirstDayView:
    """The steps of the reader."""
    for row in db.rows(session, _first_day(), reader_id=actor.person_id):
        return _view(session, actor, row)
    return FirstDayView()


def _view(session: Session, actor: Actor, row: Row[Any]) -> FirstDayView:
    if row.is_left:
        is_offered = _is_offered(row.left_on, clock.today(actor.zone))
        return FirstDayView(is_offered=is_offered, is_over=not is_offered)
    people = _people(session, actor, row.site or "")
    done = {step for step in Step if getattr(row, f"has_{step}")}
    has_people = bool(people) or Step.PEOPLE in done
    steps = steps_of([step for step in Step if has_people or step != Step.PEOPLE], done, row.settled)
    if not any(step.mark == "now" for step in steps):
        return FirstDayView(is_over=True)
    suggested = _of_team(session, actor, row.team_id)
    names = suggested or [topic.name for topic in topics.list_topics(session, actor)]
    learning = topics.skills_of(session, actor.person_id or "", actor.language)
    return FirstDayView(
        is_open=True,
        is_team=bool(suggested),
        name=actor.name.split(" ", 1)[0],
        steps=steps,
        topics=[skill.topic.name for skill in learning if skill.level == SkillLevel.LEARNING],
        suggestions=names[:SUGGESTED],
        people=people,
    )


def get_start(session: Session, actor: Actor) -> StartView:
    """The steps of the company."""
    guard.require_permission(actor, COMPANY_MANAGE)
    [row] = db.rows(session, _start(), reader_id=actor.person_id)
    sites = list(session.scalars(select(Site.name).order_by(Site.name).limit(SITES_SHOWN)))
    done = {step for step in StartStep if getattr(row, f"has_{step}")}
    steps = steps_of(StartStep, done, row.skipped or [])
    return StartView(
        company=row.company or "",
        steps=steps,
        done=len(done),
        left=sum(step.mark in ("now", "later") for step in steps),
        now=next((step.name for step in steps if step.mark == "now"), ""),
        sites=sites,
        is_alone=not row.has_deputy,
    )


def steps_of(shown: Iterable[StrEnum], done: Collection[str], settled: Collection[str]) -> list[StepView]:
    """Each step with what is known of it; what was done after it was skipped is done."""
    steps = list(shown)
    now = next((step for step in steps if step not in done and step not in settled), None)
    views = []
    for number, step in enumerate(steps, 1):
        known = "done" if step in done else "skipped" if step in settled else "later"
        views.append(StepView(step, number, "now" if step == now else known))
    return views


def _is_offered(left_on: date, today: date) -> bool:
    """On the day on which it was left, and on the two after."""
    return 0 <= (today - left_on).days < OFFERED_DAYS


def _people(session: Session, actor: Actor, site: str) -> list[MentorRow]:
    """Who helps with what the reader learns or works where they work, and has a free slot: two at most."""
    return [
        row
        for row in list_mentors(session, actor).items
        if row.next_at and (row.matches or (site and row.person.site == site))
    ][:PEOPLE]


def _of_team(session: Session, actor: Actor, team_id: str | None) -> list[str]:
    """What colleagues of the same team learn, most of them first; nothing from fewer than five people."""
    found = db.rows(session, _learned(), reader_id=actor.person_id, team_id=team_id or "")
    if not found or found[0].learners < TEAM_MIN:
        return []
    names = topics.topic_names(session, [row.topic_id for row in found], actor.language)
    return [names[row.topic_id] for row in found if row.topic_id in names]


def list_cards(session: Session, actor: Actor, *, names: Sequence[str] = ()) -> list[FoundRow]:
    """A page of the cards on topics of these names, or on what the reader learns, that they do not review."""
    person_id = actor.person_id or ""
    ids = (
        topics.topic_ids_named(session, names)
        if names
        else topics.topic_ids_of(session, person_id, (SkillLevel.LEARNING,))
    )
    if not ids:
        return []
    search = Search(topics=tuple(ids), languages=actor.languages)
    found = find(session, actor, [CARD], search).items
    known = cards.in_review(session, actor, [row.id for row in found])
    return [row for row in found if row.id not in known]


def preview_cards(session: Session, actor: Actor, *, names: Sequence[str] = ()) -> CardsView:
    """The same as the page shows it before somebody takes them."""
    found = list_cards(session, actor, names=names)
    return CardsView(len(found), found[:CARDS_SHOWN])


@cache
def _first_day() -> AnySelect:
    me = bindparam("reader_id")
    learns = exists().where(PersonTopic.person_id == me)
    reviews = exists().where(CardProgress.person_id == me, ~CardProgress.is_suspended)
    booked = exists().where(Booking.mentee_id == me)
    asked = exists().where(
        Authorship.person_id == me, Authorship.kind == QUESTION, Authorship.part == Part.AUTHOR
    )
    has = {Step.TOPICS: learns, Step.CARDS: reviews, Step.PEOPLE: booked, Step.QUESTION: asked}
    return (
        select(
            *(FirstDay.settled, FirstDay.left_on, FirstDay.is_left),
            Person.team_id,
            Site.name.label("site"),
            *(each.label(f"has_{step}") for step, each in has.items()),
        )
        .join(Person, Person.id == FirstDay.person_id)
        .outerjoin(Site, Site.id == Person.site_id)
        .where(FirstDay.person_id == me)
    )


@cache
def _learned() -> AnySelect:
    learning = (
        select(PersonTopic.topic_id, PersonTopic.person_id)
        .join(Person, Person.id == PersonTopic.person_id)
        .where(Person.team_id == bindparam("team_id"), Person.id != bindparam("reader_id"))
        .where(PersonTopic.level == SkillLevel.LEARNING)
        .cte()
    )
    learners = select(func.count(learning.c.person_id.distinct())).scalar_subquery()
    return (
        select(learning.c.topic_id, learners.label("learners"))
        .group_by(learning.c.topic_id)
        .order_by(func.count().desc(), learning.c.topic_id)
        .limit(SUGGESTED)
    )


@cache
def _start() -> AnySelect:
    me = bindparam("reader_id")
    colleague = exists().where(
        Person.id != me, Person.status.in_([PersonStatus.ACTIVE, PersonStatus.INVITED])
    )
    has = {
        StartStep.SITES: exists(Site.id),
        StartStep.INVITE: colleague,
        StartStep.CARD: exists(Card.content_id),
        StartStep.AMA: exists(Ama.content_id),
    }
    deputy = colleague.where(
        PersonRole.person_id == Person.id, PersonRole.role.in_(roles_with(COMPANY_MANAGE))
    )
    return select(
        *(_setting(key).label(name) for key, name in (("company_name", "company"), (SKIPPED, "skipped"))),
        *(each.label(f"has_{step}") for step, each in has.items()),
        deputy.label("has_deputy"),
    )


def _setting(key: str) -> Any:
    return select(Setting.value).where(Setting.key == key).scalar_subquery()
