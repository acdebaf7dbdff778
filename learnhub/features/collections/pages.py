"""The pages of collections: one to read and arrange, and their forms."""

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.collections import queries
from learnhub.features.collections.components import reading, writing
from learnhub.features.collections.room import COLLECTION, COLLECTIONS_READ, COLLECTIONS_WRITE
from learnhub.features.collections.state import (
    CollectionState,
    EditCollectionState,
    GatherCollectionState,
)
from learnhub.features.discussion.components import (
    LIBRARY,
    edit_item_form,
    form_page,
    item_authors,
    item_bar,
    item_foot,
    item_page,
    new_item_form,
    thanks_button,
    undo_publishing,
)
from learnhub.features.notices.components import follow_button
from learnhub.ui.text import _
from learnhub.web.pages import FirstLook, Page


def collection_page() -> rx.Component:
    """A collection, and what was said of it."""
    state, collection = CollectionState, CollectionState.collection
    actions = (follow_button(collection.id), thanks_button(post_id=collection.id))
    return item_page(
        collection,
        reading.collection_head(collection),
        reading.collection_shown(collection),
        item_foot(collection, *actions),
        aside=[item_authors(collection), *reading.collection_aside(collection)],
        dialogs=rx.fragment(
            reading.collection_dialogs(collection, on_remove=state.remove),
            undo_publishing(GatherCollectionState, collection),
        ),
        on_show=state.load,
    )


def collection_bar() -> rx.Component:
    """What can be done with a collection."""
    collection = CollectionState.collection
    return item_bar(collection, "/collections", reading.add_button(collection))


def new_page() -> rx.Component:
    """The form of a new collection."""
    state = GatherCollectionState
    fields = writing.new_fields(state.text, state.errors, state.spaces)
    return new_item_form(
        state,
        COLLECTION,
        fields,
        title=_("Gather a collection"),
        draft="collection-new",
        on_template=state.begin,
        send=_("Publish"),
    )


def edit_page() -> rx.Component:
    """The form of what a collection says of itself."""
    state = EditCollectionState
    fields = writing.edit_fields(state.text, state.errors)
    return edit_item_form(state, COLLECTION, fields, title=_("Edit the collection"), draft="collection")


PAGES = (
    form_page(
        "/collections/new", new_page, N_("Gather a collection"),
        load=GatherCollectionState.load, requires=COLLECTIONS_WRITE,
    ),
    Page(
        "/collections/[collection_ref]", collection_page, CollectionState.collection.title,
        load=CollectionState.load, section="library", requires=COLLECTIONS_READ, crumbs=LIBRARY,
        bar=collection_bar, in_language=True, first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    form_page(
        "/collections/[collection_ref]/edit", edit_page, N_("Edit the collection"),
        load=EditCollectionState.load, requires=COLLECTIONS_WRITE,
    ),
)  # fmt: skip
