"""Whom it concerns what happens to collections, and what they are told."""

from collections.abc import Iterator

from sqlalchemy import or_
from sqlmodel import Session, col, select

from learnhub.features.collections import queries
from learnhub.features.collections.events import (
    CheckWanted,
    CollectionSettled,
    ItemEntered,
    ItemProposed,
    ProposalTaken,
)
from learnhub.features.collections.models import CollectionItem, CollectionProposal
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.notices.models import Follow, TopicFollow
from learnhub.features.notices.queries import list_followers
from learnhub.rooms import Reason, Settled, Telling

ASKED = 5  # so that somebody does, and nobody has to


def proposed(session: Session, event: ItemProposed) -> Iterator[Telling]:
    """The authors of the collection, as long as it is proposed."""
    waits = select(CollectionProposal.id).where(
        CollectionProposal.collection_id == event.collection_id,
        CollectionProposal.item_id == event.item_id,
    )
    if session.exec(waits).first():
        people = dict.fromkeys(_authors(session, event.collection_id), Reason.WROTE)
        yield Telling("proposed", event.collection_id, people, actor_id=event.person_id, waits=True)


def taken(_session: Session, event: ProposalTaken) -> Iterator[Telling]:
    """Who proposed it."""
    yield Telling("proposal_taken", event.collection_id, {event.person_id: Reason.WROTE})


def check_wanted(session: Session, event: CheckWanted) -> Iterator[Telling]:
    """A few who may check it: who checked it before, authors and followers of the collection, then
    those who follow a topic of the item.
    """
    row = session.get(CollectionItem, (event.collection_id, event.item_id))
    item = session.get(Content, event.item_id)
    if row is None or item is None or row.position is None or item.status != Status.PUBLISHED:
        return
    if row.is_in and row.checked_edition == item.edition:
        return
    people: dict[str, Reason] = {row.checked_by: Reason.KEEPS} if row.checked_by else {}
    people |= dict.fromkeys(_authors(session, event.collection_id), Reason.WROTE)
    others = {row.person_id, *_authors(session, event.item_id)}
    for reason, more in ((Reason.FOLLOWS, _followers), (Reason.TOPIC, _of_topics)):
        if len(people.keys() - others) < ASKED:
            people = dict.fromkeys(more(session, event), reason) | people
    few = [each for each in people if each not in others][-ASKED:]
    what = "check_again" if row.is_in else "to_check"
    yield Telling(what, event.collection_id, {each: people[each] for each in few}, waits=True)


def entered(session: Session, event: ItemEntered) -> Iterator[Telling]:
    """Who follows the collection, but not who wrote the item or has checked it."""
    row = session.get(CollectionItem, (event.collection_id, event.item_id))
    if row is None or row.position is None:
        return
    known = {row.checked_by, row.person_id, *_authors(session, event.item_id)}
    followers = list_followers(session, event.collection_id).items()
    people = {person_id: reason for person_id, reason in followers if person_id not in known}
    yield Telling("entered", event.collection_id, people, is_quiet=True)


def settled(session: Session, event: CollectionSettled) -> Iterator[Settled]:
    """Nobody need look any longer, unless something came meanwhile."""
    if not queries.has_waiting(session, event.collection_id):
        yield Settled(event.collection_id)


def _authors(session: Session, content_id: str) -> list[str]:
    parts = (
        Authorship.content_id == content_id,
        or_(Authorship.part == Part.AUTHOR, Authorship.part == Part.CO_AUTHOR),
    )
    return [*session.exec(select(Authorship.person_id).where(*parts))]


def _followers(session: Session, event: CheckWanted) -> list[str]:
    followed = select(Follow.person_id).where(
        Follow.content_id == event.collection_id, col(Follow.stopped_at).is_(None)
    )
    return [*session.exec(followed.order_by(col(Follow.since).desc()).limit(2 * ASKED))]


def _of_topics(session: Session, event: CheckWanted) -> list[str]:
    followed = (
        select(TopicFollow.person_id)
        .join(ContentTopic, col(ContentTopic.topic_id) == TopicFollow.topic_id)
        .where(ContentTopic.content_id == event.item_id, col(TopicFollow.stopped_at).is_(None))
    )
    return [*session.exec(followed.order_by(col(TopicFollow.since).desc()).limit(2 * ASKED))]
