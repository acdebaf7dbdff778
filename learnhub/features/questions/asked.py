"""What the list of questions is asked for, and its rows."""

from dataclasses import dataclass, field, replace

from learnhub.features.questions.enums import Order
from learnhub.features.questions.schemas import QuestionRow
from learnhub.features.search.schemas import Piece
from learnhub.features.search.words import typeset_pieces

PARAMETERS = ("topic_id", "site_id", "language", "space_id")  # of the clauses that a search asks for


@dataclass(frozen=True, slots=True)
class ListedQuestion(QuestionRow):
    """The same on the page of the list, with what of its title matches its words.

    `is_for_me` says that it waits for an answer and is on something that the reader practises.
    """

    title_parts: list[Piece] = field(default_factory=list)
    is_for_me: bool = False

    def typeset(self) -> "ListedQuestion":
        """With its title as a screen shows it."""
        return replace(self, title_parts=typeset_pieces(self.title_parts, self.language))


@dataclass(frozen=True, slots=True)
class QuestionSearch:
    """What the list is asked for: an order, and words and filters, each of which may be empty."""

    order: Order = Order.NEWEST
    words: str = ""
    topic_id: str = ""
    site_id: str = ""
    progress: str = ""
    language: str = ""
    space_id: str = ""
