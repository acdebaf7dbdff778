"""Rows of the library as files."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.models import Content
from learnhub.features.transfer.models import LibraryImport
from tests.api.matrix import Call, Row
from tests.api.matrix.guides import TITLE
from tests.web.matrix import LEADERS
from tests.web.matrix import transfer as imports
from tests.web.matrix.world import World, number_of


def exported(world: World, _actor: Actor) -> Call:
    world.practice()
    return Call(shows=TITLE, query="?format=json")


def item(world: World, _actor: Actor) -> Call:
    return Call((world.practice(),), shows=TITLE)


def preview(_world: World, _actor: Actor) -> Call:
    return Call(data=imports.notes(), effect=number_of(LibraryImport), query="?name=notes.zip")


def shown(_world: World, actor: Actor) -> Call:
    imports.staged(actor)
    return Call(shows=imports.TITLE)


def go_on(_world: World, actor: Actor) -> Call:
    return Call(json={"mark": imports.staged(actor)}, effect=number_of(Content))


def cancel(_world: World, actor: Actor) -> Call:
    imports.staged(actor)
    return Call(effect=number_of(LibraryImport))


def undo(world: World, actor: Actor) -> Call:
    imports.undo(world, actor)
    return Call(effect=number_of(Content, Content.status == "removed"))


ROWS = (
    Row("GET /api/v1/library/export", exported),
    Row("GET /api/v1/library/items/{}", item),
    Row("GET /api/v1/library/items/{}/markdown", item),
    Row("PUT /api/v1/library/import", preview, LEADERS),
    Row("GET /api/v1/library/import", shown, LEADERS),
    Row("POST /api/v1/library/import", go_on, LEADERS),
    Row("POST /api/v1/library/import/undo", undo, LEADERS),
    Row("DELETE /api/v1/library/import", cancel, LEADERS),
)
