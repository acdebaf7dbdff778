"""Rows of the search: its page, the palette, the directory of colleagues."""

from learnhub.access.actor import Actor
from tests.web.matrix import Case, Row, at, shared
from tests.web.matrix.world import World


@shared
def more_found(world: World, _actor: Actor) -> Case:
    author = world.member()
    for _number in range(21):
        world.card(author)
    return Case("/search?q=grease")


@shared
def more_colleagues(world: World, _actor: Actor) -> Case:
    for number in range(21):
        world.member(f"Vera {number}")
    return Case("/people?q=vera")


ROWS = (
    Row("PaletteState.look_up", at("/questions", key="1", words="write", opened="", sort="")),
    Row("DirectoryState.load", at("/people?q=colleague")),
    Row("DirectoryState.search", at("/people", words="colleague")),
    Row("DirectoryState.choose", at("/people?q=colleague", name="site", value="0123456789ab")),
    Row("DirectoryState.choose_free", at("/people?q=colleague")),
    Row("DirectoryState.sort", at("/people?q=colleague", order="name")),
    Row("DirectoryState.clear", at("/people?q=nobody")),
    Row("DirectoryState.clear_filters", at("/people?q=colleague&site=0123456789ab")),
    Row("DirectoryState.show_more", more_colleagues),
    Row("SearchState.load", at("/search?q=grease")),
    Row("SearchState.search", at("/search", words="grease")),
    Row("SearchState.choose", at("/search?q=grease", name="language", value="fr")),
    Row("SearchState.clear", at("/search?q=grease")),
    Row("SearchState.clear_filters", at("/search?q=grease&language=fr")),
    Row("SearchState.show_more", more_found),
)
