"""How a database carries a statement out, and what of that would cost more the more content there is."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, event
from sqlmodel import Session

LARGE = (
    *("content", "content_html", "content_topic", "authorship", "ama_promise", "audit"),
    *("follow", "inbox_item", "notice", "bookmark"),
)
SMALL = ("ix_ama_promise_owed",)  # an index of the few rows that wait for something, which may be read whole
# an index asked for the rows of one piece of content, or of one thing of an inbox
OF_ONE = re.compile(r"\b(content_|item_)?id\)?(::\w+)? = ")
OF_ONE_IN_SQLITE = re.compile(r"sqlite_autoindex|INTEGER PRIMARY KEY|\(item_id=")


def statements_of(connection: Connection, read: Callable[[Session], Any]) -> list[tuple[str, Any]]:
    """Every statement that a read really runs, with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        seen.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    with Session(connection) as session:
        read(session)
    event.remove(connection, "before_cursor_execute", note)
    return seen


def offences(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """The steps of a statement's plan that scan or sort what grows."""
    of_engine = _of_sqlite if connection.dialect.name == "sqlite" else _of_postgresql
    return list(of_engine(connection, statement, parameters))


def _of_sqlite(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    """Whole tables and indexes that are scanned, and steps that sort what an index was searched for."""
    steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    names = _aliases(statement)
    for _step, parent, _unused, detail in steps:
        words = detail.split()
        if words[0] == "SCAN" and words[1] in names and words[-1] not in SMALL:
            yield detail
        elif detail.startswith("USE TEMP B-TREE") and not detail.endswith("RIGHT PART OF ORDER BY"):
            beside = [other for _id, of, _unused, other in steps if of == parent]
            yield from (f"{detail} after {other}" for other in beside if _is_search_for_many(other, names))


def _is_search_for_many(detail: str, names: set[str]) -> bool:
    """Whether a step searches an index for more than the rows of one id."""
    words = detail.split()
    return words[0] == "SEARCH" and words[1] in names and not OF_ONE_IN_SQLITE.search(detail)


def _aliases(statement: str) -> set[str]:
    """The large tables, and what they are called in a statement."""
    words = statement.replace(",", " ").split()
    renamed = {
        words[n + 2] for n in range(len(words) - 2) if words[n] in LARGE and words[n + 1].upper() == "AS"
    }
    return {*LARGE, *renamed}


def _of_postgresql(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    """Sequential scans, and sorts of rows that neither a limit nor an id has made few."""
    explained = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
    plans = json.loads(explained) if isinstance(explained, str) else explained
    for node in _nodes(plans[0]["Plan"]):
        kind = node["Node Type"]
        if kind in ("Seq Scan", "Parallel Seq Scan") and node["Relation Name"] in LARGE:
            yield f"{kind} on {node['Relation Name']}"
        elif kind in ("Sort", "Incremental Sort"):
            yield from (f"{kind} of {found}" for found in _many(node))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)


def _many(node: dict[str, Any]) -> Iterator[str]:
    """Scans under a node that may find many rows: of a large table, not by one id, with no limit above."""
    for inner in node.get("Plans", ()):
        is_aside = inner.get("Parent Relationship") in ("SubPlan", "InitPlan")
        if inner["Node Type"] == "Limit" or is_aside:
            continue
        name, condition = inner.get("Relation Name"), inner.get("Index Cond", "")
        if name in LARGE and inner.get("Index Name") not in SMALL and not OF_ONE.search(condition):
            yield f"{inner['Node Type']} on {name} {inner.get('Index Name', '')}".strip()
        yield from _many(inner)
