"""Writing an item into the index, in the transaction that changes it.

An item is read as a whole, and only what became different is written. Everything about it follows from what
is readable now: a draft, what is hidden or removed, and what stands under such a root has no postings at all.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel

from learnhub import rooms
from learnhub.core import clock, db
from learnhub.core.analysis import forms_of
from learnhub.core.upserts import insert
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentEvent, ContentHidden, ContentRemoved
from learnhub.features.discussion.models import Content, ContentSection, ContentTopic
from learnhub.features.search.fields import (
    BODY,
    SUBJECT,
    TITLE,
    TOPIC,
    UNDER,
    id_of,
    packed,
    unpacked,
    words_of,
)
from learnhub.features.search.items import IS_UNDER
from learnhub.features.search.models import SearchEntry, SearchForm, SearchPosting, SearchWord
from learnhub.features.topics.models import TopicName

DEPTH = 3  # an answer, a comment on it, and a reply
ROWS = 500
EPOCH = date(1970, 1, 1)
CHANCE_BITS = 44

_Root = aliased(Content)
_IDS, _WORDS = bindparam("ids", expanding=True), bindparam("words", expanding=True)
_ITEM = (
    select(*(Content.id, Content.parent_id, Content.root_id, Content.title, Content.body, Content.status),
           *(Content.kind, Content.audience, Content.published_at, _Root.status.label("root_status")))
    .join(_Root, _Root.id == Content.root_id)
    .where(Content.id == bindparam("content_id"))
)  # fmt: skip
_LOCKED = select(Content.id).where(Content.id == bindparam("content_id")).with_for_update(key_share=True)
_UNDER = select(Content.id, Content.body).where(Content.parent_id.in_(_IDS), IS_UNDER)
_SECTIONS = select(ContentSection.name, ContentSection.text).where(ContentSection.content_id.in_(_IDS))
_TOPICS = (
    select(TopicName.name)
    .join(ContentTopic, ContentTopic.topic_id == TopicName.topic_id)
    .where(ContentTopic.content_id == bindparam("content_id"))
)
_ENTRY = select(SearchEntry.place, SearchEntry.audience, SearchEntry.words).where(
    SearchEntry.content_id == bindparam("content_id")
)
_KNOWN_WORDS = select(SearchWord.id).where(SearchWord.id.in_(_WORDS))
_UNDER_ROOT = select(SearchEntry.content_id).where(SearchEntry.root_id == bindparam("root_id"))
_POSTINGS_GONE = delete(SearchPosting).where(
    SearchPosting.word_id.in_(_WORDS),
    SearchPosting.subject.in_((0, 1)),
    SearchPosting.audience == bindparam("of"),
    SearchPosting.place == bindparam("at"),
)
_WORDS_GONE = delete(SearchWord).where(
    SearchWord.id.in_(_WORDS), ~exists().where(SearchPosting.word_id == SearchWord.id)
)


def index_changed(session: Session, event: ContentEvent) -> None:
    """Index what changed, and with a root all that is found by itself under it. A recorder.

    A text that lost its title on being removed is an item no more.
    """
    index(session, event.content_id)
    if event.content_id == event.root_id and isinstance(event, ContentHidden | ContentRemoved):
        for (content_id,) in db.rows(session, _UNDER_ROOT, root_id=event.root_id):
            index(session, content_id)


def index(session: Session, content_id: str) -> None:
    """Bring the index up to date for the item that a piece of content belongs to."""
    session.flush()
    row = _row(session, content_id)
    while row is not None and not _is_item(row):
        _write(session, row, {})
        row = _row(session, row.parent_id)
    if row is not None:
        session.execute(_LOCKED, {"content_id": row.id})
        row = _row(session, row.id)
        _write(session, row, words_of(_texts(session, row)) if _is_shown(row) else {})


def _row(session: Session, content_id: str) -> Any:
    return next(iter(db.rows(session, _ITEM, content_id=content_id)), None)


def _is_item(row: Any) -> bool:
    return bool(row.title) or row.parent_id is None


def _is_shown(row: Any) -> bool:
    return row.status == Status.PUBLISHED == row.root_status


def _texts(session: Session, row: Any) -> Iterator[tuple[int, str]]:
    """Everything that an item is found by, the most telling first.

    The lines of a list are left out. Who may read one depends on what it leads to, and changes when that is
    hidden or retired; the index knows what may be read of the whole. What a line leads to is found by itself.
    """
    yield TITLE, row.title
    for (name,) in db.rows(session, _TOPICS, content_id=row.id):
        yield TOPIC, name
    yield BODY, row.body
    lists = rooms.kind(row.kind).lists
    sections = db.rows(session, _SECTIONS, ids=[row.id])
    yield from ((BODY, text) for name, text in sections if name not in lists)
    above = [row.id]
    for _level in range(DEPTH):
        under = db.rows(session, _UNDER, ids=above)
        if not under:
            return
        above = [each.id for each in under]
        yield from ((UNDER, each.body) for each in under)
        yield from ((UNDER, text) for _name, text in db.rows(session, _SECTIONS, ids=above))


def _write(session: Session, row: Any, words: Mapping[str, int]) -> None:
    """Write what differs from what is written of an item; without words nothing is left of it."""
    entry = next(iter(db.rows(session, _ENTRY, content_id=row.id)), None)
    if entry is None and not words:
        return
    place = entry.place if entry else _place(row.published_at)
    wanted = {id_of(word): fields for word, fields in words.items()}
    written = dict(unpacked(entry.words)) if entry else {}
    listed_for = entry.audience if entry else row.audience
    new = {
        key: fields
        for key, fields in wanted.items()
        if listed_for != row.audience or written.get(key) != fields
    }
    old = [key for key in written if key in new or key not in wanted]
    for keys in _batches(old):
        session.execute(_POSTINGS_GONE, {"words": keys, "of": listed_for, "at": place})
    _add_words(session, {word: key for word in words if (key := id_of(word)) in new})
    _add_postings(session, new, row.audience, place)
    for keys in _batches([key for key in old if key not in wanted]):
        session.execute(_WORDS_GONE, {"words": keys})
    if not wanted:
        session.execute(delete(SearchEntry).where(SearchEntry.place == place))
    elif new or old:
        values = {"audience": row.audience, "words": packed(wanted)}
        statement = insert(
            session, SearchEntry, place=place, content_id=row.id, root_id=row.root_id, **values
        )
        session.execute(statement.on_conflict_do_update(index_elements=["place"], set_=values))


def _place(published_at: datetime | None) -> int:
    """Where an item stands in the lists of its words: newer days are higher, chance decides within a day.

    It keeps this place for life, so that nothing tells when it was written anew.
    """
    day = (published_at or clock.utcnow()).astimezone(UTC).date()
    return ((day - EPOCH).days << CHANCE_BITS) | secrets.randbits(CHANCE_BITS)


def _add_words(session: Session, words: Mapping[str, int]) -> None:
    """Add the words that the index does not know yet, in one order: nobody waits for each other's words."""
    known = {
        key for keys in _batches(words.values()) for (key,) in db.rows(session, _KNOWN_WORDS, words=keys)
    }
    new = sorted(word for word, key in words.items() if key not in known)
    _insert(session, SearchWord, [{"id": words[word], "word": word} for word in new])
    _insert(
        session,
        SearchForm,
        [{"form": form, "word_id": words[word]} for word in new for form in sorted(forms_of(word))],
    )


def _add_postings(session: Session, new: Mapping[int, int], audience: str, place: int) -> None:
    rows = [
        {"word_id": key, "subject": subject, "audience": audience, "place": place, "fields": fields}
        for key, fields in sorted(new.items())
        for subject in ((0, 1) if fields & SUBJECT else (0,))
    ]
    _insert(session, SearchPosting, rows)


def _insert(session: Session, model: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    """Insert what is not there yet, in the driver's fastest way."""
    if rows:
        engine = sqlite if db.is_sqlite() else postgresql
        session.connection().execute(engine.insert(model).on_conflict_do_nothing(), rows)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    rows = [*rows]
    return (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))
