"""Lists whose lines lead to other content: in files and histories, each has the title of what it leads to.

The database keeps no titles there, because not everybody may read all of them. What a reader may not see is
in no file and in no history of theirs, and what stands for a title in a file is not read.
"""

import re
from collections.abc import Mapping

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


def _line(line: re.Match[str], title: str) -> str:
    sentence = f" — {line[5]}" if line[5] else ""
    return f"{line[1]} [{title.translate(_BRACKETS)}]({line[3]}){sentence}"


def without_titles(text: str) -> str:
    """Such a list as it is kept."""
    lines = (_LINE.match(each.strip()) for each in text.splitlines())
    return "\n".join(f"{line[1]} []({line[3]}) {line[5] or ''}".rstrip() for line in lines if line)
