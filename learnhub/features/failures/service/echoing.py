"""Answering a story: each person once in each way, exact however many press at once."""

from typing import Any

from sqlalchemy import update
from sqlmodel import Session, delete, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.upserts import insert
from learnhub.features.discussion import ballots
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import ThankInput
from learnhub.features.failures import policy, queries
from learnhub.features.failures.enums import Echo
from learnhub.features.failures.errors import OwnFailure
from learnhub.features.failures.models import Failure, FailureEcho, FailureVoice
from learnhub.features.failures.queries.echoes import WALL, voice
from learnhub.features.failures.room import FAILURE, FAILURES_ECHO
from learnhub.features.failures.schemas import EchoView

BROUGHT_AT_MOST = 500  # the latest stories without a name that a brought ballot is compared with
_UNSYNCHRONIZED = {"synchronize_session": False}
_COUNTERS: dict[Echo, Any] = {
    Echo.THANKS: Failure.thanks_count,
    Echo.ME_TOO: Failure.me_too_count,
    Echo.CHANGED: Failure.changed_count,
}


def echo(session: Session, actor: Actor, content_id: str, said: Echo, *, on: bool) -> EchoView:
    """Thank for a story, or say that it happened to oneself or made one change something; or say so no more.

    Whoever told it does not: raises OwnFailure where that is known. Of a story without a name a ballot says
    so instead of the person (`discussion.ballots`).
    """
    guard.require_permission(actor, FAILURES_ECHO)
    story = discussion_queries.get_published(session, actor, content_id, FAILURE)
    if discussion_queries.is_author(session, actor, content_id):
        raise OwnFailure
    guard.require(policy.can_echo(actor, story.status, is_author=False))
    if said == Echo.THANKS and not story.is_anonymous:
        _thank(session, actor, content_id, on=on)
    else:
        row = _row(guard.require_person(actor), story, said)
        if _write(session, row, on=on):
            _move(session, content_id, said, 1 if on else -1)
    return queries.get_echoes(session, actor, content_id)


def _thank(session: Session, actor: Actor, content_id: str, *, on: bool) -> None:
    if on:
        discussion.thank(session, actor, ThankInput(), content_id=content_id)
    else:
        discussion.withdraw_thanks(session, actor, content_id=content_id)


def _row(person_id: str, story: Content, said: Echo) -> FailureEcho | FailureVoice:
    if not story.is_anonymous:
        return FailureEcho(content_id=story.id, echo=said, person_id=person_id)
    return _voice(ballots.of(WALL, person_id), story.id, said)


def _voice(ballot: str, content_id: str, said: str) -> FailureVoice:
    return FailureVoice(content_id=content_id, echo=said, voter=voice(ballot, content_id, said))


def _write(session: Session, row: FailureEcho | FailureVoice, *, on: bool) -> bool:
    """Whether a row came or went."""
    table, values = type(row), row.model_dump()
    if on:
        statement: Any = insert(session, table, **values).on_conflict_do_nothing()
    else:
        statement = delete(table).where(*(getattr(table, name) == value for name, value in values.items()))
    returned = session.execute(statement.returning(table.content_id), execution_options=_UNSYNCHRONIZED)
    return bool(returned.all())


def _move(session: Session, content_id: str, said: Echo, by: int) -> None:
    counter = _COUNTERS[said]
    moved = update(Failure).where(Failure.content_id == content_id).values({counter.key: counter + by})
    session.execute(moved, execution_options=_UNSYNCHRONIZED)


def bring_ballot(session: Session, actor: Actor, ballot: str) -> None:
    """Let somebody go on with the ballot that their browser kept from before a restart.

    What they have said with another one since is counted once. Of the latest stories only: on older ones
    they could say it again, which a person at a time does not often.
    """
    guard.require_permission(actor, FAILURES_ECHO)
    person_id = guard.require_person(actor)
    present = ballots.of(WALL, person_id)
    if ballot == present:
        return
    stories = session.exec(
        select(Content.id)
        .where(Content.kind == FAILURE, Content.is_anonymous, Content.hot > 0)
        .order_by(Content.hot.desc(), Content.id.desc())
        .limit(BROUGHT_AT_MOST)
    ).all()
    brought, said = _said(session, ballot, stories), _said(session, present, stories)
    if brought and not said:
        ballots.hold(WALL, person_id, ballot)
        return
    for content_id, what in sorted(brought):
        _write(session, _voice(ballot, content_id, what), on=False)
        if not _write(session, _voice(present, content_id, what), on=True):
            _move(session, content_id, Echo(what), -1)


def _said(session: Session, ballot: str, stories: Any) -> set[tuple[str, str]]:
    """What a ballot says of which of these stories."""
    voters = [voice(ballot, content_id, each) for content_id in stories for each in Echo]
    found = select(FailureVoice.content_id, FailureVoice.echo).where(FailureVoice.voter.in_(voters))
    return {(content_id, what) for content_id, what in session.exec(found)}
