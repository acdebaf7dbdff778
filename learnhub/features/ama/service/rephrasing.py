"""Other words of a host for a question, before everybody sees it; the asker's own are kept for them alone."""

from sqlmodel import Session

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.features.ama import policy, queries
from learnhub.features.ama.errors import MovedMeanwhile
from learnhub.features.ama.events import QuestionRephrased
from learnhub.features.ama.models import AmaQuestion
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.ama.schemas import QUESTION_MAX, RephraseInput
from learnhub.features.ama.service.hosting import find_question
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.events import ContentEvent, ContentRedacted
from learnhub.features.discussion.redacting import without


def rephrase(session: Session, actor: Actor, ama_id: str, form: RephraseInput) -> None:
    """Put a question that waits for its hosts in other words; the same ones change nothing.

    Its history begins anew: what a host took out is for the asker alone, who is told. Raises MovedMeanwhile
    for one that does not wait any more, and EditedMeanwhile.
    """
    queries.get_hosted(session, actor, ama_id)
    content, question = find_question(session, ama_id, form.question)
    if not policy.can_rephrase(question, content):
        raise MovedMeanwhile
    if form.text == content.title:
        return
    own = question.original or content.title
    host = "" if content.is_anonymous else guard.require_person(actor)
    discussion.rewrite(session, content, edition=form.edition, title=form.text, writer=host)
    discussion.forget_earlier(session, content)
    question.original = "" if form.text == own else own
    session.add(question)
    audit.record(session, actor, "ama:rephrase", content.id)
    bus.record(session, QuestionRephrased(ama_id, content.id))


def redact_original(session: Session, event: ContentRedacted) -> None:
    """A recorder: what was taken out of a question goes out of its asker's own words, too."""
    question = _question_of(session, event)
    if question is not None and question.original:
        question.original = without(question.original, event.passages)[:QUESTION_MAX]
        session.add(question)


def forget_original(session: Session, event: ContentEvent) -> None:
    """A recorder: a question that is gone is gone in all its words."""
    question = _question_of(session, event)
    if question is not None:
        question.original = ""
        session.add(question)


def _question_of(session: Session, event: ContentEvent) -> AmaQuestion | None:
    return session.get(AmaQuestion, event.content_id) if event.kind == AMA_QUESTION else None
