"""Texts of a large company with everything that is stored of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from learnhub.core.analysis import is_stop_word, words_in
from learnhub.core.markdown import RENDERER, Rendered
from learnhub.demo.large.people import Topic
from learnhub.features.search.fields import TITLE

NO_HTML = Rendered()


@dataclass(frozen=True, slots=True)
class Text:
    """A text with everything that is stored of it; stop words are found only where a title has them, too."""

    typed: str = ""
    rendered: Rendered = NO_HTML
    words: frozenset[str] = frozenset()
    stop_words: frozenset[str] = frozenset()


def prepared(typed: str, html: Rendered = NO_HTML) -> Text:
    """A text as it is stored and found."""
    words = frozenset(word.text for word in words_in(typed))
    stop_words = frozenset(word for word in words if is_stop_word(word))
    return Text(typed, html, words - stop_words, stop_words)


NO_TEXT = Text()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a root stands: its space, the audience of that, its language, topics and status."""

    space: str
    audience: str
    language: str
    topics: tuple[Topic, ...] = ()
    status: str = "published"


@dataclass(frozen=True, slots=True)
class Post:
    """A piece of content as it is written; a root has no parent."""

    id: str
    kind: str
    at: datetime
    author: str
    language: str
    title: str = ""
    body: Text = NO_TEXT
    status: str = "published"
    parent: str | None = None
    active: datetime | None = None
    answers: int = 0
    comments: int = 0
    uses: int = 0
    hot: int = 0


@dataclass
class Item:
    """A root with what stands under it, as the search reads them, and who follows it for which reason."""

    root: str
    place: Place
    texts: list[tuple[int, Text]] = field(default_factory=list)
    follows: dict[str, tuple[str, datetime]] = field(default_factory=dict)


def html_row(content_id: str, section: str, text: Text) -> tuple:
    """What is stored of a text."""
    html = text.rendered
    return (content_id, section, 0, RENDERER, html.words, html.excerpt, html.html)


def fields_of(texts: Iterable[tuple[int, Text]]) -> dict[str, int]:
    """The words of texts with their fields, the title first; as `search.fields.words_of` finds them."""
    found: dict[str, int] = {}
    for name, text in texts:
        for word in text.words:
            found[word] = found.get(word, 0) | name
        for word in text.stop_words:
            if name == TITLE or word in found:
                found[word] = found.get(word, 0) | name
    return found
