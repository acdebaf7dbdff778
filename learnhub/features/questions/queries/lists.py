"""Lists of questions. A page costs two statements, however long it is, and however long the list."""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import is_id
from learnhub.core.language import fold
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.listing import Asked, Figure
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import topics_of, with_author
from learnhub.features.notices.models import TopicFollow
from learnhub.features.people.refs import ref_in
from learnhub.features.questions.asked import ListedQuestion
from learnhub.features.questions.models import Question
from learnhub.features.questions.queries.attention import questions_waiting
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import QuestionRow, ToAnswer
from learnhub.features.search.queries.passages import Matching
from learnhub.features.search.schemas import Piece
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.queries import get_topic, topic_ids_of, topic_names
from learnhub.features.topics.schemas import TopicRef

QUESTIONS = with_author(
    select_columns(
        *(Content.id, Content.title, Content.language, Content.status, Content.published_at),
        *(Content.vote_count, Content.answer_count, Content.use_count, Content.hot),
        *(Content.is_anonymous, Question.accepted_id),
    ).join(Question, Question.content_id == Content.id)
)
_WAITING = select_columns(questions_waiting().query)


def get_topic_of_list(session: Session, actor: Actor, topic_id: str) -> TopicRef:
    """The topic that a list is narrowed to, in the reader's language; raises NotFound."""
    return get_topic(session, topic_id, actor.language)


def list_topics_to_choose(session: Session, actor: Actor, chosen: TopicRef) -> list[TopicRef]:
    """The topics that somebody knows or follows, to narrow a list to, and the one that is chosen, by name."""
    mine = {*topic_ids_of(session, actor.person_id or ""), *followed_topics(session, actor)}
    names = topic_names(session, mine, actor.language) | ({chosen.id: chosen.name} if chosen.id else {})
    return sorted((TopicRef(*item) for item in names.items()), key=lambda topic: fold(topic.name))


def followed_topics(session: Session, actor: Actor) -> list[str]:
    """The topics that somebody follows."""
    mine = TopicFollow.person_id == actor.person_id, TopicFollow.stopped_at.is_(None)
    return [*session.exec(select(TopicFollow.topic_id).where(*mine).order_by(TopicFollow.topic_id))]


def list_to_answer(session: Session, actor: Actor, *, limit: int = 3) -> ToAnswer:
    """Unanswered questions of colleagues on what this person practises or helps with, oldest first.

    Only a screen asks for them, so their titles are typeset.
    """
    asked = _to_answer(session, actor)
    if not asked.topics:
        return ToAnswer()
    rows = listing.read_page(session, actor, QUESTIONS, asked, cursor=None, size=limit).items
    shown = [_mine_first(view.typeset(), asked.topics) for view in views(session, actor, rows)]
    return ToAnswer(shown, count_to_answer(session, actor), has_skills=True)


def list_waiting(session: Session, actor: Actor, *, topic_id: str, limit: int = 3) -> list[QuestionRow]:
    """Unanswered questions about a topic, the oldest first."""
    asked = Asked((QUESTION,), listing.LONGEST_UNANSWERED, (topic_id,))
    return views(
        session, actor, listing.read_page(session, actor, QUESTIONS, asked, cursor=None, size=limit).items
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


def listed(
    session: Session,
    actor: Actor,
    rows: Sequence[Any],
    *,
    mine: Collection[str] = (),
    matching: Matching | None = None,
) -> list[ListedQuestion]:
    """Rows of the list, with what of their titles matches, and which are on what the reader practises."""
    return [
        ListedQuestion(
            **{each.name: getattr(row, each.name) for each in fields(row)},
            title_parts=matching.pieces(row.title) if matching else [Piece(row.title)],
            is_for_me=row.id in mine,
        )
        for row in views(session, actor, rows)
    ]


def views(session: Session, actor: Actor, rows: Sequence[Any]) -> list[QuestionRow]:
    """What a list shows of each row of `QUESTIONS`; one statement."""
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
            helped_count=row.use_count,
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
