"""Text made on the server, in the reader's language.

Message ids are the English sentences themselves. `translate` is for errors, commands and mails; pages use
`learnhub.ui.text`, whose texts the browser translates. Both read the same catalogues.
"""

import gettext
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("en", "fr")
LANGUAGE_NAMES = {"en": "English", "fr": "Français"}  # each in its own words
GROUPS = {"en": ",", "fr": "\N{NARROW NO-BREAK SPACE}"}  # between the digits of a number
CATALOGUES = Path(__file__).parent.parent / "locales"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "marked here, translated later"
    """Mark a sentence for the catalogues without translating it."""
    return message


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("learnhub", CATALOGUES, [language], fallback=True)


def translate(language: str, message: str, /, **params: object) -> str:
    """The sentence in a language, with its values in place."""
    return fill(_catalogue(language).gettext(message) if message else "", _written(params, language))


def ntranslate(language: str, one: str, many: str, n: int, /, **params: object) -> str:
    """The sentence for a number of things in a language; `{n}` is the number."""
    return fill(_catalogue(language).ngettext(one, many, n), _written({"n": n, **params}, language))


def _written(params: dict[str, object], language: str) -> dict[str, object]:
    """The values as the sentences of a language have them: numbers in groups of three digits."""
    mark = GROUPS.get(language, ",")
    return {
        name: f"{value:,}".replace(",", mark) if type(value) is int else value
        for name, value in params.items()
    }


def fill(sentence: str, params: dict[str, object]) -> str:
    """Put values into `{name}` places by replacement only, so that braces in values mean nothing."""
    for name, value in params.items():
        sentence = sentence.replace("{" + name + "}", str(value))
    return sentence


def known(language: str | None) -> str:
    """The language if LearnHub speaks it, otherwise English."""
    code = (language or "").split("-")[0].split("_")[0].lower()
    return code if code in LANGUAGES else "en"
