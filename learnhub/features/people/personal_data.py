"""Every place where the database names or describes a person, and what export and erasure do with it.

A test compares this list with the tables: a new column that points at a person, or looks as if it described
one, fails it until it has an entry. Content is named through its authorship; what was written anonymously has
none and is therefore neither exported nor erased.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, or_, select
from sqlmodel import Session, SQLModel

from learnhub.core.i18n import N_
from learnhub.features.people.enums import PersonStatus

FORMER = N_("Former member")


class Erase(StrEnum):
    """What happens to the rows of somebody who is erased."""

    DELETE = "delete"
    BLANK = "blank"  # the row stays without what described the person
    KEEP = "keep"  # it names an id behind which nobody stands any more


@dataclass(frozen=True, slots=True)
class Entry:
    """What a table holds of people.

    `found_by`: the columns with the person's id. `describes`: the columns that tell something about the
    person. `exported`: what the person is given. `blank`: what erasure writes instead.
    """

    found_by: tuple[str, ...]
    describes: tuple[str, ...] = ()
    exported: tuple[str, ...] = ()
    erase: Erase = Erase.DELETE
    blank: dict[str, Any] = field(default_factory=dict)


PERSON_BLANK = {
    "email": None, "name": FORMER, "folded": "former member", "job": "", "about": "", "site_id": None,
    "team_id": None, "zone": "UTC", "status": PersonStatus.FORMER, "password_hash": None,
    "last_seen_hour": None,
}  # fmt: skip

PERSONAL_DATA: dict[str, Entry] = {
    "person": Entry(
        ("id",),
        tuple(PERSON_BLANK),
        (
            "email",
            "name",
            "job",
            "about",
            "zone",
            "language",
            "theme",
            "status",
            "last_seen_hour",
            "created_at",
        ),
        Erase.BLANK,
        PERSON_BLANK,
    ),
    "person_role": Entry(("person_id",), (), ("role",)),
    "person_topic": Entry(("person_id",), ("level",), ("topic_id", "level")),
    "sign_in": Entry(("person_id",), ("agent", "ip_prefix"), ("created_at", "seen_at", "agent", "ip_prefix")),
    "one_time_link": Entry(("person_id", "made_by"), (), ("purpose", "expires_at", "used_at")),
    "api_token": Entry(("person_id",), (), ("name", "scopes", "created_at", "expires_at", "last_used_day")),
    "member_import": Entry(("person_id",), ("rows",), ("file_name", "made_at")),
    "space_member": Entry(("person_id",), (), ("space_id", "is_facilitator")),
    "idempotency": Entry(("person_id",), ("result",), ()),
    "authorship": Entry(("person_id",), (), ("content_id", "part"), Erase.KEEP),
    "vote": Entry(("person_id",), (), ("content_id",), Erase.KEEP),
    "question": Entry(("accepted_by",), (), ("content_id", "accepted_at"), Erase.KEEP),
    "card_progress": Entry(("person_id",), (), ("card_id", "due_at", "reviewed_at")),
    "review": Entry(("person_id",), (), ("card_id", "rating", "at")),
    "mentor": Entry(
        ("person_id",), ("sentence", "place"), ("zone", "sentence", "place", "languages", "is_paused")
    ),
    "weekly_hours": Entry(("mentor_id",), (), ("weekday", "starts_min", "ends_min")),
    "day_off": Entry(("mentor_id",), (), ("day",)),
    "booking": Entry(
        ("mentor_id", "mentee_id", "cancelled_by"),
        ("question",),
        ("starts_at", "ends_at", "question", "status"),
        Erase.BLANK,
        {"question": ""},
    ),
    "busy_cell": Entry(("person_id",), (), ()),
    "ama": Entry(("leader_id",), (), ("content_id", "starts_at"), Erase.KEEP),
    "ama_host": Entry(("person_id",), (), ("ama_id", "part"), Erase.KEEP),
    "audit": Entry(("actor",), ("ip_prefix",), ("at", "action", "object", "result"), Erase.KEEP),
}


def export_person(session: Session, person_id: str) -> dict[str, list[dict[str, Any]]]:
    """Everything that is kept of a person and given to them, by table, and the content they wrote."""
    data = {
        name: _rows(session, _table(name), entry.exported, _named(name, entry, person_id))
        for name, entry in PERSONAL_DATA.items()
        if entry.exported
    }
    authorship, content = _table("authorship"), _table("content")
    written = select(authorship.c.content_id).where(authorship.c.person_id == person_id)
    columns = ("kind", "title", "body", "language", "status", "published_at", "edited_at")
    return data | {"content": _rows(session, content, columns, content.c.id.in_(written))}


def erase_person(session: Session, person_id: str) -> None:
    """Empty or delete every row that names a person, children before parents; content stays, unsigned.

    The row of the person stays without anything that tells who it was.
    """
    for table in reversed(SQLModel.metadata.sorted_tables):
        entry = PERSONAL_DATA.get(table.name)
        if entry is None or entry.erase == Erase.KEEP:
            continue
        named = _named(table.name, entry, person_id)
        if entry.erase == Erase.DELETE:
            session.execute(table.delete().where(named))
        else:
            session.execute(table.update().where(named).values(entry.blank))
    session.expire_all()


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _named(name: str, entry: Entry, person_id: str) -> Any:
    columns = _table(name).c
    return or_(*(columns[column] == person_id for column in entry.found_by))


def _rows(session: Session, table: Table, columns: tuple[str, ...], clause: Any) -> list[dict[str, Any]]:
    found = session.execute(select(*(table.c[column] for column in columns)).where(clause))
    return [dict(row._mapping) for row in found]
