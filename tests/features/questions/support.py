"""Short ways to a question with answers."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import service as discussion
from learnhub.features.questions import queries, service
from learnhub.features.questions.queries.one import Answers
from learnhub.features.questions.schemas import AnswerInput, AskInput, QuestionView

TITLE = "Mechanical seal leaking again"


def ask(
    actor: Actor, title: str = TITLE, *, topics: tuple[str, ...] = (), body: str = "", language: str = "en"
) -> str:
    """A published question of this person."""
    form = AskInput(title=title, topics=list(topics), body=body, language=language)
    return db.write_now(service.ask_question, actor, form)


def answer(actor: Actor, question_id: str, body: str = "Check the pipe strain first.") -> str:
    """A published answer of this person."""
    form = AnswerInput(body=body, language="en")
    return db.write_now(service.answer_question, actor, form, question_id=question_id)


def read(actor: Actor, question_id: str) -> tuple[QuestionView, Answers]:
    """The question as this person sees it."""
    return db.read_now(queries.get_question, actor, question_id)


def answer_ids(actor: Actor, question_id: str) -> list[str]:
    """The answers in the order in which this person sees them."""
    return [post.id for post in read(actor, question_id)[1].posts.items]


def vote(actor: Actor, content_id: str, *, on: bool = True) -> int:
    """Votes for something, or withdraws; the answer is the new count."""
    return db.write_now(discussion.vote, actor, content_id, on=on).count
