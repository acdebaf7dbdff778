"""Rows of what a month taught."""

from learnhub.access.actor import Actor
from learnhub.features.learned.models import LearnedOrder
from learnhub.features.learned.months import parse
from tests.features.learned.support import praise, this_month
from tests.web.matrix import LEADERS, Case, Row
from tests.web.matrix.world import World, column


def two(world: World) -> list[str]:
    """Two cards that served many, in order."""

    def make() -> list[str]:
        people = [world.member() for _each in range(6)]
        fronts = (("Which one first?", 6), ("Which one second?", 5))
        return [praise(world.card(front=front), *people[:number]) for front, number in fronts]

    return world.once("learned", make)


def case(payload: dict[str, object], *before: tuple[str, object]) -> Case:
    """A call that changes the order of this month."""
    return Case(
        f"/learned/{this_month()}", payload, column(LearnedOrder, parse(this_month()), "edition"), before
    )


def load(world: World, _actor: Actor) -> Case:
    return Case(f"/learned/{this_month()}", meanwhile=lambda: two(world))


def turn(world: World, _actor: Actor) -> Case:
    two(world)
    return Case(f"/learned/{this_month()}/slides", {"on": True})


def move(world: World, _actor: Actor) -> Case:
    return case({"item": two(world)[0], "up": False})


def drop(world: World, _actor: Actor) -> Case:
    first, second = two(world)
    return case({"form": {"item_id": first, "onto": second}})


def take(world: World, _actor: Actor) -> Case:
    return case({"item": two(world)[0]})


def undo(world: World, _actor: Actor) -> Case:
    return case({}, ("LearnedState.move", {"item": two(world)[0], "up": False}))


def formula(world: World, _actor: Actor) -> Case:
    two(world)
    return case({})


ROWS = (
    Row("LearnedState.load", load),
    Row("LearnedState.turn", turn),
    Row("LearnedState.move", move, LEADERS),
    Row("LearnedState.drop", drop, LEADERS),
    Row("LearnedState.take", take, LEADERS),
    Row("LearnedState.undo", undo, LEADERS),
    Row("LearnedState.take_formula", formula, LEADERS),
)
