"""Rows of the first days."""

from collections.abc import Callable
from typing import Any

from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.onboarding import service
from learnhub.features.onboarding.enums import StartStep
from learnhub.features.onboarding.models import FirstDay
from learnhub.features.onboarding.queries import SKIPPED
from learnhub.features.people.events import PersonJoined
from learnhub.features.people.models import Setting
from tests.web.matrix import ADMINISTRATORS, Case, Row, at
from tests.web.matrix.world import World, column
from tests.web.tab import Tab

START = "/admin/start"


def begun(actor: Actor) -> Actor:
    """Somebody is new."""
    if actor.person_id:
        db.write_now(service.begin, event=PersonJoined(actor.person_id, is_new=True))
    return actor


def new(name: str, payload: dict[str, Any], *before: tuple[str, Any]) -> Callable[[World, Actor], Case]:
    """What is kept of the first day of somebody."""

    def case(_world: World, actor: Actor) -> Case:
        return Case("/", payload, column(FirstDay, begun(actor).person_id, name), before)

    return case


def cards_taken(world: World, actor: Actor) -> Case:
    world.card()
    if begun(actor).person_id:
        db.write_now(service.choose, actor, names=["Pumps"])
    return Case("/", {}, column(FirstDay, actor.person_id, "settled"))


def left(_world: World, actor: Actor) -> Case:
    if begun(actor).person_id:
        db.write_now(service.leave, actor)
    return Case("/", {}, column(FirstDay, actor.person_id, "is_left"))


def start_skipped(world: World, _actor: Actor) -> Case:
    db.write_now(service.skip_start, world.person("administrator"), step=StartStep.SITES)
    return Case(START, {"step": "sites"}, skipped)


def skipped(_tab: Tab) -> object:
    """What is kept of the start."""
    return db.read_now(
        lambda session: session.exec(select(Setting.value).where(Setting.key == SKIPPED)).all()
    )


ROWS = (
    Row("OnboardingState.pick", at("/", name="Pumps")),
    Row("OnboardingState.pick_other", at("/", form={"name": "Pumps"})),
    Row("OnboardingState.choose", new("settled", {}, ("OnboardingState.pick", {"name": "Pumps"}))),
    Row("OnboardingState.leave_cards_out", cards_taken),
    Row("OnboardingState.skip", new("settled", {"step": "people"})),
    Row("OnboardingState.leave", new("is_left", {})),
    Row("OnboardingState.resume", left),
    Row("StartState.enter", at("/admin"), ADMINISTRATORS),
    Row("StartState.load", at(START), ADMINISTRATORS),
    Row("StartState.leave", lambda _world, _actor: Case(START, {}, skipped), ADMINISTRATORS),
    Row("StartState.skip", lambda _world, _actor: Case(START, {"step": "card"}, skipped), ADMINISTRATORS),
    Row("StartState.take_up", start_skipped, ADMINISTRATORS),
)
