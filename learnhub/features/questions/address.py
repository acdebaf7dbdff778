"""The list of questions as its address says it."""

from urllib.parse import urlencode

from learnhub.features.questions.enums import Order

QUESTIONS = "/questions"


def address_of(order: str, topic_id: str, words: str) -> str:
    """Where this list is shown; what it does not ask for is left out."""
    asked = "" if order == Order.NEWEST else f"order={order}"
    query = "&".join(filter(None, (asked, query_of(topic_id, words))))
    return f"{QUESTIONS}?{query}" if query else QUESTIONS


def query_of(topic_id: str, words: str) -> str:
    """The part of the address that every order keeps."""
    asked = {"topic": topic_id, "q": words}
    return urlencode({name: value for name, value in asked.items() if value})
