"""The statements that walk along the lists of words (`finding`), each in the words of its database."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, literal_column, or_, select, text
from sqlalchemy.orm import aliased

from learnhub.core.among import among
from learnhub.core.statements import AnySelect
from learnhub.features.discussion.models import Content
from learnhub.features.search.models import SearchEntry, SearchPosting
from learnhub.features.search.queries.filters import clauses_of

MERGED = 100  # SQLite merges no more than 500 at once
HELD = 40_000  # places that are held in memory at once; without a bound PostgreSQL may not hash them
SHAPES = 200


def span_of(lists: int) -> int:
    """How many places of each of so many lists are held in memory."""
    return HELD // max(1, lists)


@lru_cache(SHAPES)
def walk_statement(
    walks: tuple[tuple[int, bool, bool], ...],
    heard: int,
    asked: tuple[tuple[int, ...], ...],
    given: frozenset[str],
    is_sqlite: bool,
) -> AnySelect:
    """One row with the places of each walk in one value."""
    together = func.json_group_array if is_sqlite else func.array_agg
    columns = []
    for n, (words, as_subject, is_asked) in enumerate(walks):
        lists = [(f"word_{n}_{m}", f"audience_{k}") for m in range(words) for k in range(heard)]
        merged = _merged(lists, as_subject, f"reach_{n}", is_sqlite=is_sqlite)
        near = text(merged if lists or is_sqlite else _together(n, as_subject)).columns(
            SearchPosting.place, SearchPosting.audience
        )
        found = _having(near, n, asked if is_asked else (), is_sqlite=is_sqlite)
        if given:
            found = (
                found.join(SearchEntry, SearchEntry.place == found.selected_columns.place)
                .join(Content, Content.id == SearchEntry.content_id)
                .where(*clauses_of(given))
            )
        if not is_sqlite:  # SQLite keeps the order, and would sort everything before it looks at the first
            found = found.order_by(found.selected_columns.place.desc())
        found = found.limit(bindparam(f"most_{n}"))
        columns.append(select(together(found.subquery().c.place)).scalar_subquery().label(f"walk_{n}"))
    return select(*columns)


def _having(near: Any, walk: int, asked: tuple[tuple[int, ...], ...], *, is_sqlite: bool) -> AnySelect:
    """The places of a walk that have the other terms, too."""
    if not asked or is_sqlite:
        lists = near.subquery(f"near_{walk}")
        return select(lists.c.place).where(*_has_terms(asked, partial(_has_word, lists)))
    lists = near.cte(f"near_{walk}")
    having = select(lists.c.place).where(*_has_terms(asked, partial(_is_near, lists)))
    return select(having.order_by(lists.c.place.desc()).subquery(f"having_{walk}").c.place)


def _merged(lists: Sequence[tuple[str, str]], as_subject: bool, reach: str, *, is_sqlite: bool) -> str:
    """A statement that follows lists together.

    As text, because constructs of a hundred lists take 50 ms to be made and compiled. PostgreSQL merges only
    what is sorted already; SQLite looks into the lists itself.
    """
    if len(lists) > MERGED:
        parts = [lists[start : start + MERGED] for start in range(0, len(lists), MERGED)]
        inner = [_merged(part, as_subject, reach, is_sqlite=is_sqlite) for part in parts]
        merged = [
            f"SELECT place, audience FROM ({part}) AS part_{n}"  # noqa: S608 - ours
            for n, part in enumerate(inner)
        ]
    else:
        merged = [
            "SELECT place, audience FROM search_posting"  # noqa: S608 - ours
            f" WHERE word_id = :{word} AND subject = {int(as_subject)} AND audience = :{audience}"
            for word, audience in lists
        ] or ["SELECT place, audience FROM search_posting WHERE 1 = 0"]
    ordered = f" ORDER BY place DESC LIMIT :{reach}"
    if not is_sqlite and len(merged) > 1:
        merged = [f"({each}{ordered})" for each in merged]
    return " UNION ALL ".join(merged) + ordered


def _together(walk: int, as_subject: bool) -> str:
    """The same for a walk of PostgreSQL that goes no further than it finds: the first of each list, sorted.

    However many lists there are, it is one statement, which is read and planned once.
    """
    listed = (
        "SELECT place FROM search_posting WHERE word_id = words.word_id"  # noqa: S608 - ours
        f" AND subject = {int(as_subject)} AND audience = heard.audience"
        f" ORDER BY place DESC LIMIT :reach_{walk}"
    )
    return (
        f"SELECT place, audience FROM unnest(CAST(:words_{walk} AS bigint[])) AS words (word_id)"  # noqa: S608
        " CROSS JOIN unnest(CAST(:heard AS varchar[])) AS heard (audience)"
        f" CROSS JOIN LATERAL ({listed}) AS listed ORDER BY place DESC LIMIT :reach_{walk}"
    )


def _has_terms(
    shape: tuple[tuple[int, ...], ...], has_word: Callable[[str], ColumnElement[bool]]
) -> Iterator[ColumnElement[bool]]:
    for n, alternatives in enumerate(shape):
        yield or_(
            *(
                and_(*(has_word(f"t{n}_{m}_{k}") for k in range(groups)))
                for m, groups in enumerate(alternatives)
            )
        )


def _has_word(near: Any, name: str) -> ColumnElement[bool]:
    # As a value instead of EXISTS, for which PostgreSQL may read whole lists into memory.
    posting = aliased(SearchPosting)
    found = select(posting.place).where(
        among(posting.word_id, name),
        posting.subject == literal_column("0"),
        posting.audience == near.c.audience,
        posting.place == near.c.place,
    )
    return found.limit(literal_column("1")).correlate_except(posting).scalar_subquery().is_not(None)


def _is_near(near: Any, name: str) -> ColumnElement[bool]:
    """The same for PostgreSQL, which looks into an index five times as long as into memory.

    What the lists of the words hold since the oldest place of the walk is read into memory, of each list the
    newest `span` places. Only for older ones it looks into the index.
    """
    oldest = f"(SELECT min(place) FROM {near.name})"  # noqa: S608 - ours
    edge = text(
        f"SELECT GREATEST({oldest}, max(listed.place)) AS place"  # noqa: S608
        f" FROM unnest(CAST(:{name} AS bigint[])) AS words (word_id)"
        " CROSS JOIN unnest(CAST(:heard AS varchar[])) AS heard (audience)"
        " CROSS JOIN LATERAL (SELECT place FROM search_posting WHERE word_id = words.word_id AND subject = 0"
        f" AND audience = heard.audience AND place >= {oldest}"
        f" ORDER BY place DESC OFFSET :span_{name} LIMIT 1) AS listed"
    )
    since = edge.columns(SearchPosting.place).add_cte(near).cte(f"edge_{near.name}_{name}")
    held = text(
        f"SELECT place FROM search_posting WHERE word_id = ANY (CAST(:{name} AS bigint[]))"  # noqa: S608
        " AND subject = 0 AND audience = ANY (CAST(:heard AS varchar[]))"
        f" AND place >= (SELECT place FROM {since.name}) LIMIT {HELD}"
    )
    is_older = near.c.place < select(since.c.place).scalar_subquery()
    in_window = near.c.place.in_(held.columns(SearchPosting.place))
    return or_(in_window, and_(is_older, _has_word(near, name)))
