"""What step 0015 does to sessions and to the hours of mentors."""

import pytest
from sqlalchemy import MetaData, select
from sqlalchemy.exc import IntegrityError

from learnhub import migrations
from tests.migrations.old import MOMENT, _person, ident

MENTOR, MENTEE = ident("P", 1), ident("P", 2)
TIMES = {"starts_at": MOMENT, "ends_at": MOMENT.replace(minute=20), "created_at": MOMENT}
WORDS = {"question": "Which bearing?", "place": "", "cancelled_by": None}


def _booking(number: int, status: str) -> dict:
    people = {"mentor_id": MENTOR, "mentee_id": MENTEE}
    return {
        "id": ident("B", number),
        "request_key": f"key-{number}",
        **people,
        "status": status,
        **TIMES,
        **WORDS,
    }


ROWS = {
    "person": [_person(number) | {"site_id": None, "team_id": None} for number in (1, 2)],
    "mentor": [
        {
            "person_id": MENTOR,
            "zone": "Europe/Paris",
            "sentence": "",
            "place": "",
            "languages": ["en"],
            "is_paused": False,
            "notice_min": 720,
            "horizon_days": 21,
        }
    ],
    "weekly_hours": [{"id": 1, "mentor_id": MENTOR, "weekday": 0, "starts_min": 1380, "ends_min": 1440}],
    "booking": [_booking(1, "booked"), _booking(2, "cancelled")],
    "busy_cell": [{"person_id": MENTOR, "cell": 1, "booking_id": ident("B", 1)}],
}


def test_sessions_keep_their_rows_and_hours_may_end_after_midnight(empty: str) -> None:
    migrations.upgrade(empty, to="0014")
    with migrations.connecting(empty) as engine:
        with engine.begin() as connection:
            tables = MetaData()
            tables.reflect(connection)
            for name, rows in ROWS.items():
                connection.execute(tables.tables[name].insert(), rows)
        migrations.upgrade(empty, to="0015")
        with engine.begin() as connection:
            tables = MetaData()
            tables.reflect(connection)
            booking, hours = tables.tables["booking"], tables.tables["weekly_hours"]
            kept = connection.execute(select(booking.c.id, booking.c.sequence).order_by(booking.c.id)).all()
            cells = connection.execute(select(tables.tables["busy_cell"].c.booking_id)).scalars().all()
            connection.execute(hours.update().values(ends_min=1500))
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(hours.update().values(ends_min=1380 + 1441))

    assert kept == [(ident("B", 1), 0), (ident("B", 2), 1)]
    assert cells == [ident("B", 1)]
