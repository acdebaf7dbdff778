"""People and topics that a text names with a sign before them: @Sofia Lindqvist, #Mechanical seals.

Pure functions on texts. Names have spaces, so what follows a sign is compared with names from the longest
piece of a line to the shortest. Whether there is such a name is asked elsewhere; what is none stays as it was
typed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import islice

from learnhub.core import ids
from learnhub.core.markdown import without_code

PERSON, TOPIC = "@", "#"
SIGNS_MAX = 30  # of each kind in one text
WORDS_MAX = 6
NAME_MAX = 120

_SIGN = {sign: re.compile(rf"(?<![\w&/@#.{sign}]){sign}(?=\w)") for sign in (PERSON, TOPIC)}
_WORD = re.compile(r" ?[^\s\[\]<>]+")
_END = re.compile(r"[.,;:!?…)»”\"'’*_~]+$")
_ADDRESS = re.compile(rf"\[@[^\]\n]{{1,{NAME_MAX}}}\]\(/people/([{ids.ALPHABET}]{{{ids.LENGTH}}})\)")
_KEPT = re.compile(
    r"(<pre\b.*?</pre>|<code\b.*?</code>|<a\b.*?</a>|<[^>]*>)", re.DOTALL
)  # where nothing is linked


def candidates(text: str, sign: str) -> list[list[str]]:
    """For each of the first signs in a text what may be a name behind it, the longest first."""
    words = without_code(text)
    places = (found.end() for found in islice(_SIGN[sign].finditer(words), SIGNS_MAX))
    return [list(_pieces(words[place : place + NAME_MAX])) for place in places]


def _pieces(rest: str) -> Iterator[str]:
    line = rest.split("\n", 1)[0]
    ends, place = [], 0
    while len(ends) < WORDS_MAX and (word := _WORD.match(line, place)):
        place = word.end()
        ends.append(place)
    for end in reversed(ends):
        piece = line[:end]
        yield piece
        if (bare := _END.sub("", piece).rstrip()) != piece:
            yield bare


def addressed(text: str) -> set[str]:
    """The ids of people whom a text mentions by a link to them: `[@Sofia Lindqvist](/people/…)`."""
    return set(_ADDRESS.findall(without_code(text)))


def linked(html: str, links: Mapping[str, str]) -> str:
    """Clean HTML in which names with their signs lead to addresses; not within links and code."""
    if not links:
        return html
    known = {escape(name, quote=False): address for name, address in links.items()}
    pattern = _any_of(known)
    pieces = _KEPT.split(html)
    return "".join(
        piece
        if piece.startswith("<")
        else pattern.sub(lambda name: f'<a href="{known[name[0]]}" class="mention">{name[0]}</a>', piece)
        for piece in pieces
    )


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w&/@#.])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
