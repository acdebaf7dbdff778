"""Thanks: what goes in, and how they are read."""

from dataclasses import dataclass, field
from typing import Annotated

from learnhub.core.inputs import Input, Line
from learnhub.features.discussion.models.thanks import THANKS_MAX
from learnhub.features.discussion.schemas.content import ContentLanguage
from learnhub.features.people.refs import PersonRef


class ThankInput(Input):
    """Thanks, in one sentence of one's own or without any."""

    reason: Annotated[str, Line(THANKS_MAX)] = ""
    language: ContentLanguage | None = None


class ThankForm(ThankInput):
    """The page's form of it, which says for what."""

    content_id: Annotated[str, Line(12)]


@dataclass(frozen=True, slots=True)
class ThanksRow:
    """Somebody's thanks in their words."""

    person: PersonRef = field(default_factory=PersonRef)
    words: str = ""
    language: str = "en"
    is_mine: bool = False
    can_moderate: bool = False


@dataclass(frozen=True, slots=True)
class ThanksView:
    """How many thank, whether the reader does, and the latest who said why; `said` is how many of them."""

    count: int = 0
    is_mine: bool = False
    words: str = ""
    can_thank: bool = False
    rows: tuple[ThanksRow, ...] = ()
    said: int = 0
