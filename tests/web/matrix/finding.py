"""Rows of the page of the search."""

from learnhub.access.actor import Actor
from tests.web.matrix import Case, Row, at
from tests.web.matrix.world import World


def more_found(world: World, _actor: Actor) -> Case:
    author = world.member()
    for _number in range(21):
        world.card(author)
    return Case("/search?q=grease")


ROWS = (
    Row("SearchState.load", at("/search?q=grease")),
    Row("SearchState.search", at("/search", words="grease")),
    Row("SearchState.choose", at("/search?q=grease", name="language", value="fr")),
    Row("SearchState.clear", at("/search?q=grease")),
    Row("SearchState.clear_filters", at("/search?q=grease&language=fr")),
    Row("SearchState.show_more", more_found),
)
