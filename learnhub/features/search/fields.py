"""The fields of an item, the words that stand in them, and how an entry keeps these."""

import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from html import unescape

from learnhub.core.analysis import is_stop_word, words_in

TITLE, TOPIC, BODY, UNDER = 1, 2, 4, 8
SUBJECT = TITLE | TOPIC
TEXT_MAX = (
    200_000  # letters of an item that are indexed, so that one of any length is written in bounded time
)

_POSTING = struct.Struct(">qB")


@lru_cache(50_000)
def id_of(word: str) -> int:
    """The id of a word, which no database had to count."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest()) >> 1


def words_of(texts: Iterable[tuple[int, str]]) -> dict[str, int]:
    """The words of texts with the fields that they stand in; stop words count in titles only."""
    found: dict[str, int] = {}
    left = TEXT_MAX
    for field, text in texts:
        for word in words_in(unescape(text[:left])):
            if field == TITLE or word.text in found or not is_stop_word(word.text):
                found[word.text] = found.get(word.text, 0) | field
        left = max(0, left - len(text))
    return found


def packed(postings: Mapping[int, int]) -> bytes:
    """The ids of words and their fields as an entry keeps them."""
    return b"".join(_POSTING.pack(*each) for each in sorted(postings.items()))


def unpacked(words: bytes) -> Iterator[tuple[int, int]]:
    """Ids and fields again."""
    return _POSTING.iter_unpack(words)
