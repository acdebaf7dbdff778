"""Rows of cards, their review and the library."""

from dataclasses import replace

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards import service
from learnhub.features.cards.models import CardProgress
from learnhub.features.discussion.models import Content
from tests.web.matrix import Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of
from tests.web.tab import Tab


def own(world: World, actor: Actor) -> tuple[str, str]:
    """A card of the actor's, and its page."""
    card = world.card(actor)
    return card, f"/library/{card}"


def due(world: World, actor: Actor, *before: tuple[str, dict]) -> Case:
    """A review with one due card."""
    world.card(actor)
    return Case("/review", before=before)


def rate(world: World, actor: Actor) -> Case:
    card = world.card(actor)
    effect = column(CardProgress, (actor.person_id, card), "reviewed_at")
    return Case("/review", _good, effect, (("ReviewState.show", _top),))


def show(world: World, actor: Actor) -> Case:
    """The card on top, which turns."""
    return replace(due(world, actor), payload=_top)


def _top(tab: Tab) -> dict[str, object]:
    desk = tab.shown("review_state", "desk") or {"card": {"key": "0123456789ab"}}
    return {"key": desk["card"]["key"]}


def _good(tab: Tab) -> dict[str, object]:
    return _top(tab) | {"rating": 3}


def undo(world: World, actor: Actor) -> Case:
    case = rate(world, actor)
    return Case(case.path, {}, case.effect, (*case.before, ("ReviewState.rate", _good)))


def leave_out_of_review(world: World, actor: Actor) -> Case:
    card = world.card(actor)
    return Case("/review", {}, column(CardProgress, (actor.person_id, card), "is_suspended"))


def open_card(world: World, actor: Actor) -> Case:
    card, path = own(world, actor)
    return Case(path, meanwhile=lambda: db.write_now(service.leave_out, actor, card))


def add(world: World, actor: Actor) -> Case:
    card, path = own(world, world.member())
    return Case(path, {}, column(CardProgress, (actor.person_id, card), "card_id"))


def add_from_list(world: World, actor: Actor) -> Case:
    card, _path = own(world, world.member())
    effect = column(CardProgress, (actor.person_id, card), "card_id")
    return Case("/library", {"content_id": card}, effect)


def leave_out(world: World, actor: Actor) -> Case:
    card, path = own(world, actor)
    return Case(path, {}, column(CardProgress, (actor.person_id, card), "is_suspended"))


def leave_out_from_list(world: World, actor: Actor) -> Case:
    card, _path = own(world, actor)
    effect = column(CardProgress, (actor.person_id, card), "is_suspended")
    return Case("/library", {"content_id": card}, effect)


def remove(world: World, actor: Actor) -> Case:
    card, path = own(world, actor)
    return Case(path, {}, content(card, "status"))


FORM = {"front": "How much oil?", "back": "Half.", "why": "", "topics": "", "language": "en"}


def write(_world: World, _actor: Actor) -> Case:
    return Case("/library/new", {"form": FORM}, number_of(Content))


def undo_publishing(_world: World, _actor: Actor) -> Case:
    removed = number_of(Content, Content.status == "removed")
    return Case("/library/new", {}, removed, (("WriteCardState.save", {"form": FORM}),))


def edit(world: World, actor: Actor, **payload: object) -> Case:
    _card, path = own(world, actor)
    return Case(f"{path}/edit", payload)


def save(world: World, actor: Actor) -> Case:
    card, path = own(world, actor)
    form = {"front": "How much?", "back": "Half.", "why": "", "topics": "", "language": "en", "edition": 1}
    return Case(f"{path}/edit", {"form": form}, column(Content, card, "body"))


def preview(**payload: object):
    """The form of one's card, in which something is typed."""
    return lambda world, actor: edit(world, actor, **payload)


@shared
def more_cards(world: World, _actor: Actor) -> Case:
    author = world.member()
    for _number in range(21):
        world.card(author)
    return Case("/library")


def in_community(world: World, actor: Actor) -> Case:
    return Case("/library", {"space_id": world.community(actor)})


ROWS = (
    Row("ReviewState.load", due),
    Row("ReviewState.show", show),
    Row("ReviewState.rate", rate),
    Row("ReviewState.undo", undo),
    Row("ReviewState.leave_out", leave_out_of_review),
    Row("ReviewState.go_on", due),
    Row("CardState.load", open_card),
    Row("CardState.add", add),
    Row("CardState.leave_out", leave_out),
    Row("CardState.remove", remove),
    Row("WriteCardState.load", at("/library/new")),
    Row("WriteCardState.preview_front", at("/library/new", text="How")),
    Row("WriteCardState.preview_back", at("/library/new", text="Half")),
    Row("WriteCardState.preview_why", at("/library/new", text="Because")),
    Row("WriteCardState.save", write),
    Row("WriteCardState.undo", undo_publishing),
    Row("EditCardState.load", edit),
    Row("EditCardState.preview_front", preview(text="How")),
    Row("EditCardState.preview_back", preview(text="Half")),
    Row("EditCardState.preview_why", preview(text="Because")),
    Row("EditCardState.save", save),
    Row("LibraryState.load", at("/library")),
    Row("LibraryState.search", at("/library", words="grease")),
    Row("LibraryState.sort", at("/library", order="most_used")),
    Row("LibraryState.choose_topic", at("/library", topic_id="0123456789ab")),
    Row("LibraryState.choose_language", at("/library", language="fr")),
    Row("LibraryState.choose_kind", at("/library", kind="card")),
    Row("LibraryState.choose_fact", at("/library", name="checked")),
    Row("LibraryState.choose_community", in_community),
    Row("LibraryState.clear", at("/library")),
    Row("LibraryState.show_more", more_cards),
    Row("LibraryState.add", add_from_list),
    Row("LibraryState.leave_out", leave_out_from_list),
)
