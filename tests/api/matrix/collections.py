"""Rows of collections."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.collections.models import CollectionItem, CollectionProposal
from learnhub.features.discussion.models import Content
from learnhub.features.freshness import service as freshness
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, content, number_of

FORM = {"title": "What an operator needs", "language": "en"}


def listed(world: World, _actor: Actor) -> Call:
    world.collection()
    return Call(shows="What a new colleague needs")


def get(world: World, _actor: Actor) -> Call:
    return Call((world.collection(None, world.checklist()),), shows="Read it first.")


def publish(_world: World, _actor: Actor) -> Call:
    return Call((), FORM, number_of(Content))


def edit(world: World, actor: Actor) -> Call:
    collection = world.collection(actor)
    return Call((collection,), FORM | {"edition": 1}, column(Content, collection, "title"))


def remove(world: World, actor: Actor) -> Call:
    collection = world.collection(actor)
    return Call((collection,), None, content(collection, "status"))


def gather(world: World, _actor: Actor) -> Call:
    form = {"item_id": world.checklist(), "sentence": "First."}
    return Call((world.collection(),), form, _listed_or_proposed)


def _listed_or_proposed(tab: None) -> object:
    return number_of(CollectionItem)(tab), number_of(CollectionProposal)(tab)


def arrange(world: World, actor: Actor) -> Call:
    item = world.checklist()
    collection = world.collection(actor, item)
    return Call((collection, item), {"sentence": "Last."}, content(collection, "edition"))


def take_out(world: World, actor: Actor) -> Call:
    item = world.checklist()
    collection = world.collection(actor, item)
    return Call((collection, item), None, content(collection, "edition"))


def check(world: World, _actor: Actor) -> Call:
    item = world.checklist()
    collection = world.collection(None, item)
    return Call((collection, item), None, column(CollectionItem, (collection, item), "is_in"))


def accept(world: World, actor: Actor) -> Call:
    collection = world.collection(actor)
    proposal = world.gather(world.member(), collection, world.checklist())
    return Call((collection, proposal), None, number_of(CollectionItem))


def decline(world: World, actor: Actor) -> Call:
    collection = world.collection(actor)
    proposal = world.gather(world.member(), collection, world.checklist())
    return Call((collection, proposal), None, number_of(CollectionProposal))


ONE, ITEM = "/api/v1/collections/{}", "/api/v1/collections/{}/items/{}"
PROPOSAL = "/api/v1/collections/{}/proposals/{}"


def clear_gone(world: World, actor: Actor) -> Call:
    author = world.member()
    item = world.checklist(author)
    collection = world.collection(actor, item)
    db.write_now(freshness.retire, author, item)
    return Call((collection,), None, content(collection, "edition"))


ROWS = (
    Row(f"POST {ONE}/clear", clear_gone, others=()),
    Row("GET /api/v1/collections", listed),
    Row("POST /api/v1/collections", publish),
    Row(f"GET {ONE}", get),
    Row(f"PUT {ONE}", edit, others=()),
    Row(f"DELETE {ONE}", remove, others=()),
    Row(f"POST {ONE}/items", gather),
    Row(f"PATCH {ITEM}", arrange, others=()),
    Row(f"DELETE {ITEM}", take_out, others=()),
    Row(f"POST {ITEM}/check", check),
    Row(f"POST {PROPOSAL}/accept", accept, others=()),
    Row(f"DELETE {PROPOSAL}", decline, others=()),
)
