"""Articles: in their form."""

from dataclasses import dataclass
from typing import Annotated

from learnhub.core.inputs import MARKDOWN, Edition, OnceInput, Text
from learnhub.features.discussion.schemas import ItemInput, ItemText, PlacedInput, RequiredBody

INTRO_MAX = 600


class ArticleWords(ItemInput):
    """An article: a text with headings, and a sentence or two before it."""

    intro: Annotated[str, Text(INTRO_MAX), MARKDOWN] = ""
    text: RequiredBody


class ArticleInput(ArticleWords, PlacedInput):
    """A new article, and where it is written."""


class ArticleForm(ArticleInput, OnceInput):
    """The page's form of a new article."""


class EditArticleInput(ArticleWords):
    """An article as it shall be; `edition` is the one that was read."""

    edition: Edition


@dataclass(frozen=True, slots=True)
class ArticleText(ItemText):
    """What stands in the form: an article to edit, or what a new one starts from."""

    intro: str = ""
    text: str = ""
