"""Rows of collections."""

from collections.abc import Callable

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.collections import service
from learnhub.features.collections.models import CollectionItem, CollectionProposal
from learnhub.features.collections.schemas import EditCollectionInput
from learnhub.features.discussion.models import Content
from learnhub.features.freshness import service as freshness
from tests.web.matrix import Case, Row, at
from tests.web.matrix.world import World, column, content, number_of

WORDS = {"title": "What an operator needs", "language": "en"}
FORM = {**WORDS, "intro": "", "topics": ""}


def open_collection(world: World, _actor: Actor) -> Case:
    author = world.member()
    collection = world.collection(author)
    form = EditCollectionInput(**WORDS, edition=1)

    def edit() -> None:
        db.write_now(service.edit_collection, author, collection, form)

    return Case(f"/collections/{collection}", meanwhile=edit)


def add(world: World, actor: Actor) -> Case:
    collection, item = world.collection(actor), world.checklist()
    form = {"address": f"https://learn.example/checklists/{item}", "sentence": "First."}
    return Case(f"/collections/{collection}", {"form": form}, number_of(CollectionItem))


def arranged(**payload: object) -> Callable[[World, Actor], Case]:
    """A case with two items of one's own collection: what is sent names the second one."""

    def case(world: World, actor: Actor) -> Case:
        first, second = world.checklist(), world.checklist()
        collection = world.collection(actor, first, second)
        names = {"first": first, "second": second}
        sent = {
            name: names.get(str(value), value)
            if not isinstance(value, dict)
            else {key: names.get(text, text) for key, text in value.items()}
            for name, value in payload.items()
        }
        return Case(f"/collections/{collection}", sent, content(collection, "edition"))

    return case


def ask_sentence(world: World, actor: Actor) -> Case:
    item = world.checklist()
    return Case(f"/collections/{world.collection(actor, item)}", {"item_id": item})


def stop_saying(world: World, actor: Actor) -> Case:
    item = world.checklist()
    before = (("CollectionState.ask_sentence", {"item_id": item}),)
    return Case(f"/collections/{world.collection(actor, item)}", before=before)


def put_back(world: World, actor: Actor) -> Case:
    item = world.checklist()
    collection = world.collection(actor, item)
    before = (("CollectionState.take_out", {"item_id": item}),)
    return Case(f"/collections/{collection}", {}, content(collection, "edition"), before)


def clear_gone(world: World, actor: Actor) -> Case:
    author = world.member()
    item = world.checklist(author)
    collection = world.collection(actor, item)
    db.write_now(freshness.retire, author, item)
    return Case(f"/collections/{collection}", {}, content(collection, "edition"))


def check(world: World, _actor: Actor) -> Case:
    item = world.checklist()
    collection = world.collection(None, item)
    effect = column(CollectionItem, (collection, item), "is_in")
    return Case(f"/collections/{collection}", {"item_id": item}, effect)


def accept(world: World, actor: Actor) -> Case:
    collection = world.collection(actor)
    proposal = world.gather(world.member(), collection, world.checklist())
    return Case(f"/collections/{collection}", {"proposal_id": proposal}, number_of(CollectionItem))


def decline(world: World, actor: Actor) -> Case:
    collection = world.collection(actor)
    proposal = world.gather(world.member(), collection, world.checklist())
    return Case(f"/collections/{collection}", {"proposal_id": proposal}, number_of(CollectionProposal))


def remove(world: World, actor: Actor) -> Case:
    collection = world.collection(actor)
    return Case(f"/collections/{collection}", {}, content(collection, "status"))


def gather(world: World, actor: Actor) -> Case:
    collection, item = world.collection(actor), world.checklist()
    form = {"item_id": item, "collection_id": collection, "sentence": ""}
    return Case(f"/checklists/{item}", {"form": form}, number_of(CollectionItem))


def publish(_world: World, _actor: Actor) -> Case:
    return Case("/collections/new", {"form": FORM}, number_of(Content))


def undo_publishing(_world: World, _actor: Actor) -> Case:
    before = (("GatherCollectionState.publish", {"form": FORM}),)
    return Case("/collections/new", {}, number_of(Content, Content.status == "removed"), before)


def edit(world: World, actor: Actor) -> Case:
    return Case(f"/collections/{world.collection(actor)}/edit")


def save(world: World, actor: Actor) -> Case:
    collection = world.collection(actor)
    effect = column(Content, collection, "title")
    return Case(f"/collections/{collection}/edit", {"form": FORM | {"edition": 1}}, effect)


ROWS = (
    Row("CollectionState.load", open_collection),
    Row("CollectionState.add", add),
    Row("CollectionState.move", arranged(item_id="second", up=True)),
    Row("CollectionState.drop", arranged(form={"item_id": "second", "onto": "first"})),
    Row("CollectionState.ask_sentence", ask_sentence),
    Row("CollectionState.say", arranged(form={"item_id": "second", "sentence": "Last."})),
    Row("CollectionState.stop_saying", stop_saying),
    Row("CollectionState.take_out", arranged(item_id="second")),
    Row("CollectionState.put_back", put_back),
    Row("CollectionState.clear_gone", clear_gone),
    Row("CollectionState.check", check),
    Row("CollectionState.accept", accept),
    Row("CollectionState.decline", decline),
    Row("CollectionState.remove", remove),
    Row("AroundState.gather", gather),
    Row("GatherCollectionState.load", at("/collections/new")),
    Row("GatherCollectionState.begin", at("/collections/new")),
    Row("GatherCollectionState.publish", publish),
    Row("GatherCollectionState.undo", undo_publishing),
    Row("EditCollectionState.load", edit),
    Row("EditCollectionState.save", save),
)
