"""A colleague as the rooms know them: skills, what they wrote, whether they mentor."""

from functools import cache
from typing import Any

from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core.markdown import typeset
from learnhub.core.pagination import Page
from learnhub.core.statements import AnySelect
from learnhub.features.discussion import listing
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import mark
from learnhub.features.mentoring import queries as mentoring
from learnhub.features.people import queries as people
from learnhub.features.profile.schemas import ALL, ColleagueView, Contribution, ContributionCounts
from learnhub.features.topics import queries as topics
from learnhub.features.topics.schemas import SkillView
from learnhub.rooms import Kind

PAGE_SIZE = 20
COUNTED = 99
REACH = 120  # how many of somebody's pieces are looked at for those that the reader may see


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


def list_skills(session: Session, actor: Actor, person_id: str) -> list[SkillView]:
    """What a colleague says of their skills, the strongest first; raises NoSuchPerson."""
    people.get_profile(session, actor, person_id)
    return topics.skills_of(session, person_id, actor.language)


def list_contributions(
    session: Session, actor: Actor, person_id: str, *, kind: str = "", cursor: str | None = None
) -> Page[Contribution]:
    """What somebody signed and one may read, the latest first, perhaps of one kind."""
    kinds = (kind,) if kind in kinds_shown() else kinds_shown()
    asked = Asked(kinds, author_id=person_id, reach=REACH)
    found = listing.read_page(session, actor, _contributions(), asked, cursor=cursor, size=PAGE_SIZE)
    return Page([_contribution(row) for row in found.items], found.next)


@cache
def _contributions() -> AnySelect:
    root = aliased(Content)
    return select_columns(
        *(Content.id, Content.kind, Content.root_id, Content.vote_count, Content.published_at),
        *(root.title, root.language, mark().label("mark")),
    ).join(root, root.id == Content.root_id)


@cache
def kinds_shown() -> tuple[Kind, ...]:
    """The kinds of content that are listed among what somebody has written."""
    return tuple(kind for kind in rooms.kinds().values() if kind.on_profile)


def count_contributions(session: Session, actor: Actor, person_id: str) -> ContributionCounts:
    """How much of each kind is in that list, counted up to a bound and among the latest only."""
    asked = Asked(kinds_shown(), author_id=person_id, reach=REACH)
    found = listing.count_kinds(session, actor, asked, most=COUNTED)
    of_kinds = {kind: figure.number for kind, figure in found.items()}
    more = [kind for kind, figure in found.items() if figure.is_more]
    total = listing.figure(sum(of_kinds.values()), COUNTED, is_more=bool(more))
    return ContributionCounts(of_kinds, total.number, [*more, ALL] if total.is_more else more)


def _contribution(row: Any) -> Contribution:
    return Contribution(
        id=row.id,
        kind=row.kind,
        title=typeset(row.title, row.language),
        language=row.language,
        address=rooms.kind(row.kind).at(row.id, row.root_id),
        vote_count=row.vote_count,
        mark=row.mark,
        at=row.published_at,
    )
