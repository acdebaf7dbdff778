"""What is there already while a question is being written, and how often that was enough."""

from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.markdown import typeset
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import PUBLISHED_TO_READER, reader
from learnhub.features.questions.models import Question, SparedQuestion
from learnhub.features.questions.schemas import SimilarView
from learnhub.features.search.queries import similar
from learnhub.features.search.schemas import Hit

SIMILAR = 5
PERIOD = timedelta(days=30)

_SOLVED = select_columns(Question.content_id).where(
    Question.content_id.in_(bindparam("ids", expanding=True)), Question.accepted_id.is_not(None)
)
_SPARED: Any = (
    select_columns(func.coalesce(func.sum(SparedQuestion.number), 0))
    .join(Content, Content.id == SparedQuestion.content_id)
    .where(SparedQuestion.day > bindparam("since"), PUBLISHED_TO_READER)
)


def list_similar(session: Session, actor: Actor, *, title: str) -> list[SimilarView]:
    """What the reader may see, of any kind, that is about the same as the question being written.

    Only a screen asks for it, so its words are typeset.
    """
    hits = similar(session, actor, title, size=SIMILAR)
    ids = [hit.id for hit in hits]
    solved = {row.content_id for row in db.rows(session, _SOLVED, ids=ids)} if ids else set()
    return [_view(hit, is_solved=hit.id in solved) for hit in hits]


def count_spared(session: Session, actor: Actor) -> int:
    """How many questions need not be asked in the last 30 days, because of what the reader may read."""
    since = clock.utcnow().date() - PERIOD
    ((number,),) = db.rows(session, _SPARED, since=since, **reader(actor))
    return int(number)


def _view(hit: Hit, *, is_solved: bool) -> SimilarView:
    return SimilarView(
        id=hit.id,
        kind=hit.kind,
        address=hit.address,
        title=typeset(hit.title, hit.language),
        language=hit.language,
        excerpt=hit.excerpt,
        answer_count=hit.answer_count,
        is_solved=is_solved,
    )
