"""Questions without a name: who may ask one, when they come out, and what the texts become.

Who may ask is checked in a unit of work of its own, the last that knows who asks. Keeping, publishing and
following a text is the same for every kind of content and lives in `discussion`.
"""

from collections.abc import Collection, Sequence

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.markdown import typeset
from learnhub.features.ama import policy, queries
from learnhub.features.ama.enums import Anonymity, Phase
from learnhub.features.ama.errors import TooFewPeople, UnknownSecret
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.room import AMA_QUESTION
from learnhub.features.ama.schemas import QuestionText
from learnhub.features.ama.service import asking
from learnhub.features.ama.service.hosting import anonymous_moment
from learnhub.features.discussion import batches
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import count_audience
from learnhub.features.discussion.schemas import AUDIENCE_MIN, Standing
from learnhub.features.discussion.service import create_anonymous
from learnhub.features.discussion.service.anonymous import AnonymousKind, Stage

_STAGES = {Phase.SCHEDULED: Stage.CLOSED, Phase.LIVE: Stage.OPEN, Phase.ENDED: Stage.OVER}
_STANDING = (
    select(Ama, AmaQuestion)
    .join(AmaQuestion, AmaQuestion.ama_id == Ama.content_id)
    .where(AmaQuestion.content_id == bindparam("content_id"))
)


def require_anonymity(session: Session, actor: Actor, ama_id: str) -> None:
    """Go on only when this person may ask here without a name; the last thing that knows who asks.

    Raises NoSuchAma, SessionOver, Forbidden, and TooFewPeople in a group where words name their author.
    """
    content, ama = queries.get_ama(session, actor, ama_id)
    asking.require_open(ama.phase)
    guard.require(policy.can_ask(actor, ama.phase))
    if policy.anonymity(count_audience(session, content.space_id, most=AUDIENCE_MIN)) == Anonymity.CLOSED:
        raise TooFewPeople


def _stages(session: Session, ama_ids: Collection[str]) -> dict[str, Stage]:
    """How these sessions stand; one that was called off is none of them."""
    statement = (
        select(Ama.content_id, Ama.phase, Ama.starts_at, Ama.ends_at)
        .join(Content, Content.id == Ama.content_id)
        .where(Ama.content_id.in_(ama_ids), Content.status != Status.REMOVED)
    )
    return {row.content_id: _stage(row) for row in session.execute(statement)}


def _stage(row: Row) -> Stage:
    stage = _STAGES[Phase(row.phase)]
    is_short = batches.length_of(row.starts_at, row.ends_at) == batches.SHORT_BATCH
    return Stage.SHORT if stage == Stage.OPEN and is_short else stage


def _publish(session: Session, parent: Content, texts: Sequence[str]) -> list[Content]:
    ama = session.get_one(Ama, parent.id)
    return [_make_question(session, parent, ama, text) for text in texts]


def _make_question(session: Session, parent: Content, ama: Ama, text: str) -> Content:
    state, status = asking.first_state(ama)
    content = create_anonymous(
        session,
        kind=AMA_QUESTION,
        title=text,
        language=parent.language,
        parent=parent,
        status=status,
        at=anonymous_moment(parent, ama),
    )
    session.add(AmaQuestion(content_id=content.id, ama_id=ama.content_id, state=state))
    return content


def _standing(session: Session, content: Content) -> Standing:
    ama, question = session.exec(_STANDING, params={"content_id": content.id}).one()
    return Standing(
        state=question.state,
        reason=question.reason,
        note=question.note,
        can_reword=policy.can_reword(ama, question, content),
        can_withdraw=policy.can_withdraw(question, content),
        facts={"original": typeset(question.original, content.language)} if question.original else {},
    )


def _reword(session: Session, content: Content, text: str) -> None:
    ama, question, content = asking.lock_question(session, content.id)
    asking.require_open(ama.phase)
    asking.reword(session, ama, question, content, edition=content.edition, title=text)


def _withdraw(session: Session, content: Content) -> None:
    _ama, question, content = asking.lock_question(session, content.id)
    asking.withdraw(session, question, content)


ANONYMOUS_QUESTION = AnonymousKind(
    name=AMA_QUESTION,
    unknown_secret=UnknownSecret,
    check=TypeAdapter(QuestionText).validate_python,
    require=require_anonymity,
    stages=_stages,
    publish=_publish,
    standing=_standing,
    reword=_reword,
    withdraw=_withdraw,
)
