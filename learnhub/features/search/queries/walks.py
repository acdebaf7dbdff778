"""The statements that walk along the lists of words (`finding`), each in the words of its database."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    bindparam,
    case,
    column,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    text,
)
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
    """One row with the places of each walk in one value.

    Beside walks that have everything asked, the others are not walked when one of these finds `few`.
    """
    together = func.json_group_array if is_sqlite else func.array_agg
    lists = [_lists(n, *walk[:2], heard, is_sqlite=is_sqlite) for n, walk in enumerate(walks)]
    meeting = None if is_sqlite or not asked else _meeting(walks, lists, asked)
    columns, with_all = [], []
    for n, (_words, _as_subject, is_asked) in enumerate(walks):
        if is_asked and meeting is not None:
            found = select(meeting.c.place).where(meeting.c.walk == literal_column(str(n)))
        else:
            near = text(lists[n]).columns(SearchPosting.place, SearchPosting.audience).subquery(f"near_{n}")
            has_terms = _has_terms(asked if is_asked else (), partial(_has_word, near))
            found = select(near.c.place).where(*has_terms)
        if given:
            found = (
                found.join(SearchEntry, SearchEntry.place == found.selected_columns.place)
                .join(Content, Content.id == SearchEntry.content_id)
                .where(*clauses_of(given))
            )
        if not is_sqlite:  # SQLite keeps the order, and would sort everything before it looks at the first
            found = found.order_by(found.selected_columns.place.desc())
        found = found.limit(bindparam(f"most_{n}"))
        places = select(together(found.subquery().c.place).label("places"))
        if is_asked and asked:
            with_all.append(places.cte(f"with_all_{n}"))
            places = select(with_all[-1].c.places)
        columns.append((is_asked, places.scalar_subquery()))
    has_few = _has_few(with_all, is_sqlite=is_sqlite)
    return select(
        *(
            (places if is_asked or not with_all else case((has_few, null()), else_=places)).label(f"walk_{n}")
            for n, (is_asked, places) in enumerate(columns)
        )
    )


def _has_few(found: Sequence[Any], *, is_sqlite: bool) -> ColumnElement[bool]:
    """That one of the values has few places: databases do not read on where it decides a CASE."""
    length = func.json_array_length if is_sqlite else func.cardinality
    few = bindparam("few", type_=Integer)
    return or_(false(), *(length(select(each.c.places).scalar_subquery()) >= few for each in found))


def _meeting(
    walks: Sequence[tuple[int, bool, bool]], lists: Sequence[str], asked: tuple[tuple[int, ...], ...]
) -> Any:
    """The places of all walks of PostgreSQL that have the other terms, too, which are read once for all."""
    along = " UNION ALL ".join(
        f"SELECT {n} AS walk, place, audience FROM ({lists[n]}) AS along_{n}"  # noqa: S608 - ours
        for n, (_words, _as_subject, is_asked) in enumerate(walks)
        if is_asked
    )
    columns = (column("walk", Integer), SearchPosting.place, SearchPosting.audience)
    near = text(along).columns(*columns).cte("near")
    oldest = select(func.min(near.c.place).label("place")).cte("oldest")
    has_terms = _has_terms(asked, partial(_is_near, near, oldest))
    return select(near.c.walk, near.c.place).where(*has_terms).cte("meeting")


def _lists(walk: int, words: int, as_subject: bool, heard: int, *, is_sqlite: bool) -> str:
    """The statement of the lists that a walk follows."""
    if not words and not is_sqlite:
        return _together(walk, as_subject)
    lists = [(f"word_{walk}_{m}", f"audience_{k}") for m in range(words) for k in range(heard)]
    return _merged(lists, as_subject, f"reach_{walk}", is_sqlite=is_sqlite)


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


def _is_near(near: Any, oldest: Any, name: str) -> ColumnElement[bool]:
    """The same for PostgreSQL, which looks into an index five times as long as into memory.

    What the lists of the words hold since the oldest place of the walks is read into memory, of each list the
    newest `span` places. Only for older ones it looks into the index.
    """
    first = f"(SELECT place FROM {oldest.name})"  # noqa: S608 - ours
    edge = text(
        f"SELECT GREATEST({first}, max(listed.place)) AS place"  # noqa: S608
        f" FROM unnest(CAST(:{name} AS bigint[])) AS words (word_id)"
        " CROSS JOIN unnest(CAST(:heard AS varchar[])) AS heard (audience)"
        " CROSS JOIN LATERAL (SELECT place FROM search_posting WHERE word_id = words.word_id AND subject = 0"
        f" AND audience = heard.audience AND place >= {first}"
        f" ORDER BY place DESC OFFSET :span_{name} LIMIT 1) AS listed"
    )
    since = edge.columns(SearchPosting.place).add_cte(oldest).cte(f"edge_{name}")
    held = text(
        f"SELECT place FROM search_posting WHERE word_id = ANY (CAST(:{name} AS bigint[]))"  # noqa: S608
        " AND subject = 0 AND audience = ANY (CAST(:heard AS varchar[]))"
        f" AND place >= (SELECT place FROM {since.name}) LIMIT {HELD}"
    )
    is_older = near.c.place < select(since.c.place).scalar_subquery()
    in_window = near.c.place.in_(held.columns(SearchPosting.place))
    return or_(in_window, and_(is_older, _has_word(near, name)))
