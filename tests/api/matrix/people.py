"""Rows of people, and of what is open to everybody."""

from learnhub.access.actor import Actor
from tests.api.matrix import Call, Row, read
from tests.web.matrix import KINDS
from tests.web.matrix.world import World


def me(_world: World, actor: Actor) -> Call:
    return Call(shows=f'"{actor.name}"')


def search(world: World, _actor: Actor) -> Call:
    return Call(query="?name=blanc", shows=f'"{world.member("Ines Blanc").name}"')


def colleague(world: World, _actor: Actor) -> Call:
    person = world.member()
    return Call((person.person_id,), shows=f'"{person.name}"')


ROWS = (
    Row("GET /api/v1/me", me),
    Row("GET /api/v1/people", search),
    Row("GET /api/v1/people/{}", colleague),
    Row("GET /api/health", read('"status":"ok"'), KINDS),
    Row("GET /api/health/ready", read('"migrated":true'), KINDS),
    Row("GET /api/openapi.json", read('"LearnHub"'), KINDS),
)
