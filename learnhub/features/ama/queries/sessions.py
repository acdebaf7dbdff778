"""Finding sessions."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row, and_, bindparam, case, exists, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import clock, db, pagination
from learnhub.core.pagination import Keyset, Page
from learnhub.features.ama import codes, policy, times
from learnhub.features.ama.enums import Phase
from learnhub.features.ama.errors import NoSuchAma, UnknownCode
from learnhub.features.ama.models import Ama, AmaAttendance, AmaHost, AmaQuestion
from learnhub.features.ama.room import AMA
from learnhub.features.ama.schemas import AUDIENCE_THIN, AmaRow, AmaView, TodaySessions
from learnhub.features.discussion import batches
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import count_audience, with_html
from learnhub.features.people.refs import ref_in, with_person

PAGE = 20
UPCOMING_MAX = 50
COMING = 3

# Statements on the sessions that `reader(actor)` may see are made once: everybody who enters a session asks
# them several times, and making one takes far longer than running it.
IS_VISIBLE = and_(VISIBLE, Content.status != Status.HIDDEN)
_BY_ID = Ama.content_id == bindparam("ama_id")
_BOTH = select(Content, Ama).join(Ama, Ama.content_id == Content.id).where(IS_VISIBLE)
_ONE = _BOTH.where(_BY_ID)
_ONE_FOR_UPDATE = _ONE.with_for_update(of=[Content, Ama], key_share=True).execution_options(
    populate_existing=True
)
_PHASE = _ONE.with_only_columns(Ama.phase, maintain_column_froms=True)
_WITH_CODE = (
    # A code is given again once its session has ended: the open session comes first, then the latest.
    _BOTH.with_only_columns(Ama.content_id, maintain_column_froms=True)
    .where(Ama.code == bindparam("code"))
    .order_by(Ama.phase == Phase.ENDED, Ama.starts_at.desc())
)
_IS_ATTENDING = (
    exists()
    .where(AmaAttendance.ama_id == Ama.content_id, AmaAttendance.person_id == bindparam("reader_id"))
    .label("is_attending")
)
_PAGE = with_person(
    with_html(
        select_columns(
            *(Content.title, Content.body, Content.language, Content.space_id, ContentHtml.html),
            *(Ama.code, Ama.phase, Ama.moderation, Ama.starts_at, Ama.ends_at, Ama.opened_at, Ama.ended_at),
            _IS_ATTENDING,
        )
    ).join(Ama, Ama.content_id == Content.id),
    Ama.leader_id,
).where(IS_VISIBLE, _BY_ID)
_HOSTS = with_person(select_columns(AmaHost.person_id), AmaHost.person_id).where(
    AmaHost.ama_id == bindparam("ama_id")
)
_HOSTED = AmaHost.person_id == bindparam("reader_id")
_IS_HOST = select_columns(AmaHost.ama_id).where(AmaHost.ama_id == bindparam("ama_id"), _HOSTED)
_ROWS = with_person(
    select_columns(
        *(Ama.content_id, Content.title, Content.language),
        *(Ama.phase, Ama.starts_at, Ama.ends_at, Ama.ended_at),
        exists().where(AmaHost.ama_id == Ama.content_id, _HOSTED).label("is_host"),
        _IS_ATTENDING,
    ).join(Ama, Ama.content_id == Content.id),
    Ama.leader_id,
).where(IS_VISIBLE)
_IS_READ = case((Content.language.in_(bindparam("languages", expanding=True)), 1), else_=0)
_LATEST_ENDED = Keyset(_IS_READ, Ama.ended_at, Ama.content_id)
_ENDED = _ROWS.where(Ama.phase == Phase.ENDED, Ama.opened_at.is_not(None)).order_by(*_LATEST_ENDED.order())
_LIVE_FIRST = (case((Ama.phase == Phase.LIVE, 0), else_=1), Ama.starts_at, Ama.content_id)
_UPCOMING = _ROWS.where(Ama.phase != Phase.ENDED).order_by(*_LIVE_FIRST).limit(UPCOMING_MAX)
# Of a session that is over all that was asked is counted, as its page does: also what was dismissed.
_COUNTS = (
    select_columns(
        AmaQuestion.ama_id,
        func.count().label("asked"),
        func.sum(case((AmaQuestion.answered_at.is_not(None), 1), else_=0)).label("answered"),
    )
    .join(Content, Content.id == AmaQuestion.content_id)
    .join(Ama, Ama.content_id == AmaQuestion.ama_id)
    .where(
        AmaQuestion.ama_id.in_(bindparam("ids", expanding=True)),
        or_(
            and_(AmaQuestion.state.in_(policy.SHOWN), Content.status == Status.PUBLISHED),
            and_(Ama.phase == Phase.ENDED, Content.status.in_((Status.WAITING, Status.PUBLISHED))),
        ),
    )
    .group_by(AmaQuestion.ama_id)
)


def get_ama(session: Session, actor: Actor, ama_id: str) -> tuple[Content, Ama]:
    """A visible session with its content; raises NoSuchAma."""
    return _one(session, actor, ama_id)


def get_ama_for_update(session: Session, actor: Actor, ama_id: str) -> tuple[Content, Ama]:
    """The same, locked until the end of the transaction and read afresh."""
    return _one(session, actor, ama_id, locked=True)


def get_phase(session: Session, actor: Actor, ama_id: str) -> str:
    """Where a visible session stands, for who need not know more; raises NoSuchAma."""
    for (phase,) in db.rows(session, _PHASE, ama_id=ama_id, **reader(actor)):
        return phase
    raise NoSuchAma


def get_hosted(session: Session, actor: Actor, ama_id: str) -> tuple[Content, Ama]:
    """A session that one may host, locked; raises NoSuchAma, or Forbidden for who may only watch."""
    content, ama = get_ama_for_update(session, actor, ama_id)
    guard.require(policy.can_host(actor, is_host=is_host(session, actor, ama_id)))
    return content, ama


def is_host(session: Session, actor: Actor, ama_id: str) -> bool:
    """Whether somebody runs the session."""
    return bool(db.rows(session, _IS_HOST, ama_id=ama_id, reader_id=actor.person_id))


def is_on_air_in_passing(session: Session, actor: Actor, ama_id: str, question_id: str) -> bool:
    """Whether a question has come on air only a moment ago."""
    get_phase(session, actor, ama_id)
    question = session.get(AmaQuestion, question_id)
    if question is None or question.ama_id != ama_id:
        return False
    return policy.answered_in_passing(question, clock.utcnow())


def find_by_code(session: Session, actor: Actor, text: str) -> str:
    """The id of the session with the code that somebody typed; raises UnknownCode."""
    code = codes.read_code(text)
    for (ama_id,) in db.rows(session, _WITH_CODE, code=code, **reader(actor)) if code else ():
        return ama_id
    raise UnknownCode


def open_ama(session: Session, actor: Actor, ama_id: str) -> AmaView:
    """A session for its page: words, people, times, and what the reader may do there."""
    found = db.rows(session, _PAGE, ama_id=ama_id, **reader(actor))
    if not found:
        raise NoSuchAma
    ama, leader = found[0], ref_in(found[0])
    hosts = {row.person_id: ref_in(row) for row in db.rows(session, _HOSTS, ama_id=ama_id)}
    is_host = actor.person_id in hosts
    others = [host for host in hosts.values() if host.id != leader.id]
    return AmaView(
        id=ama_id,
        title=ama.title,
        introduction=ama.body,
        html=ama.html or "",
        language=ama.language,
        code=codes.spaced(ama.code),
        leader=leader,
        hosts=tuple(sorted(others, key=lambda host: host.name)),
        phase=ama.phase,
        moderation=ama.moderation,
        starts_at=ama.starts_at,
        ends_at=ama.ends_at,
        opened_at=ama.opened_at,
        ended_at=ama.ended_at,
        anonymity=policy.anonymity(count_audience(session, ama.space_id, most=AUDIENCE_THIN)),
        batch_minutes=batches.length_of(ama.starts_at, ama.ends_at) // timedelta(minutes=1),
        is_attending=ama.is_attending,
        can_ask=policy.can_ask(actor, ama.phase),
        can_attend=policy.can_attend(actor, ama.phase, is_host=is_host),
        can_vote=policy.can_vote(actor, ama.phase),
        can_host=policy.can_host(actor, is_host=is_host),
    )


def list_upcoming(session: Session, actor: Actor) -> list[AmaRow]:
    """Live sessions, then the scheduled ones, the next first."""
    return _rows(session, actor, db.rows(session, _UPCOMING, **reader(actor)))


def today(session: Session, actor: Actor) -> TodaySessions:
    """What Today shows: the session that is live or begins soon, and those after it.

    Of several at a time it is one that the reader runs, or else in a language that they read. Those that they
    run are not crowded out of what comes, which stays in its order.
    """
    rows, soon = list_upcoming(session, actor), clock.utcnow() + times.SOON
    on = [row for row in rows if _is_on(row, soon)]
    strip = min(on, key=lambda row: (not row.is_host, row.language not in actor.languages), default=AmaRow())
    others = [row for row in rows if row.id != strip.id]
    coming = sorted(others, key=lambda row: not row.is_host)[:COMING]
    return TodaySessions(strip, sorted(coming, key=others.index))


def _is_on(row: AmaRow, soon: datetime) -> bool:
    return row.phase == Phase.LIVE or (row.starts_at is not None and row.starts_at <= soon)


def list_ended(session: Session, actor: Actor, *, after: str | None = None, size: int = PAGE) -> Page[AmaRow]:
    """Sessions that are over, the latest first; those that never opened are left out.

    Those in a language that the reader does not read come after all others.
    """
    languages = actor.languages
    statement, values = _ENDED.limit(size + 1), {**reader(actor), "languages": languages}
    if after:
        statement, values = statement.where(_LATEST_ENDED.behind()), values | _LATEST_ENDED.values(after)
    rows = _rows(session, actor, db.rows(session, statement, **values))
    return pagination.page(
        rows, size, lambda row: pagination.encode(int(row.language in languages), row.ended_at, row.id)
    )


def _one(session: Session, actor: Actor, ama_id: str, *, locked: bool = False) -> tuple[Content, Ama]:
    statement = _ONE_FOR_UPDATE if locked else _ONE
    found = session.exec(statement, params={"ama_id": ama_id, **reader(actor)}).first()
    if found is None:
        raise NoSuchAma
    return found[0], found[1]


def _rows(session: Session, actor: Actor, found: Sequence[Row]) -> list[AmaRow]:
    counts = _counts(session, [ama.content_id for ama in found])
    return [
        AmaRow(
            id=ama.content_id,
            address=AMA.at(ama.content_id),
            title=ama.title,
            language=ama.language,
            leader=ref_in(ama),
            phase=ama.phase,
            starts_at=ama.starts_at,
            ends_at=ama.ends_at,
            ended_at=ama.ended_at,
            questions=counts.get(ama.content_id, (0, 0))[0],
            answered=counts.get(ama.content_id, (0, 0))[1],
            is_host=ama.is_host,
            is_attending=ama.is_attending,
            can_host=policy.can_host(actor, is_host=ama.is_host),
            can_attend=policy.can_attend(actor, ama.phase, is_host=ama.is_host),
        )
        for ama in found
    ]


def _counts(session: Session, ids: list[str]) -> dict[str, tuple[int, int]]:
    """Per session: how many questions everybody sees, or all once it is over, and how many were answered."""
    found = db.rows(session, _COUNTS, ids=ids) if ids else ()
    return {row.ama_id: (row.asked, int(row.answered or 0)) for row in found}
