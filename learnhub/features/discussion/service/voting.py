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
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.errors import OwnVote
from learnhub.features.discussion.events import Voted
from learnhub.features.discussion.models import Content, Vote
from learnhub.features.discussion.schemas import VoteView


def vote(
    session: Session, actor: Actor, content_id: str, *, on: bool, kinds: Collection[str] = ()
) -> VoteView:
    """Vote for a piece of content, perhaps only of these kinds, or withdraw; twice is once.

    The permission is that of its kind, whose room may ask for more (`rooms.Kind`).

    The counter moves by the number of rows that were really inserted or deleted, in the same transaction,
    so it equals the number of votes at every commit. An author may not vote for their question, answer or
    card; in a live session they may, because asking whether one is the author would unmask the anonymous.
    """
    content = queries.get_content(session, actor, content_id, *kinds)
    _require_votable(session, actor, content)
    if on and not rooms.kind(content.kind).own_votes and queries.is_author(session, actor, content_id):
        raise OwnVote
    changed = _insert(session, actor, content_id) if on else -_delete(session, actor, content_id)
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


def _insert(session: Session, actor: Actor, content_id: str) -> int:
    statement = insert(session, Vote, content_id=content_id, person_id=actor.person_id)
    return _affected(session, statement.on_conflict_do_nothing().returning(Vote.person_id))


def _delete(session: Session, actor: Actor, content_id: str) -> int:
    statement = delete(Vote).where(Vote.content_id == content_id, Vote.person_id == actor.person_id)
    return _affected(session, statement.returning(Vote.person_id))


def _affected(session: Session, statement: ReturningInsert | ReturningDelete) -> int:
    # Rows are counted as returned: psycopg's row count of an ORM insert is -1.
    return len(session.execute(statement, execution_options={"synchronize_session": False}).all())
