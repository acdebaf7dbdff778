"""Rows of videos."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.models import Content
from learnhub.features.videos import service
from learnhub.features.videos.schemas import EditVideoInput
from tests.web.matrix import Case, Row, at
from tests.web.matrix.world import World, column, content, number_of

WORDS = {"title": "Changing a seal in a minute", "about": "Ring size **4**.", "captions": "0:00 Close it."}
FORM = {**WORDS, "topics": "", "language": "en"}
LINK = {"clip": "", "link": "https://videos.example/seal"}


def open_video(world: World, _actor: Actor) -> Case:
    author = world.member()
    video = world.video(author)
    form = EditVideoInput(**WORDS, language="en", edition=1)

    def edit() -> None:
        db.write_now(service.edit_video, author, video, form)

    return Case(f"/videos/{video}", meanwhile=edit)


def remove(world: World, actor: Actor) -> Case:
    video = world.video(actor)
    return Case(f"/videos/{video}", {}, content(video, "status"))


def publish(_world: World, _actor: Actor) -> Case:
    return Case("/videos/new", {"form": FORM | LINK}, number_of(Content))


def undo_publishing(_world: World, _actor: Actor) -> Case:
    before = (("ShowVideoState.publish", {"form": FORM | LINK}),)
    return Case("/videos/new", {}, number_of(Content, Content.status == "removed"), before)


def edit(world: World, actor: Actor) -> Case:
    return Case(f"/videos/{world.video(actor)}/edit")


def save(world: World, actor: Actor) -> Case:
    video = world.video(actor)
    return Case(f"/videos/{video}/edit", {"form": FORM | {"edition": 1}}, column(Content, video, "body"))


ROWS = (
    Row("VideoState.load", open_video),
    Row("VideoState.remove", remove),
    Row("ShowVideoState.load", at("/videos/new")),
    Row("ShowVideoState.begin", at("/videos/new")),
    Row("ShowVideoState.publish", publish),
    Row("ShowVideoState.undo", undo_publishing),
    Row("EditVideoState.load", edit),
    Row("EditVideoState.save", save),
)
