"""The branches of a list on PostgreSQL, which follows them in a loop.

However many kinds, audiences and topics there are, it is one statement of a few lines. A branch for each of
them costs nothing to follow, but PostgreSQL planned a hundred for 40 ms, the first ten times on every
connection.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    TableValuedAlias,
    bindparam,
    column,
    func,
    literal_column,
    select,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY

from learnhub.core.statements import AnySelect
from learnhub.features.discussion.listing.asked import Shape
from learnhub.features.discussion.listing.rows import (
    is_of_others,
    keyset,
    languages_of,
    written_out,
)
from learnhub.features.discussion.models import HIDDEN, Content, ContentTopic


def followed(shape: Shape, *, in_order: bool) -> Iterator[AnySelect]:
    """Statements that together find what is listed for the reader's audiences, the first `size` of each."""
    languages = languages_of(shape)
    cut = [(place, language) for place, language in languages if place == shape.behind]
    rest = [(place, language) for place, language in languages if place != shape.behind]
    for some, is_cut in ((cut, True), (rest, False)):
        if some:
            yield _in_a_loop(shape, some, shape.order.listed, shape.order.tagged, is_cut, in_order)
            if shape.with_moderated:
                yield _in_a_loop(shape, some, HIDDEN, HIDDEN, is_cut, in_order)


def _in_a_loop(
    shape: Shape,
    places: Sequence[tuple[int, str]],
    listed: str,
    tagged: str,
    is_cut: bool,
    in_order: bool,
) -> AnySelect:
    table: Any = ContentTopic if shape.topics else Content
    kinds = _written_out("kinds", kind=shape.kinds)
    languages = _written_out(
        "languages", place=[place for place, _ in places], language=[language for _, language in places]
    )
    heard, topics = _given("list_audiences", "audience"), _given("list_topics", "topic_id")
    conditions: list[ColumnElement[bool]] = [
        table.audience == heard.c.audience,
        table.kind == kinds.c.kind,
        table.language == languages.c.language,
        text(tagged if shape.topics else listed),  # type: ignore[list-item]
    ]
    key, names = keyset(table, shape.order), (*shape.order.columns, "id")
    around = kinds.join(languages, true()).join(heard, true())
    if shape.topics:
        around = around.join(topics, true())
        conditions.append(table.topic_id == topics.c.topic_id)
    if shape.is_of_others:
        conditions.append(is_of_others(key.columns[-1]))
    if is_cut:
        conditions.append(key.behind())
    columns = (each.label(name) for each, name in zip(key.columns, names, strict=True))
    first = select(*columns).where(*conditions).order_by(*key.order()).limit(written_out(shape.size))
    found = first.lateral("found")
    statement = select(languages.c.place, *found.c).select_from(around.join(found, true()))
    if shape.topics > 1:
        statement = statement.distinct()
    if in_order:
        statement = statement.order_by(languages.c.place, *keyset(found.c, shape.order).order())
    return statement.limit(written_out(shape.size))


def _written_out(name: str, **columns: Sequence[Any]) -> TableValuedAlias:
    """Rows in the statement, of what the house declares. `Values` would have it made anew each time."""
    arrays = (literal_column(f"ARRAY[{', '.join(map(repr, rows))}]") for rows in columns.values())
    types = ((each, Integer if isinstance(rows[0], int) else String) for each, rows in columns.items())
    given = func.unnest(*arrays)
    return given.table_valued(*(column(*each) for each in types), name=name).render_derived()


def _given(name: str, of_column: str) -> TableValuedAlias:
    """Rows of a parameter."""
    given = func.unnest(bindparam(name, type_=ARRAY(String)))
    return given.table_valued(column(of_column, String), name=name).render_derived()
