"""What comes into the room of charters."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from learnhub.core.inputs import MARKDOWN, Edition, Input, Line, OnceInput, Text
from learnhub.features.charters.articles import ARTICLE_MAX, ARTICLES_MAX, parse
from learnhub.features.charters.enums import Says
from learnhub.features.charters.models import OBJECTION_MAX
from learnhub.features.discussion.schemas import ContentLanguage, Title

PREAMBLE_MAX, REASON_MAX = 2_000, 600
TYPED_MAX = ARTICLES_MAX * (ARTICLE_MAX + 10)

Id = Annotated[str, Line(12)]
Wording = Annotated[str, Text(ARTICLE_MAX, 1), MARKDOWN]
Reason = Annotated[str, Text(REASON_MAX)]
Number = Annotated[int, Field(ge=1, le=ARTICLES_MAX)]


def _split(value: Any) -> Any:
    """Articles come from a form as one text with empty lines between them, alone or in a list."""
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return value
    if sum(map(len, texts)) > TYPED_MAX:
        return value
    return [article for text in texts for article in parse(text)]


Articles = Annotated[
    list[Annotated[str, Text(ARTICLE_MAX, 1)]],
    BeforeValidator(_split),
    Field(min_length=1, max_length=ARTICLES_MAX),
]


class CharterInput(Input):
    """The first version of a charter; of the `space` with this id, by default of the whole company."""

    title: Title
    preamble: Annotated[str, Text(PREAMBLE_MAX), MARKDOWN] = ""
    articles: Articles
    language: ContentLanguage
    space: Id = ""


class CharterForm(CharterInput, OnceInput):
    """The page's form of it."""


class AmendmentInput(Input):
    """Other words for an article, or those of a new one, and why."""

    article: Number | None = None
    wording: Wording
    reason: Reason = ""


def _no_number(value: Any) -> Any:
    return None if value in ("", "0", 0) else value


class AmendmentForm(OnceInput):
    """The page's form of it; without a number it is a new article."""

    article: Annotated[Number | None, BeforeValidator(_no_number)] = None
    wording: Wording
    reason: Reason = ""

    @property
    def given(self) -> AmendmentInput:
        """The same without its key."""
        return AmendmentInput(article=self.article, wording=self.wording, reason=self.reason)


class RewordInput(Input):
    """Another wording of an amendment; `edition` is the one that was read, `version` that of its charter."""

    wording: Wording
    reason: Reason = ""
    edition: Edition
    version: Edition


class VoiceInput(Input):
    """What somebody says who is asked; an objection has its reason."""

    says: Says
    reason: Annotated[str, Text(OBJECTION_MAX)] = ""

    @model_validator(mode="after")
    def _only_objections_have_reasons(self) -> Self:
        if self.says != Says.OBJECT:
            self.reason = ""
        return self


class SignatureInput(Input):
    """A signature under the version that was read."""

    version: Edition


class ObjectionForm(Input):
    """The form under an amendment."""

    amendment_id: Id
    reason: Annotated[str, Text(OBJECTION_MAX, 3)]
