"""E-mail addresses: one form for one person, and which of them look like another."""

import re
import unicodedata
from collections.abc import Iterable

import idna

from learnhub.core.language import fold
from learnhub.core.text import cleaned, seen

EMAIL_MAX = 254
DOMAIN_MAX = 253
ENCODED = "xn--"  # so begins a label in Punycode
ALPHABETS = {"LATIN", "GREEK", "CYRILLIC", "ARMENIAN"}  # letters of one look like letters of another

_SIGN = r"[^\s@<>()\[\],;:\"\\]"
_LABEL = r"[^\s@<>()\[\],;:\"\\.\x80-\U0010ffff]{1,63}"
_EMAIL = re.compile(rf"{_SIGN}+@{_LABEL}(\.{_LABEL})+")
_LOOK_LIKE = {  # small letters and digits that are drawn alike, from the confusables of Unicode's TR 39
    "a": "аαɑ",
    "c": "с",
    "d": "ԁ",
    "e": "еҽ",
    "g": "ɡց",
    "h": "һհ",
    "i": "іıι",
    "j": "ј",
    "k": "кκ",
    "l": "1ӏ",
    "m": "м",
    "n": "ո",
    "o": "0оοσօ",
    "p": "рρ",
    "q": "ԛզ",
    "s": "ѕ",
    "u": "υս",
    "v": "ѵν",
    "w": "ԝ",
    "x": "хχ",
    "y": "уγ",
}
_LETTERS = str.maketrans({sign: letter for letter, signs in _LOOK_LIKE.items() for sign in signs})


def fold_email(text: str) -> str:
    """The form of an e-mail address under which an account is found.

    Its domain is as browsers send it from a field for addresses: letters beyond ASCII in Punycode.
    """
    name, at, domain = _small(cleaned(text)).rpartition("@")
    return f"{_small(seen(name))}{at}{_in_ascii(domain)}"


def is_email(text: str) -> bool:
    """Whether a folded text looks like one e-mail address."""
    return bool(_EMAIL.fullmatch(text))


def look_alikes(emails: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """The folded addresses that are easily taken for another one, of these or of the known, and for which.

    An address that mixes the letters of several alphabets is among them, whether or not there is another.
    """
    emails = list(dict.fromkeys(emails))
    first: dict[str, str] = {}
    for email in (*known, *emails):
        first.setdefault(_drawn(email), email)
    others = {email: first[_drawn(email)] for email in emails}
    return {
        email: "" if other == email else other
        for email, other in others.items()
        if other != email or _mixes_alphabets(email)
    }


def _small(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower()).strip()


def _in_ascii(domain: str) -> str:
    """A domain after UTS 46, as browsers read it; one that they would refuse is left as it is."""
    if domain.isascii() or len(domain) > DOMAIN_MAX:
        return domain
    try:
        labels = idna.uts46_remap(domain, std3_rules=False).split(".")
    except idna.IDNAError:
        return domain
    return ".".join(label if label.isascii() else ENCODED + _punycode(label) for label in labels)


def _punycode(label: str) -> str:
    return label.encode("punycode").decode()


def _as_read(email: str) -> str:
    """An address with the letters of its domain, as some programs show it."""
    name, at, domain = email.rpartition("@")
    return name + at + ".".join(map(_label_as_read, domain.split(".")))


def _label_as_read(label: str) -> str:
    if not label.startswith(ENCODED):
        return label
    try:
        return label.removeprefix(ENCODED).encode().decode("punycode")
    except UnicodeError:
        return label


def _drawn(email: str) -> str:
    """The same for addresses that look the same."""
    return fold(_as_read(email)).translate(_LETTERS).replace("rn", "m")


def _mixes_alphabets(email: str) -> bool:
    """Whether one part of an address, between dots and signs, has letters of several alphabets."""
    return any(len(_alphabets(part)) > 1 for part in re.split(r"[\W_]+", _as_read(email)))


def _alphabets(part: str) -> set[str]:
    names = {unicodedata.name(sign, "").partition(" ")[0] for sign in part if sign.isalpha()}
    return names & ALPHABETS
