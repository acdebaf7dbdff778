"""Lists whose lines lead to other content: in files and histories, each has the title of what it leads to.

The database keeps no titles there, because not everybody may read all of them. What a reader may not see is
in no file and in no history of theirs, and what stands for a title in a file is not read.
"""

import re
from collections.abc import Container, Mapping

_LINE = re.compile(
    r"^(\d{1,4}[.)]|[-*+]) +\[([^\]\n]*)\]\(([^()\s]*?/([0-9a-z]{12}))\)(?: +(?:[—–] +)?(.*))?$"
)
_BRACKETS = str.maketrans("[]", "()")


def ids_in(text: str) -> set[str]:
    """The ids of what the lines lead to."""
    return {line[4] for each in text.splitlines() if (line := _LINE.match(each))}


def with_titles(text: str, titles: Mapping[str, str]) -> str:
    """A list as a file has it: a line without a title is left out."""
    found = (_LINE.match(each) for each in text.splitlines())
    return "\n".join(_line(line, titles[line[4]]) for line in found if line and line[4] in titles)


def in_words(text: str, titles: Mapping[str, str]) -> str:
    """A list as one reads it: titles and sentences, without a line that has no title."""
    found = (_LINE.match(each) for each in text.splitlines())
    lines = ((titles[line[4]], line[5]) for line in found if line and line[4] in titles)
    return "\n".join(f"{title} — {sentence}" if sentence else title for title, sentence in lines)


def seen(text: str, titles: Container[str]) -> str:
    """A list as it is kept, without the lines of which a reader has no title."""
    return "\n".join(_kept(line) for line in _lines(text) if line[4] in titles)


def led(text: str, addresses: Mapping[str, str]) -> str:
    """A list whose lines lead elsewhere, by the ids of what they led to."""
    return "\n".join(_kept(line, addresses.get(line[4], "")) for line in _lines(text))


def merged(before: str, after: str, seen: Container[str]) -> str:
    """A list as somebody wrote it who sees only some of what it led to before.

    What they do not see stays behind what it followed; a new line that leads to nothing they see is left out.
    """
    given = [line for line in _lines(after) if line[4] in seen]
    place, behind = "", dict[str, list[str]]()
    for line in _lines(before):
        if line[4] not in seen:
            behind.setdefault(place, []).append(_kept(line))
        elif any(line[4] == one[4] for one in given):
            place = line[4]
    lines = [[_kept(line), *behind.get(line[4], ())] for line in given]
    return "\n".join([*behind.get("", ()), *(text for texts in lines for text in texts)])


def _lines(text: str) -> list[re.Match[str]]:
    return [line for each in text.splitlines() if (line := _LINE.match(each.strip()))]


def _kept(line: re.Match[str], address: str = "") -> str:
    return f"{line[1]} []({address or line[3]}) {line[5] or ''}".rstrip()


def _line(line: re.Match[str], title: str) -> str:
    sentence = f" — {line[5]}" if line[5] else ""
    return f"{line[1]} [{title.translate(_BRACKETS)}]({line[3]}){sentence}"


def without_titles(text: str) -> str:
    """Such a list as it is kept."""
    return "\n".join(map(_kept, _lines(text)))
