"""The passage of an item that matches, and what matches in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from sqlalchemy import String, cast, literal, select, union_all
from sqlmodel import Session

from learnhub import rooms
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.analysis import Phrase, Word, phrase_of, words_in
from learnhub.core.analysis.words import opened
from learnhub.core.statements import AnySelect
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.queries import mark
from learnhub.features.search.items import IS_UNDER
from learnhub.features.search.queries.meaning import Term
from learnhub.features.search.schemas import Piece

LENGTH = 200
READ = 8_000  # letters of one text
DEPTH = 3
MARKED = 0.9  # what solved a question is shown before another answer that has as much

_TAG, _BLOCK_END = re.compile(r"<[^>]*>"), re.compile(r"</(?:p|li|h[1-6]|pre|blockquote|t[hd])>|<(?:br|hr)>")
_JOIN = re.compile(r"\w[^\w\s]\w")
_SENTENCE = re.compile(r"(?<=[.!?…;])\s+|\n+")


@cache
def _texts() -> AnySelect:
    """The texts of items and of what stands under them, level by level, those with most votes first.

    Made when it is needed: the rooms say what can become of content, and some of them read from here.
    """
    own = select(
        *(ContentHtml.content_id.label("item_id"), literal(0).label("level"), literal(0).label("votes")),
        *(literal("").label("mark"), ContentHtml.content_id, ContentHtml.section, ContentHtml.position),
        ContentHtml.html,
    ).where(among(ContentHtml.content_id, "ids"), ContentHtml.section.not_in(_lists()))
    # What is wanted of content is carried along: joined later, PostgreSQL may read all content for it.
    wanted = (Content.vote_count.label("votes"), cast(mark(), String).label("mark"))
    first = select(Content.id, Content.parent_id.label("item_id"), literal(1).label("level"), *wanted)
    above = first.where(among(Content.parent_id, "ids"), IS_UNDER).cte("under", recursive=True)
    deeper = select(Content.id, above.c.item_id, above.c.level + 1, *wanted)
    deeper = deeper.join(above, above.c.id == Content.parent_id).where(IS_UNDER, above.c.level < DEPTH)
    under = above.union_all(deeper)
    below = select(
        *(under.c.item_id, under.c.level, under.c.votes, under.c.mark, under.c.id),
        *(ContentHtml.section, ContentHtml.position, ContentHtml.html),
    ).join(ContentHtml, ContentHtml.content_id == under.c.id)
    texts = union_all(own, below).subquery()
    order = (texts.c.level, texts.c.votes.desc(), texts.c.content_id, texts.c.section, texts.c.position)
    return select(texts.c.item_id, texts.c.level, texts.c.mark, texts.c.html).order_by(*order)


def _lists() -> tuple[str, ...]:
    """The names of sections that are lists, whose lines not everybody may read who may read the rest."""
    return tuple(sorted({name for kind in rooms.kinds().values() for name in kind.lists}))


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an item; `mark` is what became of the answer that it is from."""

    html: str
    is_under: bool = False
    mark: str = ""

    def plain(self) -> str:
        """Its words, a line for each block."""
        return unescape(_TAG.sub("", _BLOCK_END.sub("\n", self.html[:READ]))).strip()


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text, whole and in pieces."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    is_under: bool = False
    mark: str = ""


