"""Everything that the page of a question shows."""

from dataclasses import replace

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.questions.queries.about import about_of
from learnhub.features.questions.queries.beside import get_rail
from learnhub.features.questions.queries.happened import list_happened
from learnhub.features.questions.queries.one import Answers, get_question
from learnhub.features.questions.queries.requests import get_sent
from learnhub.features.questions.schemas import QuestionView, RailView


def open_question(session: Session, actor: Actor, question_id: str) -> tuple[QuestionView, Answers, RailView]:
    """Everything that the page of a question shows."""
    view, answers = get_question(session, actor, question_id)
    is_own = view.post.author.id == actor.person_id
    rail = get_rail(session, actor, question_id, view.topics, is_own=is_own)
    happened = list_happened(session, actor, view, answers)
    about = about_of(session, actor, question_id)
    rail = replace(rail, sent=get_sent(session, actor, question_id), happened=happened, about=about)
    return view.typeset(), answers, rail
