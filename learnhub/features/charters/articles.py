"""The articles of a charter as they are typed: a paragraph for each, numbered by their order.

A number stays with its article, as that of a law does: what people quote and sign as article 3 is article 3
in every later version. New articles go to the end, and one that is not wanted any longer gets other words.
"""

import re

ARTICLES_MAX, ARTICLE_MAX = 30, 800
_BETWEEN = re.compile(r"\n\s*\n")
_NUMBER = re.compile(r"^\s*(?:article\s+)?\d{1,2}\s*[.):–-]\s+", re.IGNORECASE)


def parse(text: str) -> list[str]:
    """The articles of a text, without the numbers that somebody typed before them."""
    paragraphs = (_NUMBER.sub("", part).strip() for part in _BETWEEN.split(text.replace("\r\n", "\n")))
    return [part for part in paragraphs if part]


def amended(articles: list[str], number: int | None, wording: str) -> list[str]:
    """The articles with other words for one of them, or with another one."""
    if number is None:
        return [*articles, wording]
    return [wording if place == number else text for place, text in enumerate(articles, 1)]
