"""Votes: one per person, exact however many vote at once."""

from collections.abc import Collection

from sqlalchemy import update
from sqlalchemy.sql.dml import ReturningDelete, ReturningInsert
from sqlmodel import Session, delete, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.upserts import insert
from learnhub.features.discussion import ballots, policy, queries
from learnhub.features.discussion.errors import OwnVote
from learnhub.features.discussion.events import Voted
from learnhub.features.discussion.models import AnonymousVote, Content, Vote
from learnhub.features.discussion.schemas import VoteView


def vote(
    session: Session, actor: Actor, content_id: str, *, on: bool, kinds: Collection[str] = ()
) -> VoteView:
    """Vote for a piece of content, perhaps only of these kinds, or withdraw; twice is once.

    The permission is that of its kind, whose room may ask for more (`rooms.Kind`).

    For anonymous content a ballot votes instead of the person (`discussion.ballots`).

    The counter moves by the number of rows that were really inserted or deleted, in the same transaction,
    so it equals the number of votes at every commit. An author may not vote for their question, answer or
    card; in a live session they may, because asking whether one is the author would unmask the anonymous.
    """
    content = queries.get_content(session, actor, content_id, *kinds)
    _require_votable(session, actor, content)
    if on and not rooms.kind(content.kind).own_votes and queries.is_author(session, actor, content_id):
        raise OwnVote
    key = _key(actor, content)
    changed = _insert(session, key) if on else -_delete(session, key)
    if changed:
        bus.record(session, Voted(content.id, content.kind, content.root_id))
    return VoteView(count=_count(session, content_id, changed), is_mine=on)


def _require_votable(session: Session, actor: Actor, content: Content) -> None:
    guard.require(policy.can_vote(actor, content, is_author=False))
    kind = rooms.kind(content.kind)
    if kind.vote_rule:
        rooms.resolve(rooms.room_of(kind), kind.vote_rule)(session, actor, content)


def _count(session: Session, content_id: str, changed: int) -> int:
    """Move the counter and read it; without a change only read it."""
    if not changed:
        return session.exec(select(Content.vote_count).where(Content.id == content_id)).one()
    statement = (
        update(Content).where(Content.id == content_id).values(vote_count=Content.vote_count + changed)
    )
    options = {"synchronize_session": False}
    return session.execute(statement.returning(Content.vote_count), execution_options=options).scalar_one()


def _key(actor: Actor, content: Content) -> Vote | AnonymousVote:
    """The row of somebody's vote."""
    person_id = guard.require_person(actor)
    if not content.is_anonymous:
        return Vote(content_id=content.id, person_id=person_id)
    return _vote(ballots.of(content.root_id, person_id), content.id)


def _vote(ballot: str, content_id: str) -> AnonymousVote:
    return AnonymousVote(content_id=content_id, voter=ballots.voter(ballot, content_id))


def _insert(session: Session, key: Vote | AnonymousVote) -> int:
    table = type(key)
    statement = insert(session, table, **key.model_dump())
    return _affected(session, statement.on_conflict_do_nothing().returning(table.content_id))


def _delete(session: Session, key: Vote | AnonymousVote) -> int:
    table = type(key)
    same = [getattr(table, name) == value for name, value in key.model_dump().items()]
    return _affected(session, delete(table).where(*same).returning(table.content_id))


def _affected(session: Session, statement: ReturningInsert | ReturningDelete) -> int:
    # Rows are counted as returned: psycopg's row count of an ORM insert is -1.
    return len(session.execute(statement, execution_options={"synchronize_session": False}).all())


def bring_ballot(session: Session, actor: Actor, root_id: str, ballot: str) -> None:
    """Let somebody go on with the ballot that their browser kept from before a restart.

    When they have voted with another one since, the votes of both become those of the present one, and what
    both voted for is counted once. A ballot that nobody voted with changes nothing.
    """
    person_id = guard.require_person(actor)
    present, contents = ballots.of(root_id, person_id), queries.anonymous_under(session, root_id)
    brought = queries.voted_with(session, ballot, contents) if ballot != present else set()
    if not brought:
        return
    voted = queries.voted_with(session, present, contents)
    if not voted:
        ballots.hold(root_id, person_id, ballot)
        return
    for content_id in sorted(brought):
        content = session.get_one(Content, content_id)
        _delete(session, _vote(ballot, content_id))
        if not _insert(session, _vote(present, content_id)):
            _count(session, content_id, -1)
            bus.record(session, Voted(content.id, content.kind, content.root_id))
