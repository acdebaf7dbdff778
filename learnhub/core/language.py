"""Folding: the form of a word under which it is compared, without case, accents and odd spacing."""

import unicodedata


def fold(text: str) -> str:
    """Lower case, no accents, single spaces: "Étanchéité " and "etancheite" are the same."""
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe"))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.casefold().split())
