"""The screens of collections: their page, their forms, and what stands of them around an item."""

from typing import TYPE_CHECKING

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound
from learnhub.features.collections import entries, queries, service, templates
from learnhub.features.collections.entries import Listed
from learnhub.features.collections.errors import NoAddress
from learnhub.features.collections.room import COLLECTIONS_READ, COLLECTIONS_WRITE
from learnhub.features.collections.schemas import (
    Around,
    ArrangeInput,
    CollectionForm,
    CollectionText,
    CollectionView,
    EditCollectionInput,
    Gathered,
    GatherForm,
    Id,
    ItemForm,
    ListItemInput,
    PlaceForm,
    SentenceForm,
)
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.state import (
    ItemFormMixin,
    asked_space,
    asked_title,
    show_content,
    show_item,
)
from learnhub.features.freshness.state import show_freshness
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go, go_instead
from learnhub.web.vars import StateVar, state_var

UNDO_TAKING = "put-it-back"


class CollectionState(FormMixin, rx.State):
    """The page of a collection (tables: content, content_section, collection_item, collection_proposal).

    `said` is the line whose sentence is being changed. What was taken out last is kept to be put back.
    """

    collection: StateVar[CollectionView] = state_var(CollectionView())
    said: StateVar[str] = state_var("")
    sentence: StateVar[str] = state_var("")
    is_removed: StateVar[bool] = state_var(False)
    _removed: tuple[Listed, int] | None = None

    if TYPE_CHECKING:
        collection_ref: str

    @action(COLLECTIONS_READ)
    async def load(self):
        """Show the collection of the address."""
        self.collection, self.errors = CollectionView(), {}
        self._removed, self.is_removed = None, False
        await self._show(self.collection_ref)
        await show_content(self)
        await show_item(self, self.collection.id)
        await show_following(self, self.collection.id)
        await show_freshness(self, self.collection.id)
        await hub.join(self, topic_of(self.collection.id))

    @action(COLLECTIONS_WRITE)
    async def add(self, form: ItemForm):
        """Add what stands at an address to the end, or propose it."""
        item_id = entries.item_at(form.address)
        if not item_id:
            raise NoAddress
        given = ListItemInput(item_id=item_id, sentence=form.sentence)
        got = await write(service.gather, self.collection.id, given)
        self.saved += 1
        await self._show(self.collection.id)
        await toast(self, said_of(got))

    @action(COLLECTIONS_WRITE)
    async def move(self, item_id: Id, up: bool):
        """Put an item before the one above it, or behind the one below."""
        items = [*self.collection.listed, *self.collection.waiting]
        place = next((at for at, each in enumerate(items) if each.id == item_id), None)
        other = None if place is None else place + (-1 if up else 1)
        if other is not None and 0 <= other < len(items):
            await self._put(item_id, items[other].place)

    @action(COLLECTIONS_WRITE)
    async def drop(self, form: PlaceForm):
        """Put an item where another one is."""
        items = [*self.collection.listed, *self.collection.waiting]
        place = next((each.place for each in items if each.id == form.onto), None)
        if place is not None:
            await self._put(form.item_id, place)

    @action(COLLECTIONS_WRITE)
    async def ask_sentence(self, item_id: Id):
        """Begin to change what is said about an item."""
        items = [*self.collection.listed, *self.collection.waiting]
        self.said, self.errors = item_id, {}
        self.sentence = next((each.sentence for each in items if each.id == item_id), "")

    @action(COLLECTIONS_WRITE)
    async def say(self, form: SentenceForm):
        """Say something else about an item."""
        given = ArrangeInput(sentence=form.sentence)
        await write(service.arrange, self.collection.id, form.item_id, given)
        self.saved, self.said = self.saved + 1, ""
        await self._show(self.collection.id)

    @action(COLLECTIONS_WRITE)
    async def stop_saying(self):
        """Leave the sentence as it is."""
        self.said = ""

    @action(COLLECTIONS_WRITE)
    async def take_out(self, item_id: Id):
        """Take an item out; for some seconds it can be put back."""
        self._removed = await write(service.take_out, self.collection.id, item_id)
        self.is_removed = True
        await self._show(self.collection.id)
        await toast(self, N_("It is out of the collection."), undo=UNDO_TAKING)

    @action(COLLECTIONS_WRITE)
    async def put_back(self):
        """Put what was taken out last back to its place."""
        removed, self._removed, self.is_removed = self._removed, None, False
        if removed:
            await write(service.put_back, self.collection.id, *removed)
            await self._show(self.collection.id)

    @action(COLLECTIONS_WRITE)
    async def clear_gone(self):
        """Take out the lines whose page is not there any more."""
        await write(service.clear_gone, self.collection.id)
        await self._show(self.collection.id)

    @action(COLLECTIONS_WRITE)
    async def check(self, item_id: Id):
        """Say that an item may stand here as it is."""
        await write(service.check_item, self.collection.id, item_id)
        await self._show(self.collection.id)
        await toast(self, N_("Checked. Thank you."))

    @action(COLLECTIONS_WRITE)
    async def accept(self, proposal_id: Id):
        """List what a colleague proposed."""
        await self._decide(service.take_proposal, proposal_id)

    @action(COLLECTIONS_WRITE)
    async def decline(self, proposal_id: Id):
        """Leave a proposal out, or withdraw one's own."""
        await self._decide(service.decline_proposal, proposal_id)

    @action(COLLECTIONS_WRITE)
    async def remove(self):
        """Take one's collection back."""
        await write(service.remove_collection, self.collection.id)
        await toast(self, N_("It is deleted."))
        await go(self, "/library")

    async def _decide(self, decide, proposal_id: str) -> None:
        try:
            await write(decide, self.collection.id, proposal_id)
        except (Conflict, NotFound) as problem:
            await toast(self, problem.message, kind="info")
        await self._show(self.collection.id)

    async def _put(self, item_id: str, place: int) -> None:
        await write(service.arrange, self.collection.id, item_id, ArrangeInput(place=place))
        await self._show(self.collection.id)

    async def _show(self, collection_id: str) -> None:
        self.collection = await read(queries.open_collection, collection_id)


