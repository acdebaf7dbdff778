"""Words as they are compared: folded, without case, accents and odd spacing."""

import re
import unicodedata

from learnhub.core.text import seen

ESCAPE = "\\"
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})  # Unicode takes none apart


def fold(text: str) -> str:
    """Lower case, no accents, single spaces: "Étanchéité " and "etancheite" are the same.

    It may be longer than the text: one Arabic sign stands for eighteen letters. Of a text that is nothing but
    accents they stay.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", seen(text))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.casefold().translate(_LETTERS).split()) or text.strip()


def escaped(text: str) -> str:
    """A text that stands for itself in a LIKE pattern, together with `escape=ESCAPE`."""
    return re.sub(r"([\\%_])", r"\\\1", text)
