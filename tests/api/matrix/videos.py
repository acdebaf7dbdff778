"""Rows of videos."""

from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.models import Content
from learnhub.features.videos import service
from learnhub.features.videos.models import Clip
from learnhub.features.videos.schemas import KeptClip
from tests.api.matrix import Call, Row
from tests.videos import webm_bytes
from tests.web.matrix.world import World, column, content, number_of

TITLE = "How to seat a seal"
WORDS = {"title": "Changing a seal in a minute", "about": "Ring size 4.", "language": "en"}


def listed(world: World, _actor: Actor) -> Call:
    world.video()
    return Call(shows=TITLE)


def get(world: World, _actor: Actor) -> Call:
    return Call((world.video(),), shows=TITLE)


def remove(world: World, actor: Actor) -> Call:
    video = world.video(actor)
    return Call((video,), None, content(video, "status"))


def publish(_world: World, _actor: Actor) -> Call:
    return Call((), WORDS | {"link": "https://videos.example/seal"}, number_of(Content))


def edit(world: World, actor: Actor) -> Call:
    video = world.video(actor)
    return Call((video,), WORDS | {"edition": 1}, column(Content, video, "body"))


def add_clip(_world: World, _actor: Actor) -> Call:
    return Call(data=webm_bytes(), effect=number_of(Clip))


def get_clip(_world: World, actor: Actor) -> Call:
    clip_id = ids.new_id()
    clip = KeptClip(stored_files.keep([webm_bytes()], "webm"), 2, 320, 240)
    db.write_now(service.add_clip, actor, clip_id, clip)
    return Call((clip_id,), shows="V_VP8")


ROWS = (
    Row("GET /api/v1/videos", listed),
    Row("GET /api/v1/videos/{}", get),
    Row("DELETE /api/v1/videos/{}", remove, others=()),
    Row("POST /api/v1/videos", publish),
    Row("PUT /api/v1/videos/{}", edit, others=()),
    Row("POST /api/v1/clips", add_clip),
    Row("GET /api/v1/clips/{}", get_clip, others=()),
)
