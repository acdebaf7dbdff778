"""What the directory lists as its address says it, to be loaded again, sent to somebody and gone back to."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from learnhub.core.i18n import LANGUAGES
from learnhub.features.communities.enums import Narrowing
from learnhub.features.search.schemas import tidy

COMMUNITIES = "/communities"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which communities are looked for; `is_over` are those that were closed."""

    words: str = ""
    only: str = ""
    language: str = ""
    is_over: bool = False


def address_of(sought: Sought) -> str:
    """Where the directory shows them; what is not asked for is left out."""
    asked = {"q": sought.words, "only": sought.only, "language": sought.language}
    asked |= {"over": "1" if sought.is_over else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{COMMUNITIES}?{query}" if query else COMMUNITIES


def sought_of(query: str) -> Sought:
    """What an address asks for; what it cannot mean is left out."""
    asked = {name: values[-1] for name, values in parse_qs(query).items()}
    only, language = asked.get("only", ""), asked.get("language", "")
    return Sought(
        words=tidy(asked.get("q", "")),
        only=only if only in list(Narrowing) else "",
        language=language if language in LANGUAGES else "",
        is_over=asked.get("over") == "1",
    )
