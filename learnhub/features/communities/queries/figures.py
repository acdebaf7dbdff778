"""The figures of a community: what is counted, and for whom."""

from functools import cache

from sqlalchemy import and_, bindparam, case, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock
from learnhub.core.db import Utc
from learnhub.core.statements import AnySelect
from learnhub.features.communities import figures, rhythm
from learnhub.features.communities.figures import LOOKED_AT, Counted
from learnhub.features.communities.queries.one import Found, find_one
from learnhub.features.communities.queries.rhythm import SHOWN, days_of, pieces
from learnhub.features.communities.schemas import FiguresView
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.places import Standing
from learnhub.features.people.models import Person
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.rituals import queries as rituals

_SPACE, _SINCE = bindparam("space_id"), bindparam("since", type_=Utc())
_Answer = aliased(Content)
_Asker, _Helper = aliased(Authorship), aliased(Authorship)
_AskerOf, _HelperOf = aliased(Person), aliased(Person)

_QUESTIONS = (
    select(
        func.count(Content.id),
        func.sum(case((Content.answer_count > 0, 1), else_=0)),
        func.count(Authorship.person_id.distinct()),
    )
    .join(Authorship, and_(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR), isouter=True)
    .where(Content.space_id == _SPACE, Content.kind == str(QUESTION), SHOWN)
    .where(Content.published_at >= _SINCE)
)
_PAIRS = (
    select(_AskerOf.id, _HelperOf.id, _AskerOf.team_id, _HelperOf.team_id)
    .select_from(Content)
    .join(_Answer, and_(_Answer.parent_id == Content.id, _Answer.status == Status.PUBLISHED))
    .join(_Asker, and_(_Asker.content_id == Content.id, _Asker.part == Part.AUTHOR))
    .join(_Helper, and_(_Helper.content_id == _Answer.id, _Helper.part == Part.AUTHOR))
    .join(_AskerOf, _AskerOf.id == _Asker.person_id)
    .join(_HelperOf, _HelperOf.id == _Helper.person_id)
    .where(Content.space_id == _SPACE, Content.kind == str(QUESTION), _Answer.kind == str(ANSWER))
    .where(SHOWN, Content.published_at >= _SINCE)
    .where(_AskerOf.team_id.is_not(None), _HelperOf.team_id.is_not(None), _AskerOf.id != _HelperOf.id)
)


@cache
def _contributors() -> AnySelect:
    authors = pieces().join(Authorship, Authorship.content_id == Content.id).where(Content.space_id == _SPACE)
    return authors.with_only_columns(func.count(Authorship.person_id.distinct()))


def get_figures(session: Session, actor: Actor, space_id: str) -> FiguresView:
    """The four figures, for whoever reads there. They name nobody, and need five people each."""
    found = find_one(session, actor, space_id)
    if not _reads(found):
        return FiguresView()
    now = clock.utcnow()
    values = {"space_id": space_id, "since": now - LOOKED_AT}
    contributors = session.execute(_contributors(), values).scalar_one()
    number, answered, askers = session.execute(_QUESTIONS, values).one()
    pairs = session.execute(_PAIRS, values).all()
    counted = Counted(
        contributors=contributors,
        questions=number,
        answered=answered or 0,
        askers=askers,
        pairs=len(pairs),
        across=sum(asker_team != helper_team for _a, _h, asker_team, helper_team in pairs),
        paired=len({person for asker, helper, *_teams in pairs for person in (asker, helper)}),
    )
    days = days_of(session, [space_id], now - rhythm.MEASURED)[space_id]
    meetings = rituals.kept_in(session, actor, space_id, now - LOOKED_AT)
    return figures.figures_of(counted, days, now.date(), meetings)


def _reads(found: Found) -> bool:
    return found.space.is_open or found.standing >= Standing.MEMBER
