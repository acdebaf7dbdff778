"""A colleague as the rooms know them: skills, what they wrote, whether they mentor."""

from datetime import datetime

from sqlalchemy import func, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core.markdown import typeset
from learnhub.core.pagination import Page, decode, encode, page
from learnhub.features.discussion.enums import Kind, Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import visible_to
from learnhub.features.mentoring import queries as mentoring
from learnhub.features.people import queries as people
from learnhub.features.profile.schemas import ColleagueView, Contribution, ContributionCounts
from learnhub.features.questions.models import Question
from learnhub.features.topics import queries as topics
from learnhub.features.topics.schemas import SkillView

PAGE_SIZE = 20
KINDS = (Kind.CARD, Kind.QUESTION, Kind.ANSWER)
ADDRESSES = {Kind.CARD: "/library/", Kind.QUESTION: "/questions/", Kind.ANSWER: "/questions/"}


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
    statement = (
        select(Content, root.title, root.language, Question.accepted_id)
        .join(root, root.id == Content.root_id)
        .join(Question, Question.content_id == Content.root_id, isouter=True)
        .where(*_signed(actor, person_id), Content.kind.in_([kind] if kind in KINDS else KINDS))
        .order_by(Content.published_at.desc(), Content.id.desc())
        .limit(PAGE_SIZE + 1)
    )
    if cursor:
        key = tuple_(Content.published_at, Content.id)
        statement = statement.where(key < tuple_(*decode(cursor, datetime, str)))
    rows = session.exec(statement).all()
    found = page(rows, PAGE_SIZE, lambda row: encode(row[0].published_at, row[0].id))
    return Page([_contribution(*row) for row in found.items], found.next)


def count_contributions(session: Session, actor: Actor, person_id: str) -> ContributionCounts:
    """How much of each kind is in that list."""
    statement = (
        select(Content.kind, func.count())
        .where(*_signed(actor, person_id), Content.kind.in_(KINDS))
        .group_by(Content.kind)
    )
    counts = dict(session.exec(statement).all())
    return ContributionCounts(*(counts.get(kind, 0) for kind in KINDS), sum(counts.values()))


def _signed(actor: Actor, person_id: str):
    """The clauses on `content` for what somebody wrote under their name; anonymous content has no name."""
    written = select(Authorship.content_id).where(
        Authorship.person_id == person_id, Authorship.part == Part.AUTHOR
    )
    return (Content.id.in_(written), visible_to(actor), Content.status == Status.PUBLISHED)


def _contribution(content: Content, title: str, language: str, accepted_id: str | None) -> Contribution:
    kind = Kind(content.kind)
    return Contribution(
        id=content.id,
        kind=content.kind,
        title=typeset(title, language),
        language=language,
        address=ADDRESSES[kind] + content.root_id,
        vote_count=content.vote_count,
        is_accepted=accepted_id == content.id,
        at=content.published_at,
    )
