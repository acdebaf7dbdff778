"""Whom it concerns what happens to questions, and what they are told."""

from collections.abc import Iterator, Mapping

from sqlmodel import Session, select

from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.notices.queries import list_followers
from learnhub.features.questions.events import AnswerAccepted, QuestionAnswered
from learnhub.features.questions.models import Question
from learnhub.rooms import Reason, Settled, Telling


def answered_to_asker(session: Session, event: QuestionAnswered) -> Iterator[Telling]:
    """Whoever asked hears of the first answer at once."""
    count = session.exec(select(Content.answer_count).where(Content.id == event.question_id)).one()
    yield _answered(session, event, _askers(session, event.question_id), waits=True, is_first=count == 1)


def answered_to_followers(session: Session, event: QuestionAnswered) -> Iterator[Telling]:
    """Everybody else who follows the question."""
    people = list_followers(session, event.question_id)
    yield _answered(session, event, people, waits=False, is_first=False)


def accepted_to_author(session: Session, event: AnswerAccepted) -> Iterator[Telling]:
    """Whoever wrote the answer, and whoever asked when somebody else decided for them."""
    author, decided_by = _author(session, event.answer_id), _decided_by(session, event)
    thing, asked = event.question_id, _askers(session, event.question_id)
    if author and decided_by:
        people = {author: Reason.ANSWERED}
        yield Telling("accepted", thing, people, content_id=event.answer_id, actor_id=decided_by)
        yield Telling("accepted_for", thing, asked, content_id=event.answer_id, actor_id=decided_by)


def accepted_to_followers(session: Session, event: AnswerAccepted) -> Iterator[Telling]:
    """Everybody else who follows the question."""
    decided_by, people = _decided_by(session, event), list_followers(session, event.question_id)
    if decided_by:
        yield Telling("solved", event.question_id, people, content_id=event.answer_id, actor_id=decided_by)


def solved(_session: Session, event: AnswerAccepted) -> Iterator[Settled]:
    """A question that is solved waits for nobody."""
    yield Settled(event.question_id)


def _answered(
    session: Session, event: QuestionAnswered, people: Mapping[str, Reason], *, waits: bool, is_first: bool
) -> Telling:
    return Telling(
        "answered",
        event.question_id,
        people,
        content_id=event.answer_id,
        actor_id=_author(session, event.answer_id),
        waits=waits,
        is_quiet=not is_first,
    )


def _askers(session: Session, question_id: str) -> dict[str, Reason]:
    """Whoever asked, unless they stopped following it."""
    followers = list_followers(session, question_id)
    return {person_id: reason for person_id, reason in followers.items() if reason == Reason.ASKED}


def _author(session: Session, content_id: str) -> str | None:
    return session.exec(select(Authorship.person_id).where(Authorship.content_id == content_id)).first()


def _decided_by(session: Session, event: AnswerAccepted) -> str | None:
    """Who said so, as long as it still holds."""
    decided = select(Question.accepted_by).where(
        Question.content_id == event.question_id, Question.accepted_id == event.answer_id
    )
    return session.exec(decided).first()
