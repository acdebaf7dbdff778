"""The list of questions as its address says it, to be loaded again, sent to somebody and gone back to."""

from urllib.parse import parse_qs, urlencode

from learnhub.core.i18n import LANGUAGES
from learnhub.core.ids import is_id
from learnhub.features.questions.asked import QuestionSearch
from learnhub.features.questions.enums import Order, Progress
from learnhub.features.search.browsing import tidy

QUESTIONS = "/questions"


def address_of(search: QuestionSearch) -> str:
    """Where this list is shown; what it does not ask for is left out."""
    order = "" if search.order == Order.NEWEST else f"order={search.order}"
    query = "&".join(filter(None, (order, query_of(search))))
    return f"{QUESTIONS}?{query}" if query else QUESTIONS


def query_of(search: QuestionSearch) -> str:
    """The part of the address that every order keeps."""
    asked = {
        "topic": search.topic_id,
        "site": search.site_id,
        "status": search.progress,
        "language": search.language,
        "in": search.space_id,
        "q": search.words,
    }
    return urlencode({name: value for name, value in asked.items() if value})


def search_of(query: str) -> QuestionSearch:
    """What the query of an address asks for. Somebody may have typed it: what makes no sense is left out.

    A topic is not looked at: where there is none, its page says so.
    """
    asked = {name: values[-1] for name, values in parse_qs(query).items()}
    order, site = asked.get("order", ""), asked.get("site", "")
    progress, language = asked.get("status", ""), asked.get("language", "")
    space = asked.get("in", "")
    return QuestionSearch(
        order=Order(order) if order in list(Order) else Order.NEWEST,
        words=tidy(asked.get("q", "")),
        topic_id=asked.get("topic", ""),
        site_id=site if is_id(site) else "",
        progress=progress if progress in list(Progress) else "",
        language=language if language in LANGUAGES else "",
        space_id=space if is_id(space) else "",
    )
