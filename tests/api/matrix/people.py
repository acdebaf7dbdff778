"""Rows of people, and of what is open to everybody."""

from collections.abc import Callable

from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.features.notices.models import NoticeRhythm
from learnhub.features.people.models import Person
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import topic_ids_of
from tests.api.matrix import Call, Row, read
from tests.web.matrix import KINDS
from tests.web.matrix.world import World, column, number_of


def me(_world: World, actor: Actor) -> Call:
    return Call(shows=f'"{actor.name}"')


def search(world: World, _actor: Actor) -> Call:
    return Call(query="?q=ines&name=blanc", shows=f'"{world.member("Ines Blanc").name}"')


def colleague(world: World, _actor: Actor) -> Call:
    person = world.member()
    return Call((person.person_id,), shows=f'"{person.name}"')


def own_profile(_world: World, actor: Actor) -> Call:
    return Call(shows=f'"{actor.name}"')


def save_profile(_world: World, actor: Actor) -> Call:
    form = {"name": actor.name, "job": f"Fitter {ids.new_id()}", "zone": actor.zone}
    return Call(json=form, effect=column(Person, actor.person_id, "job"))


def save_preferences(_world: World, actor: Actor) -> Call:
    return Call(json={"theme": "dark"}, effect=column(Person, actor.person_id, "theme"))


def skilled(actor: Actor) -> str:
    db.write_now(topics.set_skill, actor, "Seals", SkillLevel.HELPS)
    return db.read_now(topic_ids_of, actor.person_id)[0]


def own_skills(_world: World, actor: Actor) -> Call:
    skilled(actor)
    return Call(shows='"Seals"')


def set_skill(_world: World, actor: Actor) -> Call:
    return Call(json={"name": "Seals", "level": "helps"}, effect=skills_of(actor))


def remove_skill(_world: World, actor: Actor) -> Call:
    return Call((skilled(actor),), effect=skills_of(actor))


def skills_of(actor: Actor) -> Callable[[object], object]:
    return number_of(PersonTopic, PersonTopic.person_id == actor.person_id)


def skills(world: World, _actor: Actor) -> Call:
    colleague = world.member()
    skilled(colleague)
    return Call((colleague.person_id,), shows='"Seals"')


def today(world: World, actor: Actor) -> Call:
    world.card(actor)
    return Call(shows='"cards":1')


def topic(world: World, _actor: Actor) -> Call:
    return Call((skilled(world.member()),), shows='"Seals"')


def choose_notices(_world: World, actor: Actor) -> Call:
    effect = number_of(NoticeRhythm, NoticeRhythm.person_id == actor.person_id)
    return Call(json={"edition": 1, "inbox": ["answers"]}, effect=effect)


ROWS = (
    Row("GET /api/v1/me/notices", read('"name":"answers"')),
    Row("PUT /api/v1/me/notices", choose_notices),
    Row("GET /api/v1/me/profile", own_profile),
    Row("PUT /api/v1/me/profile", save_profile),
    Row("PATCH /api/v1/me/preferences", save_preferences),
    Row("GET /api/v1/me/skills", own_skills),
    Row("PUT /api/v1/me/skills", set_skill),
    Row("DELETE /api/v1/me/skills/{}", remove_skill),
    Row("GET /api/v1/people/{}/skills", skills),
    Row("GET /api/v1/today", today),
    Row("GET /api/v1/topics/{}", topic),
    Row("GET /api/v1/me", me),
    Row("GET /api/v1/people", search),
    Row("GET /api/v1/people/{}", colleague),
    Row("GET /api/health", read('"status":"ok"'), KINDS),
    Row("GET /api/health/ready", read('"migrated":true'), KINDS),
    Row("GET /api/openapi.json", read('"LearnHub"'), KINDS),
)
