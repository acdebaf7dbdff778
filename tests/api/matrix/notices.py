"""Rows of one's own inbox and of what one follows."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.notices import service
from learnhub.features.notices.models import Follow, InboxItem, TopicFollow
from tests.api.matrix import Call, Row
from tests.web.matrix.home import ARCHIVED, STOPPED, told
from tests.web.matrix.world import World, number_of

SEEN = number_of(InboxItem, InboxItem.seen_at.is_not(None))
TOPICS_STOPPED = number_of(TopicFollow, TopicFollow.stopped_at.is_not(None))


def waiting(world: World, actor: Actor) -> Call:
    told(world, actor)
    return Call(shows='"title":"Why does pump 4 trip?"')


def archive(world: World, actor: Actor) -> Call:
    return Call((told(world, actor)[0],), None, ARCHIVED)


def unarchive(world: World, actor: Actor) -> Call:
    [thing] = told(world, actor)
    db.write_now(service.archive, actor, thing)
    return Call((thing,), None, ARCHIVED)


def archive_known(world: World, actor: Actor) -> Call:
    told(world, actor, waits=False)
    return Call((), None, ARCHIVED)


def unarchive_known(world: World, actor: Actor) -> Call:
    told(world, actor, waits=False)
    moment = db.write_now(service.archive_known, actor)
    return Call((), {"moment": moment.isoformat()}, ARCHIVED)


def seen(world: World, actor: Actor) -> Call:
    return Call((told(world, actor)[0],), None, SEEN)


def stop(world: World, actor: Actor) -> Call:
    return Call((told(world, actor)[0],), None, STOPPED)


def undo_stop(world: World, actor: Actor) -> Call:
    [thing] = told(world, actor)
    db.write_now(service.stop, actor, thing)
    return Call((thing,), None, STOPPED)


def followed(world: World, actor: Actor) -> str:
    question = world.question(world.member())
    db.write_now(service.follow, actor, question)
    return question


def follows(world: World, actor: Actor) -> Call:
    return Call(shows=followed(world, actor))


def follow(world: World, _actor: Actor) -> Call:
    return Call((world.question(world.member()),), None, number_of(Follow))


def unfollow(world: World, actor: Actor) -> Call:
    return Call((followed(world, actor),), None, STOPPED)


def followed_topic(world: World, actor: Actor) -> str:
    topic_id = world.topic()
    db.write_now(service.follow_topic, actor, topic_id)
    return topic_id


def followed_topics(world: World, actor: Actor) -> Call:
    followed_topic(world, actor)
    return Call(shows='"title":"Seals"')


def follow_topic(world: World, _actor: Actor) -> Call:
    return Call((world.topic(),), None, number_of(TopicFollow))


def unfollow_topic(world: World, actor: Actor) -> Call:
    return Call((followed_topic(world, actor),), None, TOPICS_STOPPED)


ROWS = (
    Row("GET /api/v1/me/inbox", waiting),
    Row("PUT /api/v1/me/inbox/{}/archived", archive),
    Row("DELETE /api/v1/me/inbox/{}/archived", unarchive),
    Row("POST /api/v1/me/inbox/archive-known", archive_known),
    Row("POST /api/v1/me/inbox/unarchive-known", unarchive_known),
    Row("PUT /api/v1/me/inbox/{}/seen", seen),
    Row("POST /api/v1/me/inbox/{}/stop", stop),
    Row("POST /api/v1/me/inbox/{}/undo-stop", undo_stop),
    Row("GET /api/v1/me/follows", follows),
    Row("PUT /api/v1/me/follows/{}", follow),
    Row("DELETE /api/v1/me/follows/{}", unfollow),
    Row("GET /api/v1/me/followed-topics", followed_topics),
    Row("PUT /api/v1/me/followed-topics/{}", follow_topic),
    Row("DELETE /api/v1/me/followed-topics/{}", unfollow_topic),
)
