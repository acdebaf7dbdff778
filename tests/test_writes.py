"""What watches for writes sees them, however they come."""

import sqlite3
from contextlib import closing, suppress
from threading import Thread

import pytest
from sqlmodel import Session, update

from learnhub.core import clock, db
from learnhub.features.people.models import Person
from tests.writes import watched

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def rename(session: Session, person_id: str) -> None:
    session.exec(update(Person).where(Person.id == person_id).values(name="Somebody else"))


def test_read_writes_nothing(people) -> None:
    ada = people.member()
    with watched() as writes:
        db.read_now(lambda session: session.get(Person, ada.person_id))
    assert not writes


def test_write_of_another_thread_is_seen(people) -> None:
    ada = people.member()
    with watched() as writes:
        other = Thread(target=db.write_now, args=(rename, ada.person_id))
        other.start()
        other.join()
    assert writes


def test_what_is_rolled_back_is_no_write(people) -> None:
    ada = people.member()

    def fail(session: Session) -> None:
        rename(session, ada.person_id)
        raise LookupError

    with watched() as writes, suppress(LookupError):
        db.write_now(fail)
    assert not writes


def test_write_past_the_program_is_seen(people) -> None:
    people.member()
    with watched() as writes, closing(sqlite3.connect(str(db.engine().url.database))) as beside:
        beside.execute("UPDATE person SET name = 'Somebody else'")
        beside.commit()
    assert writes


def test_passing_of_time_is_no_write(people) -> None:
    ada = people.member()

    def see(session: Session) -> None:
        hour = clock.utcnow()
        session.exec(update(Person).where(Person.id == ada.person_id).values(last_seen_hour=hour))

    with watched() as writes:
        db.write_now(see)
    assert not writes
    assert writes.statements


def test_statement_that_met_no_row_is_no_write(people) -> None:
    people.member()
    with watched() as writes:
        db.write_now(rename, "nobody")
    assert not writes
