"""Rows of the frame around every page, of Today, and of the inbox."""

from functools import partial

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.freshness.enums import Cause as FreshnessCause
from learnhub.features.freshness.models import Freshness
from learnhub.features.freshness.service import bring_forward
from learnhub.features.notices import service
from learnhub.features.notices.models import Follow, InboxItem, TopicFollow
from learnhub.features.notices.queries import kinds
from learnhub.features.notices.writing import write
from learnhub.features.people.models import Person
from learnhub.rooms import Reason, Telling
from tests.web.matrix import SIGNED_IN, Case, Row, at
from tests.web.matrix.world import World, column, number_of

ARCHIVED = number_of(InboxItem, InboxItem.archived_at.is_not(None))
STOPPED = number_of(Follow, Follow.stopped_at.is_not(None))


def keep_language(_world: World, actor: Actor) -> Case:
    return Case("/", {"language": "fr"}, column(Person, actor.person_id, "language"))


def keep_theme(_world: World, actor: Actor) -> Case:
    return Case("/", {"theme": "dark"}, column(Person, actor.person_id, "theme"))


def renamed(_world: World, actor: Actor) -> Case:
    """Somebody is called otherwise since the frame was shown."""

    def rename(session: Session) -> None:
        if actor.person_id:
            session.get_one(Person, actor.person_id).name = "Ana Martin"

    return Case("/sign-in", meanwhile=lambda: db.write_now(rename))


def told(world: World, actor: Actor, *, waits: bool = True, count: int = 1) -> list[str]:
    """Questions of which somebody has been told."""
    asked = world.questions(count)
    db.write_now(_tell, actor, asked, waits=waits)
    return asked


def _tell(session: Session, reader: Actor, asked: list[str], *, waits: bool) -> None:
    people = {reader.person_id or "": Reason.FOLLOWS}
    for thing in asked:
        telling = Telling("answered", thing, people, waits=waits)
        write(session, kinds()["answers"], telling, people, at=clock.utcnow(), key=thing)


def archive(world: World, actor: Actor) -> Case:
    return Case("/inbox", {"thing": told(world, actor)[0]}, ARCHIVED)


def act(world: World, actor: Actor) -> Case:
    guide = world.practice(actor)
    db.write_now(bring_forward, [guide], FreshnessCause.OUTDATED)
    people = {actor.person_id or "": Reason.KEEPS}
    telling = Telling("outdated", guide, people, waits=True)
    db.write_now(write, kinds()["checks"], telling, people, at=clock.utcnow(), key=guide)
    return Case("/inbox", {"thing": guide, "name": "confirm"}, column(Freshness, guide, "checked_at"))


def archive_known(world: World, actor: Actor) -> Case:
    told(world, actor, waits=False)
    return Case("/inbox", effect=ARCHIVED)


def stop(world: World, actor: Actor) -> Case:
    return Case("/inbox", {"thing": told(world, actor)[0], "topic_id": ""}, STOPPED)


def undo(world: World, actor: Actor) -> Case:
    archived = ("InboxState.archive", {"thing": told(world, actor)[0]})
    return Case("/inbox", effect=ARCHIVED, before=(archived,))


def follow_again(world: World, actor: Actor) -> Case:
    question = world.question(world.member())
    db.write_now(service.unfollow, actor, question)
    return Case("/inbox", {"followed_id": question, "is_topic": False}, STOPPED)


def more_told(world: World, actor: Actor, *, waits: bool) -> Case:
    told(world, actor, waits=waits, count=PAGE_SIZE + 1)
    return Case("/inbox")


def more_followed(world: World, actor: Actor) -> Case:
    for question in world.questions(PAGE_SIZE + 1):
        db.write_now(service.follow, actor, question)
    return Case("/inbox/following")


def stop_following(world: World, actor: Actor) -> Case:
    question = world.question(world.member())
    db.write_now(service.follow, actor, question)
    return Case("/inbox/following", {"followed_id": question, "is_topic": False}, STOPPED)


def follow_topic(world: World, _actor: Actor) -> Case:
    topic_id = world.topic()
    return Case(f"/questions?topic={topic_id}", {"topic_id": topic_id, "on": True}, number_of(TopicFollow))


def follow(world: World, _actor: Actor) -> Case:
    payload = {"followed_id": world.question(world.member()), "is_topic": False}
    return Case("/inbox/following", payload, number_of(Follow))


ROWS = (
    Row("ShellState.load", renamed, ("anonymous", *SIGNED_IN)),
    Row("ShellState.resync", at("/")),
    Row("ShellState.keep_language", keep_language),
    Row("ShellState.keep_theme", keep_theme),
    Row("TodayState.load", at("/")),
    Row("LearnState.load", at("/learn")),
    Row("TodayState.refresh", at("/", sessions="1")),
    Row("InboxState.load", at("/inbox")),
    Row("InboxState.refresh", at("/inbox", is_now="1 1")),
    Row("InboxState.choose", at("/inbox", thing="account")),
    Row("InboxState.show_known", at("/inbox", is_on=True)),
    Row("InboxState.archive", archive),
    Row("InboxState.act", act),
    Row("InboxState.archive_known", archive_known),
    Row("InboxState.stop", stop),
    Row("InboxState.undo", undo),
    Row("InboxState.follow_again", follow_again),
    Row("WaitingState.show_more", partial(more_told, waits=True)),
    Row("KnownState.show_more", partial(more_told, waits=False)),
    Row("FollowingState.load", at("/inbox/following")),
    Row("FollowingState.show_more", more_followed),
    Row("FollowingState.stop", stop_following),
    Row("FollowingState.follow", follow),
    Row("TopicFollowState.follow", follow_topic),
)
