"""Finding sessions."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock, markdown, pagination
from learnhub.core.pagination import Page
from learnhub.features.ama import codes, policy, times
from learnhub.features.ama.enums import Phase, QuestionState
from learnhub.features.ama.errors import NoSuchAma, UnknownCode
from learnhub.features.ama.models import Ama, AmaHost, AmaQuestion
from learnhub.features.ama.queries.people import count_audience
from learnhub.features.ama.schemas import AmaRow, AmaView
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import visible_to
from learnhub.features.people.refs import person_refs

PAGE = 20
UPCOMING_MAX = 50


def get_ama(session: Session, actor: Actor, ama_id: str) -> tuple[Content, Ama]:
    """A visible session with its content; raises NoSuchAma."""
    return _one(session, actor, ama_id, _visible(actor))


def get_ama_for_update(session: Session, actor: Actor, ama_id: str) -> tuple[Content, Ama]:
    """The same, locked until the end of the transaction and read afresh."""
    statement = _visible(actor).with_for_update(of=[Content, Ama], key_share=True)
    return _one(session, actor, ama_id, statement.execution_options(populate_existing=True))


def get_hosted(session: Session, actor: Actor, ama_id: str) -> tuple[Content, Ama]:
    """A session that one may host, locked; raises NoSuchAma, or Forbidden for who may only watch."""
    content, ama = get_ama_for_update(session, actor, ama_id)
    guard.require(policy.can_host(actor, is_host=is_host(session, actor, ama_id)))
    return content, ama


def is_host(session: Session, actor: Actor, ama_id: str) -> bool:
    """Whether somebody runs the session."""
    statement = select(AmaHost.ama_id).where(AmaHost.ama_id == ama_id, AmaHost.person_id == actor.person_id)
    return session.exec(statement).first() is not None


def find_by_code(session: Session, actor: Actor, text: str) -> str:
    """The id of the session with the code that somebody typed; raises UnknownCode.

    A code is given again once its session has ended: the open session comes first, then the latest.
    """
    code = codes.read_code(text)
    if code is None:
        raise UnknownCode
    newest_first = (Ama.phase == Phase.ENDED, Ama.starts_at.desc())
    found = session.exec(_visible(actor).where(Ama.code == code).order_by(*newest_first).limit(1)).first()
    if found is None:
        raise UnknownCode
    return found[1].content_id


def open_ama(session: Session, actor: Actor, ama_id: str) -> AmaView:
    """A session for its page: words, people, times, and what the reader may do there."""
    content, ama = get_ama(session, actor, ama_id)
    hosts = session.exec(select(AmaHost.person_id).where(AmaHost.ama_id == ama_id)).all()
    people = person_refs(session, [ama.leader_id, *hosts])
    others = sorted(
        (people[host] for host in hosts if host != ama.leader_id and host in people), key=lambda ref: ref.name
    )
    can_host = policy.can_host(actor, is_host=actor.person_id in hosts)
    return AmaView(
        id=ama_id,
        title=content.title,
        introduction=content.body,
        html=markdown.render(content.body, content.language),
        language=content.language,
        code=codes.spaced(ama.code),
        leader=people[ama.leader_id],
        hosts=tuple(others),
        phase=ama.phase,
        moderation=ama.moderation,
        starts_at=ama.starts_at,
        ends_at=ama.ends_at,
        opened_at=ama.opened_at,
        ended_at=ama.ended_at,
        anonymity=policy.anonymity(count_audience(session, content.space_id)),
        can_ask=policy.can_ask(actor, ama.phase),
        can_vote=policy.can_vote(actor, ama.phase),
        can_host=can_host,
    )


def list_upcoming(session: Session, actor: Actor) -> list[AmaRow]:
    """Live sessions, then the scheduled ones, the next first."""
    statement = _visible(actor).where(Ama.phase != Phase.ENDED)
    order = (case((Ama.phase == Phase.LIVE, 0), else_=1), Ama.starts_at, Ama.content_id)
    return _rows(session, actor, session.exec(statement.order_by(*order).limit(UPCOMING_MAX)).all())


def list_current(session: Session, actor: Actor) -> list[AmaRow]:
    """What is live, or begins within a quarter of an hour: for Today."""
    soon = clock.utcnow() + times.SOON
    begins_soon = and_(Ama.phase == Phase.SCHEDULED, Ama.starts_at <= soon)
    statement = _visible(actor).where(or_(Ama.phase == Phase.LIVE, begins_soon))
    order = (case((Ama.phase == Phase.LIVE, 0), else_=1), Ama.starts_at, Ama.content_id)
    return _rows(session, actor, session.exec(statement.order_by(*order).limit(PAGE)).all())


def is_any_live(session: Session, actor: Actor) -> bool:
    """Whether a session is live that somebody may see: for the dot in the menu."""
    live = _visible(actor).with_only_columns(Ama.content_id).where(Ama.phase == Phase.LIVE)
    return session.exec(live.limit(1)).first() is not None


def list_ended(session: Session, actor: Actor, *, after: str | None = None, size: int = PAGE) -> Page[AmaRow]:
    """Sessions that are over, the latest first; those that never opened are left out."""
    statement = _visible(actor).where(Ama.phase == Phase.ENDED, Ama.opened_at.is_not(None))
    if after:
        statement = statement.where(_before(*pagination.decode(after, datetime, str)))
    statement = statement.order_by(Ama.ended_at.desc(), Ama.content_id.desc()).limit(size + 1)
    rows = _rows(session, actor, session.exec(statement).all())
    return pagination.page(rows, size, lambda row: pagination.encode(row.ended_at, row.id))


def _before(ended_at: datetime, ama_id: str) -> ColumnElement[bool]:
    return or_(Ama.ended_at < ended_at, and_(Ama.ended_at == ended_at, Ama.content_id < ama_id))


def _visible(actor: Actor) -> Any:
    return (
        select(Content, Ama)
        .join(Ama, Ama.content_id == Content.id)
        .where(visible_to(actor), Content.status != Status.HIDDEN)
    )


def _one(session: Session, actor: Actor, ama_id: str, statement: Any) -> tuple[Content, Ama]:
    found = session.exec(statement.where(Content.id == ama_id)).first()
    if found is None:
        raise NoSuchAma
    return found[0], found[1]


def _rows(session: Session, actor: Actor, found: Any) -> list[AmaRow]:
    ids = [ama.content_id for _content, ama in found]
    leaders = person_refs(session, [ama.leader_id for _content, ama in found])
    counts = _counts(session, ids)
    hosted = _hosted(session, actor, ids)
    return [
        AmaRow(
            id=ama.content_id,
            title=content.title,
            language=content.language,
            leader=leaders[ama.leader_id],
            phase=ama.phase,
            starts_at=ama.starts_at,
            ends_at=ama.ends_at,
            ended_at=ama.ended_at,
            questions=counts.get(ama.content_id, (0, 0))[0],
            answered=counts.get(ama.content_id, (0, 0))[1],
            can_host=policy.can_host(actor, is_host=ama.content_id in hosted),
        )
        for content, ama in found
    ]


def _counts(session: Session, ids: list[str]) -> dict[str, tuple[int, int]]:
    """Per session: how many questions everybody sees, and how many of them were answered."""
    answered = func.sum(case((AmaQuestion.state == QuestionState.ANSWERED, 1), else_=0))
    statement = (
        select(AmaQuestion.ama_id, func.count(), answered)
        .join(Content, Content.id == AmaQuestion.content_id)
        .where(
            AmaQuestion.ama_id.in_(ids),
            AmaQuestion.state.in_(policy.SHOWN),
            Content.status == Status.PUBLISHED,
        )
        .group_by(AmaQuestion.ama_id)
    )
    return {ama_id: (shown, int(done or 0)) for ama_id, shown, done in session.exec(statement)}


def _hosted(session: Session, actor: Actor, ids: list[str]) -> set[str]:
    statement = select(AmaHost.ama_id).where(AmaHost.ama_id.in_(ids), AmaHost.person_id == actor.person_id)
    return set(session.exec(statement))
