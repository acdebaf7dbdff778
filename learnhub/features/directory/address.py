"""The directory as its address says it, to be loaded again, sent to somebody and gone back to."""

from urllib.parse import parse_qs, urlencode

from learnhub.core.ids import is_id
from learnhub.features.directory.schemas import Asked, Filter, Order
from learnhub.features.search.schemas import tidy

CHOSEN_MAX = 10


def asked_of(address: str) -> Asked:
    """What the query of an address asks for. Somebody may have typed it: what makes no sense is left out.

    The ids look like ids, and may still be of nothing.
    """
    said = parse_qs(address)
    order = said.get("order", [""])[-1]
    return Asked(
        words=tidy(said.get("q", [""])[-1]),
        skills=_ids(said.get(Filter.SKILL, ())),
        teams=_ids(said.get(Filter.TEAM, ())),
        sites=_ids(said.get(Filter.SITE, ())),
        is_free=said.get("free", [""])[-1] == "1",
        order=Order(order) if order in list(Order) else Order.SOONEST,
    )


def ask_address(asked: Asked) -> str:
    """The form of a question about what somebody was looked for."""
    said = {"title": asked.words, "topic": asked.skills}
    query = urlencode({name: value for name, value in said.items() if value}, doseq=True)
    return f"/questions/ask?{query}" if query else "/questions/ask"


def _ids(values: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(is_id, values)))[:CHOSEN_MAX]
