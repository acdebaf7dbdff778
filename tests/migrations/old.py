"""A filled database of any size as LearnHub 0.1 left it, at step 0007, for the test and the bench of 0008.

It is written through what the database says of its own tables, because the models are those of today.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, MetaData

STEP = "0007"
Row = dict[str, Any]

MOMENT = datetime(2026, 3, 11, 12, 0, tzinfo=UTC).replace(tzinfo=None)  # as the columns keep it
KINDS = (
    "question",
    "question",
    "answer",
    "answer",
    "question",
    "card",
    "ama_question",
    "card",
    "answer",
    "card",
)
STATUSES = {3: "draft", 5: "waiting", 7: "hidden", 11: "removed"}  # of every 23, the others are published
TOPICS, SPACES, AMAS, BATCH = 20, 3, 2, 10_000
WORDS = "A seal that leaks is changed after the pressure is gone, never before, and the old one is kept. " * 4


def ident(letter: str, number: int) -> str:
    """An id that tells what it names."""
    return f"{letter}{number:011d}"


def fill(connection: Connection, items: int) -> None:
    """Write `items` pieces of content, their people, and at least a row into every other table."""
    tables = MetaData()
    tables.reflect(connection)
    people = max(12, items // 500)
    for name, rows in (*_company(people), *_content(items, people), *_around(people)):
        waiting = iter(rows)
        while batch := list(islice(waiting, BATCH)):
            connection.execute(tables.tables[name].insert(), batch)


def _company(people: int) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "setup", [{"id": 1, "done_at": MOMENT}]
    yield "setting", [{"key": "company", "value": {"name": "Ardelle"}}]
    yield "site", [{"id": ident("S", 0), "name": "Nantes", "zone": "Europe/Paris", "country": "France"}]
    yield "team", [{"id": ident("M", 0), "name": "Pumps"}]
    yield "person", (_person(number) for number in range(people))
    yield "person_role", [{"person_id": ident("P", 0), "role": "administrator"}]
    yield (
        "space",
        [
            {"id": ident("E", 0), "kind": "company", "name": "Ardelle", "is_open": True},
            {"id": ident("E", 1), "kind": "community", "name": "Seals", "is_open": False},
            {"id": ident("E", 2), "kind": "community", "name": "Safety", "is_open": True},
        ],
    )
    yield "space_member", [{"space_id": ident("E", 1), "person_id": ident("P", 1), "is_facilitator": True}]
    yield "topic", ({"id": ident("T", number)} for number in range(TOPICS))
    yield (
        "topic_name",
        (
            {
                "topic_id": ident("T", number),
                "language": "en",
                "name": f"Topic {number}",
                "folded": f"topic {number}",
                "is_main": True,
            }
            for number in range(TOPICS)
        ),
    )
    yield "person_topic", [{"person_id": ident("P", 1), "topic_id": ident("T", 1), "level": "helps"}]


def _person(number: int) -> Row:
    return {
        "id": ident("P", number),
        "email": f"person{number}@ardelle.example",
        "name": f"Colleague {number}",
        "folded": f"colleague {number}",
        "job": "Fitter",
        "about": "",
        "site_id": ident("S", 0),
        "team_id": ident("M", 0),
        "zone": "Europe/Paris",
        "language": "fr" if number % 2 else "en",
        "theme": "system",
        "status": "active",
        "password_hash": None,
        "password_version": 0,
        "last_seen_hour": MOMENT,
        "created_at": MOMENT,
    }


def _content(items: int, people: int) -> Iterator[tuple[str, Iterable[Row]]]:
    amas, found = [_ama(number) for number in range(AMAS)], [_item(number) for number in range(items)]
    by_kind = {kind: [row for row in found if row["kind"] == kind] for kind in set(KINDS)}
    cards, questions, asked = by_kind["card"], by_kind["question"], by_kind["ama_question"]
    yield "content", amas + found
    named = [row for row in amas + found if not row["is_anonymous"]]
    yield (
        "authorship",
        ({"content_id": row["id"], "person_id": _author(row, people), "part": "author"} for row in named),
    )
    yield (
        "content_topic",
        (
            {"content_id": row["id"], "topic_id": ident("T", (_number(row) * step) % TOPICS)}
            for row in found
            if row["parent_id"] is None
            for step in ((0, 1) if _number(row) % TOPICS else (1,))
        ),
    )
    yield (
        "vote",
        (
            {"content_id": row["id"], "person_id": ident("P", (_number(row) + voter) % people)}
            for row in found
            for voter in range(row["vote_count"])
        ),
    )
    yield "card", ({"content_id": row["id"], "kind": "card", **_card(row)} for row in cards)
    yield "content_source", [{"content_id": cards[0]["id"], "source_id": by_kind["answer"][0]["id"]}]
    yield "question", (_question(row) for row in questions)
    progress = [_progress(row, turn, people) for row in cards for turn in range(_number(row) % 5)]
    yield "card_progress", progress
    yield "review", (_review(row, turn) for row in progress for turn in range(2))
    yield "ama", (_session(row, number) for number, row in enumerate(amas))
    yield "ama_host", [{"ama_id": amas[0]["id"], "person_id": ident("P", 2), "part": "leader"}]
    yield "ama_question", (_asked(row, amas) for row in asked)
    yield (
        "anonymous_edit",
        (
            {"content_id": row["id"], "edit_hash": f"{_number(row):064d}"}
            for row in asked
            if row["is_anonymous"]
        ),
    )
    yield (
        "anonymous_waiting",
        [
            {
                "id": ident("W", 0),
                "kind": "ama_question",
                "parent_id": amas[0]["id"],
                "language": "en",
                "title": "Will the canteen stay?",
                "body": "",
                "edit_hash": "f" * 64,
            }
        ],
    )


def _number(row: Row) -> int:
    return int(row["id"][1:])


def _author(row: Row, people: int) -> str:
    return ident("P", _number(row) * 7 % people)


def _item(number: int) -> Row:
    """The children of a question come in the same ten; those of a session belong to one of the sessions."""
    kind, status = KINDS[number % 10], STATUSES.get(number % 23, "published")
    parent = {"answer": ident("C", number - number % 10), "ama_question": ident("A", number % AMAS)}.get(kind)
    root = parent or ident("C", number)
    space = 0 if kind == "ama_question" else number // 10 % SPACES
    return _row(
        ident("C", number),
        kind=kind,
        parent_id=parent,
        root_id=root,
        space_id=ident("E", space),
        title="" if status == "removed" or kind == "answer" else f"What is number {number} about?",
        body="" if status == "removed" or kind in ("card", "ama_question") else f"{number}. {WORDS}",
        is_anonymous=kind == "ama_question" and number % 20 < 10,
        status=status,
        hidden_reason="Not for everybody." if status == "hidden" else "",
        published_at=None if status in ("draft", "waiting") else MOMENT - timedelta(minutes=number),
        vote_count=number % 4,
        answer_count=3 if kind == "question" and not number % 10 else 0,
        edition=2 if status == "removed" else 1,
    )


def _ama(number: int) -> Row:
    this = ident("A", number)
    return _row(this, kind="ama", root_id=this, space_id=ident("E", 0), title=f"Ask session {number}")


def _row(content_id: str, **values: Any) -> Row:
    row = {
        "id": content_id,
        "parent_id": None,
        "language": "en",
        "title": "",
        "body": "",
        "is_anonymous": False,
        "status": "published",
        "hidden_reason": "",
        "published_at": MOMENT,
        "vote_count": 0,
        "answer_count": 0,
        "comment_count": 0,
        "edition": 1,
        **values,
    }
    return row | dict.fromkeys(("edited_at", "activity_at"), None if row["is_anonymous"] else MOMENT)


def _card(row: Row) -> Row:
    if row["status"] == "removed":
        return {"back": "", "why": ""}
    why = f"Because of {row['id']}." if _number(row) % 2 else ""
    return {"back": f"The answer of {row['id']}. {WORDS}", "why": why}


def _question(row: Row) -> Row:
    solved = not _number(row) % 10 and _number(row) % 3 == 0
    return {
        "content_id": row["id"],
        "kind": "question",
        "accepted_id": ident("C", _number(row) + 2) if solved else None,
        "accepted_at": MOMENT if solved else None,
        "accepted_by": ident("P", 0) if solved else None,
    }


def _progress(card: Row, turn: int, people: int) -> Row:
    return {
        "person_id": ident("P", (_number(card) + turn) % people),
        "card_id": card["id"],
        "state": 2,
        "step": None,
        "stability": 3.5,
        "difficulty": 5.25,
        "due_at": MOMENT + timedelta(days=turn),
        "reviewed_at": MOMENT,
        "is_suspended": turn == 3,
    }


def _review(progress: Row, turn: int) -> Row:
    return {
        "person_id": progress["person_id"],
        "card_id": progress["card_id"],
        "rating": 3,
        "at": MOMENT - timedelta(hours=turn),
        "ms": 4000,
        "before": {"state": 1, "reviewed_at": None},
        "undone_at": None,
        "request_key": f"{progress['card_id']}-{turn}",
    }


def _session(row: Row, number: int) -> Row:
    return {
        "content_id": row["id"],
        "kind": "ama",
        "leader_id": ident("P", 2),
        "code": f"{number:06d}",
        "phase": "live" if number else "scheduled",
        "moderation": "before",
        "starts_at": MOMENT,
        "ends_at": MOMENT + timedelta(hours=1),
        "opened_at": MOMENT,
        "ended_at": None,
    }


def _asked(row: Row, amas: list[Row]) -> Row:
    return {
        "content_id": row["id"],
        "kind": "ama_question",
        "ama_id": amas[_number(row) % AMAS]["id"],
        "state": "waiting" if row["status"] == "waiting" else "approved",
        "reason": "",
        "note": "",
        "on_air_at": None,
        "answered_at": None,
    }


def _around(people: int) -> Iterator[tuple[str, Iterable[Row]]]:
    ana, bob = ident("P", 0), ident("P", 1)
    yield (
        "sign_in",
        (
            {
                "id_hash": f"{number:064d}",
                "person_id": ident("P", number),
                "created_at": MOMENT,
                "seen_at": MOMENT,
                "expires_at": MOMENT + timedelta(days=30),
                "password_version": 0,
                "agent": "Firefox",
                "ip_prefix": "192.0.2",
            }
            for number in range(people)
        ),
    )
    yield (
        "one_time_link",
        [{"hash": "a" * 64, "purpose": "reset", "person_id": ana, "made_by": bob, "expires_at": MOMENT}],
    )
    yield (
        "api_token",
        [
            {
                "id": ident("K", 0),
                "hash": "b" * 64,
                "person_id": ana,
                "name": "Notebook",
                "scopes": ["questions:read"],
                "created_at": MOMENT,
            }
        ],
    )
    yield "member_import", [{"person_id": ana, "file_name": "all.csv", "rows": [], "made_at": MOMENT}]
    yield "idempotency", [{"person_id": ana, "key": "once", "result": {"id": "one"}, "at": MOMENT}]
    yield "throttle", [{"key": "sign-in:ana", "window_start": MOMENT, "hits": 2}]
    yield (
        "mentor",
        [
            {
                "person_id": ana,
                "zone": "Europe/Paris",
                "sentence": "Seals.",
                "place": "",
                "languages": ["en"],
                "is_paused": False,
                "notice_min": 60,
                "horizon_days": 30,
            }
        ],
    )
    yield "weekly_hours", [{"mentor_id": ana, "weekday": 1, "starts_min": 540, "ends_min": 600}]
    yield "day_off", [{"mentor_id": ana, "day": date(2026, 3, 12)}]
    yield (
        "booking",
        [
            {
                "id": ident("B", 0),
                "mentor_id": ana,
                "mentee_id": bob,
                "starts_at": MOMENT,
                "ends_at": MOMENT + timedelta(minutes=20),
                "question": "How do I read a drawing?",
                "place": "",
                "status": "booked",
                "request_key": "booking-1",
                "created_at": MOMENT,
            }
        ],
    )
    yield "busy_cell", [{"person_id": ana, "cell": 1, "booking_id": ident("B", 0)}]
    yield (
        "audit",
        [
            {
                "at": datetime.now(UTC).replace(tzinfo=None),
                "actor": ana,
                "action": "members:invite",
                "object": "",
                "result": "ok",
                "request_id": "",
                "ip_prefix": "",
            }
        ],
    )
