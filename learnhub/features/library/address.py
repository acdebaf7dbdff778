"""A search as the address of the library says it, to be loaded again, sent to somebody and gone back to."""

from urllib.parse import parse_qs, urlencode

from learnhub import rooms
from learnhub.core.i18n import LANGUAGES
from learnhub.core.ids import is_id
from learnhub.features.search.browsing import TOPICS_MAX, Order, Search, tidy
from learnhub.features.search.queries.filters import facts

LIBRARY = "/library"


def address_of(search: Search) -> str:
    """Where the library shows this search; what it does not ask for is left out."""
    order = "" if search.order == Order.NEWEST else search.order
    asked = {"q": search.words, "topic": search.topics, "language": search.languages, "order": order}
    asked |= {"kind": search.kinds, "only": search.only, "in": search.space_id}
    query = urlencode({name: value for name, value in asked.items() if value}, doseq=True)
    return f"{LIBRARY}?{query}" if query else LIBRARY


def is_listed(kind: str) -> bool:
    """Whether the library lists a kind of content."""
    known = rooms.kinds().get(kind)
    return known is not None and known.in_library


def search_of(query: str) -> Search:
    """What the query of an address asks for. Somebody may have typed it: what makes no sense is left out.

    The topics look like topics, and may still be none.
    """
    asked = parse_qs(query)
    order, space = asked.get("order", [""])[-1], asked.get("in", [""])[-1]
    return Search(
        words=tidy(asked.get("q", [""])[-1]),
        topics=tuple(dict.fromkeys(filter(is_id, asked.get("topic", ()))))[:TOPICS_MAX],
        languages=tuple(dict.fromkeys(each for each in asked.get("language", ()) if each in LANGUAGES)),
        kinds=tuple(dict.fromkeys(kind for kind in asked.get("kind", ()) if is_listed(kind))),
        only=tuple(dict.fromkeys(name for name in asked.get("only", ()) if name in facts())),
        order=Order(order) if order in list(Order) else Order.NEWEST,
        space_id=space if is_id(space) else "",
    )
