"""What is the reader's own in a session: votes, and questions asked by name."""

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import typeset
from learnhub.features.ama import policy
from learnhub.features.ama.errors import MovedMeanwhile
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.queries.sessions import get_hosted, get_phase, open_ama
from learnhub.features.ama.schemas import OwnQuestion, QuestionSource, RoomView
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content, Vote
from learnhub.features.discussion.queries import anonymous_votes

OWN_MAX = 50

_VOTES = (
    select_columns(Vote.content_id)
    .join(AmaQuestion, AmaQuestion.content_id == Vote.content_id)
    .where(AmaQuestion.ama_id == bindparam("ama_id"), Vote.person_id == bindparam("person_id"))
)
_QUESTIONS = (
    select(Ama, Content, AmaQuestion)
    .join(AmaQuestion, AmaQuestion.ama_id == Ama.content_id)
    .join(Content, Content.id == AmaQuestion.content_id)
    .join(Authorship, Authorship.content_id == Content.id)
    .where(
        AmaQuestion.ama_id == bindparam("ama_id"),
        Authorship.person_id == bindparam("person_id"),
        Authorship.part == Part.AUTHOR,
        Content.status != Status.REMOVED,
    )
    .order_by(Content.activity_at.desc(), Content.id)
    .limit(OWN_MAX)
)


def open_room(session: Session, actor: Actor, ama_id: str) -> RoomView:
    """A session for its page, with one's votes and questions."""
    return RoomView(
        ama=open_ama(session, actor, ama_id),
        votes=_votes(session, actor, ama_id),
        own=_questions(session, actor, ama_id),
    )


def list_own_votes(session: Session, actor: Actor, ama_id: str) -> list[str]:
    """The questions of a session that somebody votes for; of anonymous ones only while it lasts."""
    get_phase(session, actor, ama_id)
    return _votes(session, actor, ama_id)


def list_own_questions(session: Session, actor: Actor, ama_id: str) -> list[OwnQuestion]:
    """What somebody asked by name in a session, the latest first, with what became of it."""
    get_phase(session, actor, ama_id)
    return _questions(session, actor, ama_id)


def get_question_to_rephrase(session: Session, actor: Actor, ama_id: str, question_id: str) -> QuestionSource:
    """The words of a question for a host who puts it in others; raises MovedMeanwhile when it cannot be."""
    get_hosted(session, actor, ama_id)
    one = select(Content, AmaQuestion).join(AmaQuestion, AmaQuestion.content_id == Content.id)
    found = session.exec(one.where(Content.id == question_id, AmaQuestion.ama_id == ama_id)).first()
    if found is None or not policy.can_rephrase(found[1], found[0]):
        raise MovedMeanwhile
    content, question = found
    return QuestionSource(content.id, content.title, content.language, question.original, content.edition)


def _votes(session: Session, actor: Actor, ama_id: str) -> list[str]:
    found = db.rows(session, _VOTES, ama_id=ama_id, person_id=actor.person_id)
    return sorted({*(content_id for (content_id,) in found), *anonymous_votes(session, actor, ama_id)})


def _questions(session: Session, actor: Actor, ama_id: str) -> list[OwnQuestion]:
    found = session.exec(_QUESTIONS, params={"ama_id": ama_id, "person_id": actor.person_id})
    return [_own(*row) for row in found]


def _own(ama: Ama, content: Content, question: AmaQuestion) -> OwnQuestion:
    return OwnQuestion(
        id=content.id,
        text=typeset(content.title, content.language),
        raw=content.title,
        language=content.language,
        state=question.state,
        reason=question.reason,
        note=question.note or content.hidden_reason,
        original=typeset(question.original, content.language),
        votes=content.vote_count,
        edition=content.edition,
        is_hidden=content.status == Status.HIDDEN,
        can_reword=policy.can_reword(ama, question, content),
        can_withdraw=policy.can_withdraw(question, content),
    )