def said_of(got: Gathered) -> str:
    """What became of an item, in a sentence."""
    if got.is_in:
        return N_("It is in the collection.")
    if got.is_listed:
        return N_("It enters the collection when somebody else has checked it.")
    return N_("It is proposed. The authors of the collection decide.")


class AroundState(FormMixin, rx.State):
    """The collections of the item that a page shows (tables: collection_item, content, authorship)."""

    around: StateVar[Around] = state_var(Around())

    @action(COLLECTIONS_WRITE)
    async def gather(self, form: GatherForm):
        """Bring the item to a collection, or propose it."""
        given = ListItemInput(item_id=form.item_id, sentence=form.sentence)
        got = await write(service.gather, form.collection_id, given)
        self.saved += 1
        await self._begin(form.item_id)
        await toast(self, said_of(got))

    async def _begin(self, item_id: str) -> None:
        self.errors = {}
        self.around = await read(queries.find_around, item_id) if item_id else Around()


async def show_collections(page: rx.State, content_id: str) -> None:
    """Begin the page of an item with its collections."""
    await (await page.get_state(AroundState))._begin(content_id)


class GatherCollectionState(ItemFormMixin, rx.State):
    """The form of a new collection (tables: content, authorship, content_topic, space, space_member)."""

    text: StateVar[CollectionText] = state_var(CollectionText())
    spaces: StateVar[list[tuple[str, str]]] = state_var([])

    @action(COLLECTIONS_WRITE)
    async def load(self):
        """An empty form, what was taken back, or one that begins with a sentence (`?title=`)."""
        title = asked_title(self.router.url.query)
        self.spaces = [(each.id, each.name) for each in await read(queries.list_spaces)]
        space = asked_space(self.router.url.query)
        there = space if space in dict(self.spaces) else ""
        self._open(self._take() or CollectionText(title=title, space=there, language=actor().language))

    @action(COLLECTIONS_WRITE, creates=True)
    async def publish(self, form: CollectionForm):
        """Publish it and go to its page, where one adds what it lists."""
        collection_id = await write(once, form.request_key, service.publish_collection, form)
        await self._say_published(collection_id, said=N_("It is there. Now add what belongs to it."))
        await go_instead(self, f"/collections/{collection_id}")

    @action(COLLECTIONS_WRITE)
    async def begin(self):
        """Begin with an introduction to fill in."""
        self._open(templates.collection(actor().language, self.text.title))

    @action(COLLECTIONS_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.collection_text, service.remove_collection):
            await go_instead(self, "/collections/new")


class EditCollectionState(ItemFormMixin, rx.State):
    """The form of a collection that is published (tables: content, content_topic)."""

    text: StateVar[CollectionText] = state_var(CollectionText())

    if TYPE_CHECKING:
        collection_ref: str

    @action(COLLECTIONS_WRITE)
    async def load(self):
        """The collection of the address as it stands."""
        self._open(await read(queries.collection_text, self.collection_ref))

    @action(COLLECTIONS_WRITE)
    async def save(self, form: EditCollectionInput):
        """Save the next edition and go to its page."""
        texts = {"title": form.title, "body": form.intro}
        if await self._save(service.edit_collection, form, texts, N_("It is saved."), merges=True):
            await go(self, f"/collections/{self.text.id}")
