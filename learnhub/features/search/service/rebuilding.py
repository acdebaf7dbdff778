"""Building the whole index while people work, and catching up with what changed around items.

Content is gone through in the order of its ids, in short transactions; each keeps how far it came, so the
work goes on where it was stopped. What is written meanwhile is indexed by whoever writes it.
"""

import logging
from collections.abc import Callable

from sqlalchemy import delete, func, select, update
from sqlmodel import Session

from learnhub.core import db
from learnhub.core.analysis import ANALYSIS
from learnhub.core.jobs import is_ending
from learnhub.core.upserts import insert
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.search.models import SearchProgress, SearchWaiting
from learnhub.features.search.service.indexing import index
from learnhub.features.topics.events import TopicNamed

logger = logging.getLogger(__name__)

BATCH = 50
SAY_EVERY = 10_000


def catch_up() -> None:
    """Index what waits, and build what an older version or an update left to be built. A job."""
    while not is_ending() and db.read_now(_waits) and db.write_now(_index_waiting):
        pass
    if not db.read_now(is_built):
        rebuild()


def index_tagged_later(session: Session, event: TopicNamed) -> None:
    """Let what is tagged with a topic be indexed anew, because it is called otherwise. A recorder."""
    tagged = select(ContentTopic.content_id).where(ContentTopic.topic_id == event.topic_id)
    statement = insert(session, SearchWaiting).from_select(["content_id"], tagged)
    session.execute(statement.on_conflict_do_nothing())


def begin_anew(session: Session) -> int:
    """Let `rebuild` go through all content again, and answer how much there is.

    What is indexed stays until it is replaced.
    """
    session.execute(update(SearchProgress).values(analysis=ANALYSIS, after="", is_complete=False))
    return session.scalar(select(func.count()).select_from(Content)) or 0


def rebuild(say: Callable[[int], None] | None = None) -> int:
    """Index all content that is not done yet; the answer is how much. `say` hears how far it came."""
    done = 0
    while not is_ending() and (number := db.write_now(_index_next)):
        done += number
        if say:
            say(done)
        elif done % SAY_EVERY < BATCH:
            logger.info("%d pieces of content are indexed", done)
    return done


def is_built(session: Session) -> bool:
    """Whether all content is in the index, as this version analyses it."""
    progress = session.get_one(SearchProgress, 1)
    return progress.is_complete and progress.analysis == ANALYSIS


def _index_next(session: Session) -> int:
    progress = session.get_one(SearchProgress, 1, with_for_update=True)
    if progress.analysis != ANALYSIS:
        progress.analysis, progress.after, progress.is_complete = ANALYSIS, "", False
    ids = [
        *session.scalars(
            select(Content.id).where(Content.id > progress.after).order_by(Content.id).limit(BATCH)
        )
    ]
    for content_id in ids:
        index(session, content_id)
    progress.after, progress.is_complete = (ids[-1] if ids else progress.after), not ids
    session.add(progress)
    return len(ids)


def _waits(session: Session) -> bool:
    return session.scalar(select(SearchWaiting.content_id).limit(1)) is not None


def _index_waiting(session: Session) -> int:
    ids = [*session.scalars(select(SearchWaiting.content_id).limit(BATCH).with_for_update(skip_locked=True))]
    for content_id in ids:
        index(session, content_id)
    session.execute(delete(SearchWaiting).where(SearchWaiting.content_id.in_(ids)))
    return len(ids)
