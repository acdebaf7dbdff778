"""Rows of thanks from a person to a person."""

from learnhub.access.actor import Actor
from learnhub.features.recognition.models import Recognition
from tests.api.matrix.recognition import colleague_with_a_story, thanked
from tests.features.recognition.support import WORDS
from tests.web.matrix import MODERATORS, Case, Row, shared
from tests.web.matrix.world import World, column, number_of

PAGE = 20


def opened(world: World) -> tuple[str, str, tuple[str, dict]]:
    """The page of a colleague, what they told, and what opens the dialog there."""
    colleague, story = colleague_with_a_story(world)
    person_id = str(colleague.person_id)
    return f"/people/{person_id}", story, ("ThankState.open", {"person_id": person_id})


def open_dialog(world: World, _actor: Actor) -> Case:
    path, _story, (_name, arguments) = opened(world)
    return Case(path, arguments)


def choose(world: World, _actor: Actor) -> Case:
    path, story, before = opened(world)
    return Case(path, {"thing": f"content:{story}"}, before=(before,))


def change(world: World, _actor: Actor) -> Case:
    colleague, story = colleague_with_a_story(world)
    return Case(f"/people/{colleague.person_id}?thank={story}")


def show(world: World, _actor: Actor) -> Case:
    path, _story, before = opened(world)
    return Case(path, {"form": {"words": WORDS}}, before=(before,))


def close(world: World, _actor: Actor) -> Case:
    path, _story, before = opened(world)
    return Case(path, {}, before=(before,))


def give(world: World, _actor: Actor) -> Case:
    path, story, before = opened(world)
    form = {"thing": f"content:{story}", "words": WORDS, "audience": "everybody"}
    return Case(path, {"form": form}, number_of(Recognition), (before,))


def undo(world: World, _actor: Actor) -> Case:
    path, story, before = opened(world)
    form = {"thing": f"content:{story}", "words": WORDS, "audience": "everybody"}
    given = ("ThankState.thank", {"form": form})
    return Case(path, {}, number_of(Recognition), (before, given))


def page_of(receiver: Actor) -> str:
    return f"/people/{receiver.person_id}/thanks"


def open_page(world: World, _actor: Actor) -> Case:
    _given, receiver = thanked(world)
    return Case(page_of(receiver), meanwhile=lambda: thanked(world, receiver=receiver))


@shared
def more(world: World, _actor: Actor) -> Case:
    receiver = world.member()
    for _each in range(PAGE + 1):
        thanked(world, receiver=receiver)
    return Case(page_of(receiver))


def take_back(world: World, actor: Actor) -> Case:
    given, receiver = thanked(world, giver=actor)
    return Case(page_of(receiver), {"recognition_id": given}, number_of(Recognition))


def hide(world: World, actor: Actor) -> Case:
    given, receiver = thanked(world, receiver=actor)
    arguments = {"recognition_id": given, "on": True}
    return Case(page_of(receiver), arguments, column(Recognition, given, "is_hidden"))


def remove(world: World, _actor: Actor) -> Case:
    given, receiver = thanked(world)
    return Case(page_of(receiver), {"recognition_id": given}, number_of(Recognition))


ROWS = (
    Row("ThankState.open", open_dialog),
    Row("ThankState.choose", choose),
    Row("ThankState.change", change),
    Row("ThankState.show", show),
    Row("ThankState.close", close),
    Row("ThankState.discard", close),
    Row("ThankState.thank", give),
    Row("ThankState.undo", undo),
    Row("ThanksReceivedState.load", open_page),
    Row("ThanksReceivedState.show_more", more),
    Row("ThanksReceivedState.take_back", take_back),
    Row("ThanksReceivedState.hide", hide),
    Row("ThanksReceivedState.remove", remove, MODERATORS),
)
