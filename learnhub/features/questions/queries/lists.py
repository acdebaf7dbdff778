"""Lists of questions. A page costs two statements, however long it is, and however long the list."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import is_id
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.listing import Asked, Figure
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import topics_of, with_author
from learnhub.features.discussion.searching import matching
from learnhub.features.people.refs import ref_in
from learnhub.features.questions.enums import Order
from learnhub.features.questions.models import Question
from learnhub.features.questions.queries.attention import questions_waiting
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import QuestionRow, ToAnswer
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.queries import get_topic, topic_ids_of, topic_names
from learnhub.features.topics.schemas import TopicRef

_QUESTIONS = with_author(
    select_columns(
        *(Content.id, Content.title, Content.language, Content.status, Content.published_at),
        *(Content.vote_count, Content.answer_count, Content.is_anonymous, Question.accepted_id),
    ).join(Question, Question.content_id == Content.id)
)
_WAITING = select_columns(questions_waiting().query)
_ORDERS = {
    Order.NEWEST: listing.NEWEST,
    Order.UNANSWERED: listing.UNANSWERED,
    Order.VOTES: listing.MOST_VOTES,
}


def list_questions(
    session: Session,
    actor: Actor,
    *,
    order: Order = Order.NEWEST,
    topic_id: str = "",
    words: str = "",
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[QuestionRow]:
    """Visible questions, the newest or those with most votes first, perhaps of one topic or with words."""
    topics, (where, values) = (topic_id,) if topic_id else (), matching(words)
    is_hidden_too = order != Order.UNANSWERED
    asked = Asked((QUESTION,), _ORDERS[order], topics, hidden=is_hidden_too, where=where, values=values)
    shown = listing.read_page(session, actor, _QUESTIONS, asked, cursor=cursor, size=size)
    return Page(_views(session, actor, shown.items), shown.next)


def get_topic_of_list(session: Session, actor: Actor, topic_id: str) -> TopicRef:
    """The topic that a list is narrowed to, in the reader's language; raises NotFound."""
    return get_topic(session, topic_id, actor.language)


def list_to_answer(session: Session, actor: Actor, *, limit: int = 3) -> ToAnswer:
    """Unanswered questions of colleagues on what this person practises or helps with, oldest first.

    Only a screen asks for them, so their titles are typeset.
    """
    asked = _to_answer(session, actor)
    if not asked.topics:
        return ToAnswer()
    rows = listing.read_page(session, actor, _QUESTIONS, asked, cursor=None, size=limit).items
    views = [_mine_first(view.typeset(), asked.topics) for view in _views(session, actor, rows)]
    return ToAnswer(views, count_to_answer(session, actor), has_skills=True)


def list_waiting(session: Session, actor: Actor, *, topic_id: str, limit: int = 3) -> list[QuestionRow]:
    """Unanswered questions about a topic, the oldest first."""
    asked = Asked((QUESTION,), listing.LONGEST_UNANSWERED, (topic_id,))
    return _views(
        session, actor, listing.read_page(session, actor, _QUESTIONS, asked, cursor=None, size=limit).items
    )


def count_of_topic(session: Session, actor: Actor, *, topic_id: str, most: int) -> tuple[Figure, Figure]:
    """How many questions about a topic wait for an answer and how many there are, counted up to a bound."""
    waiting, every = (
        listing.count(session, actor, Asked((QUESTION,), order, (topic_id,)), most=most)
        for order in (listing.LONGEST_UNANSWERED, listing.NEWEST)
    )
    return waiting, every


def _mine_first(question: QuestionRow, mine: Collection[str]) -> QuestionRow:
    """With the topics that bring it to the reader before its others."""
    return replace(question, topics=tuple(sorted(question.topics, key=lambda topic: topic.id not in mine)))


def count_to_answer(session: Session, actor: Actor) -> int:
    """How many there are in `list_to_answer`, counted up to `rooms.BOUND`."""
    ((waiting,),) = db.rows(session, _WAITING, reader_id=actor.person_id)
    return waiting


def _to_answer(session: Session, actor: Actor) -> Asked:
    topics = topic_ids_of(session, actor.person_id or "", SKILLED)
    return Asked((QUESTION,), listing.LONGEST_UNANSWERED, topics, of_others=True)


def _views(session: Session, actor: Actor, rows: Sequence[Any]) -> list[QuestionRow]:
    topics = topics_of(session, [row.id for row in rows], actor.language) if rows else {}
    return [
        QuestionRow(
            id=row.id,
            address=QUESTION.at(row.id),
            title=row.title,
            language=row.language,
            author=ref_in(row),
            topics=topics.get(row.id, ()),
            vote_count=row.vote_count,
            answer_count=row.answer_count,
            is_solved=row.accepted_id is not None,
            is_hidden=row.status == Status.HIDDEN,
            is_anonymous=row.is_anonymous,
            asked_at=row.published_at,
        )
        for row in rows
    ]


def list_topic_names(session: Session, actor: Actor, ids: Collection[str]) -> list[str]:
    """The names of those of these topics that exist, as a form shows them."""
    names = topic_names(session, filter(is_id, ids), actor.language)
    return [names[each] for each in dict.fromkeys(ids) if each in names]
