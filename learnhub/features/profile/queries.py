"""A colleague as the rooms know them: skills, what they wrote, whether they mentor."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import case, func, literal, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.markdown import typeset
from learnhub.core.pagination import Page, decode, encode, page
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import visible_to
from learnhub.features.mentoring import queries as mentoring
from learnhub.features.people import queries as people
from learnhub.features.profile.schemas import ColleagueView, Contribution, ContributionCounts
from learnhub.features.topics import queries as topics
from learnhub.features.topics.schemas import SkillView
from learnhub.rooms import Kind

PAGE_SIZE = 20


def get_colleague(session: Session, actor: Actor, person_id: str) -> ColleagueView:
    """Somebody's page; raises NoSuchPerson."""
    return ColleagueView(
        profile=people.get_profile(session, actor, person_id),
        skills=tuple(topics.skills_of(session, person_id, actor.language)),
        counts=count_contributions(session, actor, person_id),
        is_mentor=bool(mentoring.mentors_among(session, actor, {person_id})),
    )


def list_own_skills(session: Session, actor: Actor) -> list[SkillView]:
    """What one has said of oneself."""
    return topics.skills_of(session, actor.person_id or "", actor.language)


def list_contributions(
    session: Session, actor: Actor, person_id: str, *, kind: str = "", cursor: str | None = None
) -> Page[Contribution]:
    """What somebody signed and one may read, the latest first, perhaps of one kind."""
    root = aliased(Content)
    kinds = [kind] if kind in kinds_shown() else kinds_shown()
    statement = (
        select(Content, root.title, root.language, _mark())
        .join(root, root.id == Content.root_id)
        .where(*_signed(actor, person_id), Content.kind.in_(kinds))
        .order_by(Content.published_at.desc(), Content.id.desc())
        .limit(PAGE_SIZE + 1)
    )
    if cursor:
        key = tuple_(Content.published_at, Content.id)
        statement = statement.where(key < tuple_(*decode(cursor, datetime, str)))
    rows = session.exec(statement).all()
    found = page(rows, PAGE_SIZE, lambda row: encode(row[0].published_at, row[0].id))
    return Page([_contribution(*row) for row in found.items], found.next)


@cache
def kinds_shown() -> tuple[Kind, ...]:
    """The kinds of content that are listed among what somebody has written."""
    return tuple(kind for kind in rooms.kinds().values() if kind.on_profile)


@cache
def marks() -> tuple[str, ...]:
    """The words for what can become of a piece of content (message ids)."""
    return tuple(_marks())


@cache
def _marks() -> dict[str, Any]:
    return {
        word: rooms.resolve(name, clause)()
        for name, room in rooms.all_rooms().items()
        for word, clause in room.marks.items()
    }


def _mark() -> Any:
    """The word for what became of a row of content, empty for most."""
    cases = [(clause, word) for word, clause in _marks().items()]
    return case(*cases, else_="") if cases else literal("")


def count_contributions(session: Session, actor: Actor, person_id: str) -> ContributionCounts:
    """How much of each kind is in that list."""
    statement = (
        select(Content.kind, func.count())
        .where(*_signed(actor, person_id), Content.kind.in_(kinds_shown()))
        .group_by(Content.kind)
    )
    counts = dict(session.exec(statement).all())
    of_kinds = {str(kind): counts.get(kind, 0) for kind in kinds_shown()}
    return ContributionCounts(of_kinds, sum(of_kinds.values()))


def _signed(actor: Actor, person_id: str):
    """The clauses on `content` for what somebody wrote under their name; anonymous content has no name."""
    written = select(Authorship.content_id).where(
        Authorship.person_id == person_id, Authorship.part == Part.AUTHOR
    )
    return (Content.id.in_(written), visible_to(actor), Content.status == Status.PUBLISHED)


def _contribution(content: Content, title: str, language: str, mark: str) -> Contribution:
    return Contribution(
        id=content.id,
        kind=content.kind,
        title=typeset(title, language),
        language=language,
        address=rooms.kind(content.kind).at(content.id, content.root_id),
        vote_count=content.vote_count,
        mark=mark,
        at=content.published_at,
    )
