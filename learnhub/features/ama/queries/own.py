"""What is the reader's own in a session: votes, and questions asked by name."""

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core.markdown import typeset
from learnhub.features.ama import policy
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.queries.sessions import get_ama, open_ama
from learnhub.features.ama.schemas import OwnQuestion, RoomView
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content, Vote

OWN_MAX = 50


def open_room(session: Session, actor: Actor, ama_id: str) -> RoomView:
    """A session for its page, with one's votes and questions."""
    return RoomView(
        ama=open_ama(session, actor, ama_id),
        votes=list_own_votes(session, actor, ama_id),
        own=list_own_questions(session, actor, ama_id),
    )


def list_own_votes(session: Session, actor: Actor, ama_id: str) -> list[str]:
    """The questions of a session that somebody votes for."""
    get_ama(session, actor, ama_id)
    statement = (
        select(Vote.content_id)
        .join(AmaQuestion, AmaQuestion.content_id == Vote.content_id)
        .where(AmaQuestion.ama_id == ama_id, Vote.person_id == actor.person_id)
    )
    return sorted(session.exec(statement))


def list_own_questions(session: Session, actor: Actor, ama_id: str) -> list[OwnQuestion]:
    """What somebody asked by name in a session, the latest first, with what became of it."""
    _content, ama = get_ama(session, actor, ama_id)
    statement = (
        select(Content, AmaQuestion)
        .join(AmaQuestion, AmaQuestion.content_id == Content.id)
        .join(Authorship, Authorship.content_id == Content.id)
        .where(
            AmaQuestion.ama_id == ama_id,
            Authorship.person_id == actor.person_id,
            Authorship.part == Part.AUTHOR,
            Content.status != Status.REMOVED,
        )
        .order_by(Content.activity_at.desc(), Content.id)
        .limit(OWN_MAX)
    )
    return [_own(ama, content, question) for content, question in session.exec(statement)]


def _own(ama: Ama, content: Content, question: AmaQuestion) -> OwnQuestion:
    return OwnQuestion(
        id=content.id,
        text=typeset(content.title, content.language),
        raw=content.title,
        language=content.language,
        state=question.state,
        reason=question.reason,
        note=question.note or content.hidden_reason,
        votes=content.vote_count,
        edition=content.edition,
        is_hidden=content.status == Status.HIDDEN,
        can_reword=policy.can_reword(ama, question, content),
        can_withdraw=policy.can_withdraw(question, content),
    )
