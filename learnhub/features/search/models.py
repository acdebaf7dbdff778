"""The index: which words stand in which content.

It is an inverted index of our own in plain tables, the same on both engines, for four reasons. Its lists
are in the order of days for each audience, so that the newest of a word with a million hits cost what those
of a rare one do, and nobody's query reads what they may not see; FTS5 and GIN rank by reading every hit.
Words of an edited or redacted text are really gone, where FTS5 keeps them in its segments (until 3.42 it
cannot do otherwise). Segments tell in which order texts were written, also those without a name; here
nothing does: a word's id is a hash of it, places of one day are random, and no table has a rowid. And
whatever somebody types is a value, never a syntax.

An *item* is content with a title, together with what stands under it without one: a question with its answers
and their comments. It is found as a whole.
"""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, SmallInteger, UniqueConstraint
from sqlmodel import Field

from learnhub.core import triggers
from learnhub.core.analysis import FORM_MAX, WORD_MAX
from learnhub.core.columns import Mapped, Table, reference

_WITHOUT_ROWID = {"sqlite_with_rowid": False}


def _number() -> Any:
    """A part of a key that no database counts up."""
    return Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))


def _word_id(*, cascade: bool = False) -> Any:
    word = ForeignKey("search_word.id", ondelete="CASCADE" if cascade else "RESTRICT")
    return Field(sa_column=Column(BigInteger, word, primary_key=True, autoincrement=False))


class SearchWord(Table, table=True):
    """A word as it is spelt in some item; `id` is its hash."""

    __table_args__ = (_WITHOUT_ROWID,)

    id: Mapped[int] = _number()
    word: Mapped[str] = Field(max_length=WORD_MAX)


class SearchForm(Table, table=True):
    """A form of a word, by which it is found from another spelling (`core.analysis`)."""

    __table_args__ = (Index("ix_search_form_word_id", "word_id"), _WITHOUT_ROWID)

    form: Mapped[str] = Field(primary_key=True, max_length=FORM_MAX)
    word_id: Mapped[int] = _word_id(cascade=True)


class SearchEntry(Table, table=True):
    """An item in the index.

    `place` is its place in the lists of its words: its day, and chance within the day. `audience` is that of
    its postings, and `words` holds the ids and fields of these, by which they are found again to be changed.
    """

    __table_args__ = (
        UniqueConstraint("content_id"),
        Index("ix_search_entry_root_id", "root_id"),
        _WITHOUT_ROWID,
    )

    place: Mapped[int] = _number()
    content_id: Mapped[str] = reference("content.id", cascade=True)
    root_id: Mapped[str] = reference("content.id", cascade=True)
    audience: Mapped[str] = Field(max_length=12)
    words: Mapped[bytes]


class SearchPosting(Table, table=True):
    """That a word stands in an item, and in which of its fields.

    What stands in the title or the topics is listed once more as a `subject`.
    """

    __table_args__ = (_WITHOUT_ROWID,)

    word_id: Mapped[int] = _word_id()
    subject: Mapped[int] = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    audience: Mapped[str] = Field(primary_key=True, max_length=12)
    place: Mapped[int] = _number()
    fields: Mapped[int] = Field(sa_column=Column(SmallInteger, nullable=False))


class SearchWaiting(Table, table=True):
    """Content whose item has to be indexed anew, soon, because something around it has changed."""

    __table_args__ = (_WITHOUT_ROWID,)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)


class SearchProgress(Table, table=True):
    """How far the index is being built: up to the content `after`, by this version of the `analysis`."""

    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = Field(default=1, primary_key=True)
    analysis: Mapped[int]
    after: Mapped[str] = Field(default="", max_length=12)
    is_complete: Mapped[bool] = Field(default=False)


_LATER = "INSERT {} INTO search_waiting (content_id) VALUES (NEW.id)"

# Postings are listed by their audience. When it changes, the item is found where it was, and shown to whoever
# may see it, until it is indexed anew.
triggers.declare(
    SearchWaiting,
    sqlite=(
        f"""
        CREATE TRIGGER search_audience AFTER UPDATE OF audience ON content
        WHEN OLD.audience <> NEW.audience AND OLD.audience <> ''
        BEGIN {_LATER.format("OR IGNORE")}; END
        """,
    ),
    postgresql=(
        triggers.function("search_audience", f"{_LATER.format('')} ON CONFLICT DO NOTHING"),
        """
        CREATE TRIGGER search_audience AFTER UPDATE ON content
        FOR EACH ROW WHEN (OLD.audience <> NEW.audience) EXECUTE FUNCTION search_audience()
        """,
    ),
)
