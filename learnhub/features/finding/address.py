"""A search as its address says it, to be loaded again, sent to somebody and gone back to."""

from urllib.parse import parse_qs, urlencode

from learnhub import rooms
from learnhub.core.i18n import LANGUAGES
from learnhub.core.ids import is_id
from learnhub.features.finding.schemas import Filter
from learnhub.features.search.queries.filters import facts
from learnhub.features.search.schemas import Age, Query, tidy

SEARCH = "/search"
CHOSEN_MAX = 10


def address_of(query: Query) -> str:
    """Where the search is shown; what it does not ask for is left out."""
    asked = {
        "q": query.words,
        "kind": query.kind,
        Filter.TOPIC: query.topics,
        Filter.LANGUAGE: query.languages,
        Filter.SITE: query.sites,
        Filter.AUTHOR: query.authors,
        Filter.AGE: query.age,
        Filter.ONLY: query.only,
        "typed": "1" if query.as_typed else "",
    }
    said = urlencode({name: value for name, value in asked.items() if value}, doseq=True)
    return f"{SEARCH}?{said}" if said else SEARCH


def query_of(address: str) -> Query:
    """What the query of an address asks for. Somebody may have typed it: what makes no sense is left out.

    The ids look like ids, and may still be of nothing.
    """
    asked = parse_qs(address)
    kind, age = (asked.get(name, [""])[-1] for name in ("kind", Filter.AGE))
    return Query(
        words=tidy(asked.get("q", [""])[-1]),
        kind=kind if kind in rooms.kinds() else "",
        topics=_ids(asked.get(Filter.TOPIC, ())),
        languages=tuple(each for each in LANGUAGES if each in asked.get(Filter.LANGUAGE, ())),
        sites=_ids(asked.get(Filter.SITE, ())),
        authors=_ids(asked.get(Filter.AUTHOR, ())),
        age=age if age in list(Age) else "",
        only=tuple(name for name in facts() if name in asked.get(Filter.ONLY, ())),
        as_typed=asked.get("typed", [""])[-1] == "1",
    )


def ask_address(query: Query) -> str:
    """The form of a question that begins with what was looked for."""
    language = query.languages[0] if len(query.languages) == 1 else ""
    asked = {"title": query.words, "topic": query.topics, "language": language}
    said = urlencode({name: value for name, value in asked.items() if value}, doseq=True)
    return f"/questions/ask?{said}" if said else "/questions/ask"


def _ids(values: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(is_id, values)))[:CHOSEN_MAX]
