"""One question with its answers: three statements for any number, and a few where its asker is silent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.ids import is_id
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.discussion import policy as discussion
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion.edit_secrets import tag_of
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import AnonymousEdit, Content, ContentHtml, Vote
from learnhub.features.discussion.queries import (
    get_content,
    is_author,
    made_of,
    topics_of,
    with_author,
    with_html,
)
from learnhub.features.discussion.schemas import VoteView, Words
from learnhub.features.people.models import Person
from learnhub.features.questions import policy
from learnhub.features.questions.acceptance import is_silent
from learnhub.features.questions.models import Question
from learnhub.features.questions.queries.experts import is_expert
from learnhub.features.questions.queries.facts import last_words_of_asker
from learnhub.features.questions.queries.reading import Reader, is_withheld, post_of
from learnhub.features.questions.queries.votes import ballot_vote, vote_of
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.questions.schemas import PostView, QuestionView, SourceView

Confirmer = aliased(Person)
_BY_VOTES = Keyset(-Content.vote_count, Content.published_at, Content.id, descending=False)
_OF_READER = and_(Vote.content_id == Content.id, Vote.person_id == bindparam("reader_id"))

# A hidden answer leaves a line to those who read the question and not it.
_LEAVES_LINE = and_(Content.kind == ANSWER, Content.status == Status.HIDDEN)

# Made once: the question, then its answers, the accepted one first.
_POSTS = (
    with_author(
        with_html(
            select(
                *(Content, Question, ContentHtml.html),
                *(Vote.person_id.label("voter_id"), Confirmer.name.label("confirmer")),
                AnonymousEdit.edit_hash,
            )
        ).join(Question, Question.content_id == Content.root_id)
    )
    .join(Vote, _OF_READER, isouter=True)
    .join(AnonymousEdit, AnonymousEdit.content_id == Content.id, isouter=True)
    .join(Confirmer, Confirmer.id == Question.accepted_by, isouter=True)
    .where(
        Content.root_id == bindparam("question_id"),
        or_(Content.kind == QUESTION, Content.kind == ANSWER),
        or_(discussion.VISIBLE, _LEAVES_LINE),
    )
    .order_by(Content.parent_id.is_not(None), Content.id != Question.accepted_id, *_BY_VOTES.order())
    .limit(bindparam("most"))
    .options(defer(Content.body))  # its HTML is read instead
)
_IS_REST = and_(_BY_VOTES.behind(), or_(Question.accepted_id.is_(None), Content.id != Question.accepted_id))
_MORE_POSTS = _POSTS.where(or_(Content.id == bindparam("question_id"), _IS_REST))


@dataclass(frozen=True, slots=True)
class Answers:
    """A page of answers, and the votes of everything on it."""

    posts: Page[PostView] = field(default_factory=Page[PostView])
    votes: dict[str, VoteView] = field(default_factory=dict)


def get_question(
    session: Session, actor: Actor, question_id: str, *, size: int = PAGE_SIZE
) -> tuple[QuestionView, Answers]:
    """A question and its answers: the accepted one first, then by votes. Raises NoSuchContent."""
    if not is_id(question_id):
        raise NoSuchContent
    rows = _read(session, actor, _POSTS, question_id, size)
    who = _reader(session, actor, rows)
    topics = topics_of(session, [question_id], actor.language)
    answers = _answers(who, rows[1:], size, rows[:1])
    if rows[0].Content.is_anonymous:
        answers.votes[question_id] = ballot_vote(session, actor, rows[0].Content)
    return _question(who, rows[0], topics.get(question_id, ())), answers


def may_watch(session: Session, actor: Actor, question_id: str) -> bool:
    """Whether somebody may see when a question is answered."""
    try:
        get_content(session, actor, question_id, QUESTION)
    except NoSuchContent:
        return False
    return True


def live_answers(session: Session, question_id: str) -> dict[str, Any]:
    """How many answers and comments a question has, for the live view."""
    count = session.execute(
        select(Content.answer_count).where(Content.id == question_id)
    ).scalar_one_or_none()
    comments = discussion_queries.count_under(session, question_id)
    return {"question_id": question_id, "answers": count or 0, "comments": comments}


def get_words(session: Session, actor: Actor, question_id: str) -> Words:
    """The words of a published question, in one statement; raises NoSuchContent."""
    return discussion_queries.get_words(session, actor, question_id, QUESTION)


def list_answers(
    session: Session, actor: Actor, question_id: str, cursor: str, *, size: int = PAGE_SIZE
) -> Answers:
    """The answers after those of an earlier page."""
    after = _BY_VOTES.values(cursor)
    rows = _read(session, actor, _MORE_POSTS, question_id, size, **after)
    return _answers(_reader(session, actor, rows), rows[1:], size, [])


def _read(
    session: Session, actor: Actor, statement: Any, question_id: str, size: int, **after: Any
) -> Sequence[Any]:
    """The question and one answer more than asked for; raises NoSuchContent when it is not to be seen."""
    values = {"question_id": question_id, "most": size + 2, **after, **discussion.reader(actor)}
    rows = session.exec(statement, params=values).all()
    if not rows or rows[0].Content.id != question_id:
        raise NoSuchContent
    return rows


def get_source(session: Session, actor: Actor, content_id: str) -> SourceView:
    """What its author typed, for editing; raises NoSuchContent, and Forbidden for others."""
    content = get_content(session, actor, content_id, QUESTION, ANSWER)
    guard.require(discussion.can_edit(actor, content, is_author=is_author(session, actor, content_id)))
    topics = topics_of(session, [content_id], content.language).get(content_id, ())
    return SourceView(
        id=content.id,
        title=content.title,
        body=content.body,
        topics=", ".join(topic.name for topic in topics),
        language=content.language,
        edition=content.edition,
    )


def _reader(session: Session, actor: Actor, rows: Sequence[Any]) -> Reader:
    row = rows[0]
    is_asker = row.ref_id is not None and row.ref_id == actor.person_id
    silent_for = frozenset() if is_asker else _silent_for(session, actor, row, rows[1:])
    read = [each.Content.id for each in rows if not is_withheld(actor, each)]
    made = made_of(session, actor, read)
    return Reader(actor, row.Content, row.Question, is_asker, silent_for, made)


def _silent_for(session: Session, actor: Actor, row: Any, answers: Sequence[Any]) -> frozenset[str]:
    """The answers that somebody may accept in the place of the asker.

    What the asker said is read only where an answer is a week old, and what somebody knows only after that.
    """
    now = utcnow()
    published = [each for each in answers if each.Content.status == Status.PUBLISHED]
    old = [] if row.Question.accepted_id else [each for each in published if _is_silent((), each, now)]
    if not old:
        return frozenset()
    words = (row.Question.heard_at, *last_words_of_asker(session, row.Content.id))
    found = frozenset(
        each.Content.id
        for each in old
        if _can_accept_for(actor, row, each, is_silent=_is_silent(words, each, now))
    )
    decides = bool(found) and (discussion.can_moderate(actor) or is_expert(session, actor, row.Content))
    return found if decides else frozenset()


def _is_silent(words: Sequence[datetime | None], answer: Any, now: datetime) -> bool:
    return is_silent(words, answer.Content.published_at, now)


def _can_accept_for(actor: Actor, question: Any, answer: Any, *, is_silent: bool) -> bool:
    return policy.can_accept_for(
        actor,
        question.Content,
        is_asker=False,
        is_author=answer.ref_id == actor.person_id,
        is_solved=False,
        is_silent=is_silent,
    )


def _question(reader: Reader, row: Any, topics: tuple) -> QuestionView:
    state: Question = row.Question
    is_on_behalf = state.accepted_by is not None and state.accepted_by != row.ref_id
    withdrawable = policy.can_withdraw(
        reader.actor,
        row.Content,
        is_asker=reader.is_asker,
        is_on_behalf=is_on_behalf,
        is_mine=state.accepted_by == reader.actor.person_id,
    )
    return QuestionView(
        title=row.Content.title,
        post=post_of(reader, row),
        topics=topics,
        answer_count=row.Content.answer_count,
        accepted_at=state.accepted_at,
        accepted_by=row.confirmer or "",
        is_on_behalf=is_on_behalf,
        is_mine=reader.is_asker,
        can_answer=policy.can_answer(reader.actor, row.Content),
        can_withdraw=state.accepted_id is not None and withdrawable,
        is_anonymous=row.Content.is_anonymous,
        tag=tag_of(row.edit_hash) if row.edit_hash else "",
    )


def _answers(reader: Reader, rows: Sequence[Any], size: int, above: Sequence[Any]) -> Answers:
    shown = page(list(rows), size, _cursor)
    read = [row for row in (*above, *shown.items) if not is_withheld(reader.actor, row)]
    votes = {row.Content.id: vote_of(row) for row in read}
    return Answers(Page([post_of(reader, row) for row in shown.items], shown.next), votes)


def _cursor(row: Any) -> str:
    return encode(-row.Content.vote_count, row.Content.published_at, row.Content.id)
