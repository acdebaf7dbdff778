"""Announcing, opening and ending a session."""

from collections.abc import Collection

from sqlalchemy import or_
from sqlmodel import Session, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus, clock
from learnhub.core.i18n import N_
from learnhub.errors import Invalid
from learnhub.features.ama import codes, policy, queries, times
from learnhub.features.ama.enums import HostPart, Outcome, Phase
from learnhub.features.ama.errors import WrongPhase
from learnhub.features.ama.events import AmaChanged, AmaEnded, AmaOpened, AmaScheduled
from learnhub.features.ama.models import Ama, AmaHost
from learnhub.features.ama.room import AMA
from learnhub.features.ama.schemas import ScheduleInput
from learnhub.features.ama.service import answering
from learnhub.features.ama.service.anonymous import ANONYMOUS_QUESTION
from learnhub.features.ama.service.hosting import take_off_air
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.service import anonymous
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person


def schedule_session(session: Session, actor: Actor, form: ScheduleInput) -> str:
    """Announce a session, in which colleagues may ask from now on; returns its id.

    Who schedules it hosts it too. Raises BadTimes, or Invalid for somebody who cannot answer or host.
    """
    guard.require(policy.can_schedule(actor))
    start, end = times.moments(form.day, form.starts, form.ends, actor.zone, clock.utcnow())
    leader = _leader(session, actor, form)
    content = discussion.create(
        session, actor, kind=AMA, title=form.title, body=form.introduction, language=form.language
    )
    session.add(
        Ama(
            content_id=content.id,
            leader_id=leader,
            code=_free_code(session),
            moderation=form.moderation,
            starts_at=start,
            ends_at=end,
        )
    )
    session.flush()
    _set_hosts(session, content.id, leader, {actor.person_id, *form.hosts})
    bus.record(session, AmaScheduled(content.id))
    return content.id


def change_session(
    session: Session, actor: Actor, ama_id: str, form: ScheduleInput, *, edition: int | None = None
) -> None:
    """Change a session that is not open yet; raises what scheduling raises, and WrongPhase.

    With the edition that was read, EditedMeanwhile when it is not the present one.
    """
    content, ama = queries.get_hosted(session, actor, ama_id)
    _require_phase(ama, Phase.SCHEDULED)
    ama.starts_at, ama.ends_at = times.moments(form.day, form.starts, form.ends, actor.zone, clock.utcnow())
    ama.leader_id = form.leader if form.leader == ama.leader_id else _leader(session, actor, form)
    ama.moderation = form.moderation
    session.add(ama)
    discussion.rewrite(
        session,
        content,
        writer=actor.person_id or "",
        edition=edition or content.edition,
        title=form.title,
        body=form.introduction,
        language=form.language,
    )
    session.exec(delete(AmaHost).where(AmaHost.ama_id == ama_id))
    _set_hosts(session, ama_id, ama.leader_id, {actor.person_id, *form.hosts})
    bus.record(session, AmaChanged(ama_id))


def open_session(session: Session, actor: Actor, ama_id: str) -> None:
    """Go live, with all anonymous questions so far. From now on the opening is the only moment they have."""
    _content, ama = queries.get_hosted(session, actor, ama_id)
    _require_phase(ama, Phase.SCHEDULED)
    now = clock.utcnow()
    ama.phase, ama.opened_at = Phase.LIVE, now
    session.add(ama)
    anonymous.redate(session, ama_id, now)
    anonymous.publish(session, ANONYMOUS_QUESTION, ama_id)
    bus.record(session, AmaOpened(ama_id))


def end_session(session: Session, actor: Actor, ama_id: str, *, outcome: Outcome | None = None) -> None:
    """End a live session: the last anonymous questions come out, and what was written down is shown.

    What is on air was answered or goes back to the list, as the host says. Without a word it counts as
    answered unless it only came on a moment ago.
    """
    _content, ama = queries.get_hosted(session, actor, ama_id)
    _require_phase(ama, Phase.LIVE)
    anonymous.publish(session, ANONYMOUS_QUESTION, ama_id)
    _end(session, ama, outcome)


def call_off(session: Session, actor: Actor, ama_id: str) -> None:
    """Take back the announcement of a session that is not open yet, with everything asked for it."""
    content, ama = queries.get_hosted(session, actor, ama_id)
    _require_phase(ama, Phase.SCHEDULED)
    discussion.empty(session, content)
    _end(session, ama)


def close_forgotten(session: Session) -> int:
    """End the sessions whose hosts left without ending them, hours after their time; returns how many."""
    overdue = Ama.ends_at < clock.utcnow() - times.FORGOTTEN
    statement = select(Ama).where(or_(Ama.phase == Phase.LIVE, Ama.phase == Phase.SCHEDULED), overdue)
    forgotten = session.exec(statement.with_for_update(key_share=True)).all()
    for ama in forgotten:
        _end(session, ama)
    return len(forgotten)


def _end(session: Session, ama: Ama, outcome: Outcome | None = None) -> None:
    take_off_air(session, ama.content_id, outcome)
    answering.publish_answers(session, ama.content_id)
    ama.phase, ama.ended_at = Phase.ENDED, clock.utcnow()
    session.add(ama)
    bus.record(session, AmaEnded(ama.content_id))


def _require_phase(ama: Ama, phase: Phase) -> None:
    if ama.phase != phase:
        raise WrongPhase


def _free_code(session: Session) -> str:
    """A code no open session has; the database refuses the same one drawn twice at once."""
    taken = set(session.exec(select(Ama.code).where(Ama.phase != Phase.ENDED)))
    code = codes.new_code()
    while code in taken:
        code = codes.new_code()
    return code


def _leader(session: Session, actor: Actor, form: ScheduleInput) -> str:
    """Who answers: oneself, or somebody else who may schedule sessions."""
    leader = form.leader or guard.require_person(actor)
    if leader not in {ref.id for ref in queries.list_leaders(session, actor)}:
        raise Invalid(N_("This person cannot answer in a session."), field="leader")
    return leader


def _set_hosts(session: Session, ama_id: str, leader: str, hosts: Collection[str | None]) -> None:
    wanted = {host for host in hosts if host} - {leader}
    statement = select(Person.id).where(Person.id.in_(wanted), Person.status == PersonStatus.ACTIVE)
    if set(session.exec(statement)) != wanted:
        raise Invalid(N_("One of these people has no account any more."), field="hosts")
    session.add(AmaHost(ama_id=ama_id, person_id=leader, part=HostPart.LEADER))
    session.add_all(AmaHost(ama_id=ama_id, person_id=host) for host in sorted(wanted))
