"""Questions and answers with what their authors typed, for programs: one statement more than a page."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.pagination import Page
from learnhub.features.discussion.queries import sources_of
from learnhub.features.discussion.schemas import VoteView
from learnhub.features.questions.queries.one import Answers, get_question, list_answers
from learnhub.features.questions.schemas import PostSource, PostView, QuestionSource


def get_question_source(
    session: Session, actor: Actor, question_id: str, *, size: int
) -> tuple[QuestionSource, Page[PostSource], dict[str, VoteView]]:
    """A question, the first of its answers, and the votes of all of them; raises NoSuchContent."""
    view, answers = get_question(session, actor, question_id, size=size)
    post, *rest = _posts(session, [view.post, *answers.posts.items], answers.votes)
    question = QuestionSource(**{**_fields(view), "post": post})
    return question, Page(rest, answers.posts.next), answers.votes


def list_answer_sources(
    session: Session, actor: Actor, question_id: str, *, cursor: str | None, size: int
) -> Page[PostSource]:
    """The answers of a question: the accepted one first, then by votes. Raises NoSuchContent."""
    answers = _answers(session, actor, question_id, cursor, size)
    return Page(_posts(session, answers.posts.items, answers.votes), answers.posts.next)


def _answers(session: Session, actor: Actor, question_id: str, cursor: str | None, size: int) -> Answers:
    if cursor:
        return list_answers(session, actor, question_id, cursor, size=size)
    return get_question(session, actor, question_id, size=size)[1]


def _posts(session: Session, posts: Iterable[PostView], votes: dict[str, VoteView]) -> list[PostSource]:
    posts = list(posts)
    typed = sources_of(session, [post.id for post in posts if not post.is_withheld])
    return [
        PostSource(
            **_fields(post), body=typed[post.id].body, edition=typed[post.id].edition, vote=votes[post.id]
        )
        if post.id in typed
        else PostSource(**_fields(post))
        for post in posts
    ]


def _fields(view: Any) -> dict[str, Any]:
    return {field.name: getattr(view, field.name) for field in fields(view)}
