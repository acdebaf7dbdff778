"""Words as they are compared: folded, without case, accents and odd spacing, or looked for in a text."""

import re
import unicodedata

ESCAPE = "\\"


def fold(text: str) -> str:
    """Lower case, no accents, single spaces: "Étanchéité " and "etancheite" are the same."""
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe"))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.casefold().split())


def escaped(text: str) -> str:
    """A text that stands for itself in a LIKE pattern, together with `escape=ESCAPE`."""
    return re.sub(r"([\\%_])", r"\\\1", text)