class Matching:
    """What of a text matches the terms of a query."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._number = len(terms)
        self._terms_of: dict[str, set[int]] = {}
        for n, term in enumerate(terms):
            for word in term.words:
                self._terms_of.setdefault(word, set()).add(n)
        # The longest first, so that a word is found where another begins like it.
        whole = [re.escape(word) for word in sorted(self._terms_of, key=len, reverse=True) if word.isalpha()]
        rest = [r"\d"] if any(not word.isalpha() for word in self._terms_of) else []
        self._may_match = re.compile("|".join((*whole, *rest)) or r"(?!)")

    def pieces(self, text: str) -> list[Piece]:
        """A text in pieces that match or do not."""
        pieces, end = [], 0
        for start, stop in self._spans(text):
            pieces += [Piece(text[end:start]), Piece(text[start:stop], is_match=True)]
            end = stop
        pieces.append(Piece(text[end:]))
        return [piece for piece in pieces if piece.text]

    def passage(self, texts: Sequence[Text]) -> Passage:
        """The part of these texts that has the most terms, else the beginning of the first."""
        best, value = None, 0.0
        for text in texts:
            extra = MARKED if text.mark else 0
            for sentence, rest in _sentences(text.plain()) if value < self._number + extra else ():
                if self._most_terms(sentence) + extra <= value:
                    continue
                terms = self._terms(sentence)
                worth = len(terms) + extra if terms else 0
                if worth > value:
                    best, value = (text, sentence, rest), worth
                    if len(terms) == self._number:
                        break
        if best is None:
            text = texts[0] if texts else Text("")
            beginning = _shortened(" ".join(text.plain().split()))
            return Passage(beginning, self.pieces(beginning), text.is_under, text.mark)
        text, sentence, rest = best
        shown = self._around(sentence) if len(sentence) > LENGTH else _with_more(sentence, rest)
        return Passage(shown, self.pieces(shown), text.is_under, text.mark)

    def _around(self, sentence: str) -> str:
        """A part of a long sentence that begins shortly before its first match."""
        start = next((start for start, _stop in self._spans(sentence)), 0)
        if start > LENGTH // 2:
            begin = sentence.rfind(" ", 0, start - LENGTH // 4) + 1
            return "…" + _shortened(sentence[begin:])
        return _shortened(sentence)

    def _most_terms(self, text: str) -> int:
        """How many terms a text has at most, which is told much faster than how many it has."""
        found = self._may_match.findall(opened(text))
        if any(word not in self._terms_of for word in found) or (found and _JOIN.search(text)):
            return self._number
        return len({n for word in found for n in self._terms_of[word]})

    def _terms(self, text: str) -> set[int]:
        return {n for word in self._words(text) for n in self._terms_of[word.text]}

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        start = end = 0
        for word in sorted(self._words(text), key=lambda word: (word.start, -word.end)):
            if word.start >= end:
                if end > start:
                    yield start, end
                start = word.start
            end = max(end, word.end)
        if end > start:
            yield start, end

    def _words(self, text: str) -> Iterable[Word]:
        if not self._may_match.search(opened(text)):
            return []
        return [word for word in words_in(text) if word.text in self._terms_of]


def texts_of(session: Session, ids: Sequence[str]) -> dict[str, list[Text]]:
    """The texts of items with what stands under them; one statement."""
    found: dict[str, list[Text]] = {each: [] for each in ids}
    for row in db.rows(session, _texts(), ids=list(ids)):
        found[row.item_id].append(Text(row.html, is_under=row.level > 0, mark=row.mark))
    return found


def has_phrases(title: str, texts: Iterable[Text], phrases: Iterable[Phrase]) -> bool:
    """Whether each phrase stands in one of the texts, word by word, whatever its accents."""
    read = [" ".join(("", *phrase_of(text), "")) for text in (title, *(text.plain() for text in texts))]
    return all(any(" ".join(("", *phrase, "")) in text for text in read) for phrase in phrases)


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence with what follows it."""
    start = 0
    for gap in _SENTENCE.finditer(text):
        if sentence := text[start : gap.start()].strip():
            yield sentence, text[gap.end() :]
        start = gap.end()
    if text[start:].strip():
        yield text[start:].strip(), ""


def _with_more(sentence: str, rest: str) -> str:
    """A sentence and what follows, as far as there is room."""
    return _shortened(" ".join(f"{sentence} {rest[:LENGTH]}".split()))


def _shortened(text: str) -> str:
    return text if len(text) <= LENGTH else text[:LENGTH].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
