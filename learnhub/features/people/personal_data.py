"""What the database says about a person: exported for them, and erased.

Each room declares what its tables hold of people. A test compares the declarations with the tables: a new
column that points at a person, or looks as if it described one, fails it until it has an entry. Content is
named through its authorship; what was written anonymously has none and is therefore neither exported nor
erased.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, or_, select
from sqlmodel import Session, SQLModel

from learnhub import rooms
from learnhub.core.encryption import EncryptedText, Unreadable
from learnhub.features.people.keys import decrypted
from learnhub.rooms import Entry, Erase

CONTENT_EXPORTED = ("id", "kind", "title", "body", "language", "status", "published_at", "edited_at")


@cache
def personal_data() -> dict[str, Entry]:
    """Every place where the database names or describes a person, by table; all tables are known after it."""
    tuple(rooms.modules("models"))
    return {name: entry for room in rooms.all_rooms().values() for name, entry in room.personal_data.items()}


def export_person(session: Session, person_id: str) -> dict[str, list[dict[str, Any]]]:
    """Everything that is kept of a person and given to them, by table, and the content they wrote."""
    data = {
        name: _rows(session, _table(name), entry.exported, _named(name, entry, person_id))
        for name, entry in personal_data().items()
        if entry.exported
    }
    return data | {"content": _content(session, person_id)}


def erase_person(session: Session, person_id: str) -> None:
    """Empty or delete every row that names a person, children before parents; content stays, unsigned.

    The row of the person stays without anything that tells who it was.
    """
    for table in reversed(SQLModel.metadata.sorted_tables):
        entry = personal_data().get(table.name)
        if entry is None:
            continue
        named = _named(table.name, entry, person_id)
        if entry.private_without:
            session.execute(table.delete().where(named, table.c[entry.private_without].is_(None)))
        if entry.erase == Erase.DELETE:
            session.execute(table.delete().where(named))
        elif entry.erase == Erase.BLANK:
            session.execute(table.update().where(named).values(entry.blank))
    session.expire_all()


def _content(session: Session, person_id: str) -> list[dict[str, Any]]:
    """Every word of what somebody has a part in, the sections in order under their names."""
    authorship, content, section = (_table(name) for name in ("authorship", "content", "content_section"))
    written = select(authorship.c.content_id).where(authorship.c.person_id == person_id)
    found = _rows(session, content, CONTENT_EXPORTED, content.c.id.in_(written))
    in_order = select(section).where(section.c.content_id.in_(written)).order_by(*section.primary_key)
    sections: dict[str, dict[str, list[str]]] = {}
    for content_id, name, _position, text in session.execute(in_order):
        sections.setdefault(content_id, {}).setdefault(name, []).append(text)
    return [row | {"sections": sections.get(row["id"], {})} for row in found]


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _named(name: str, entry: Entry, person_id: str) -> ColumnElement[bool]:
    columns = _table(name).c
    clauses = [columns[column] == person_id for column in entry.found_by]
    if entry.of_content:
        authorship = _table("authorship").c
        by_them = (authorship.person_id == person_id) & (authorship.part == "author")
        clauses.append(columns[entry.of_content].in_(select(authorship.content_id).where(by_them)))
    return or_(*clauses)


def _rows(
    session: Session, table: Table, columns: tuple[str, ...], clause: ColumnElement[bool]
) -> list[dict[str, Any]]:
    found = session.execute(select(*(table.c[column] for column in columns)).where(clause))
    hidden = [column for column in columns if isinstance(table.c[column].type, EncryptedText)]
    return [{**row._mapping, **{name: _opened(row._mapping[name]) for name in hidden}} for row in found]


def _opened(kept: str) -> str:
    """The person is given what they can read; what another key has hidden is as it stands in the database."""
    try:
        return decrypted(kept) if kept else ""
    except Unreadable:
        return kept
