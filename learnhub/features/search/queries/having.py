"""What has every word of a query, for lists that sort it in their own way.

No list in another order than that of days can be followed through the index: a word that a hundred thousand
items have would have to be read as a whole. So a list with words is made of the newest `MOST` items that have
them, and sorted where they are at hand.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.analysis import wanted
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.search.models import SearchEntry
from learnhub.features.search.queries.filters import Filters
from learnhub.features.search.queries.finding import newest_places
from learnhub.features.search.queries.meaning import understand
from learnhub.features.search.queries.passages import Matching, has_phrases, texts_of

MOST = 300

_AT = (
    select(Content.id, Content.title)
    .join(SearchEntry, SearchEntry.content_id == Content.id)
    .where(among(SearchEntry.place, "places"), VISIBLE)
)


@dataclass(frozen=True, slots=True)
class Having:
    """The ids of what has the words, and what of a text matches them.

    When `is_more`, older items have them, too, and were not looked at.
    """

    ids: tuple[str, ...]
    is_more: bool
    matching: Matching


def find_having(session: Session, actor: Actor, words: str, filters: Filters, *, most: int = MOST) -> Having:
    """The newest items that a reader may see and that have every word; quotes keep words together."""
    meaning = understand(session, actor, wanted(words))
    matching = Matching(meaning.terms)
    if not meaning.terms or meaning.is_hopeless:
        return Having((), is_more=False, matching=matching)
    places = newest_places(session, actor, meaning.terms, filters, most=most + 1)
    rows = db.rows(session, _AT, places=places[:most], **reader(actor))
    if meaning.phrases:
        texts = texts_of(session, [row.id for row in rows])
        rows = [row for row in rows if has_phrases(row.title, texts[row.id], meaning.phrases)]
    return Having(tuple(row.id for row in rows), is_more=len(places) > most, matching=matching)
