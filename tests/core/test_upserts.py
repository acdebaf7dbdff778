"""Inserting what may be there already."""

from sqlmodel import Session, select

from learnhub.core.throttle import Throttle
from learnhub.core.upserts import insert
from tests.conftest import NOON

KEY = {"key": "sign-in", "window_start": NOON}


def hits(session: Session) -> list[int]:
    return list(session.exec(select(Throttle.hits)))


def test_insert_of_what_is_there_may_do_nothing(session):
    statement = insert(session, Throttle, **KEY, hits=1).on_conflict_do_nothing().returning(Throttle.hits)

    written = [len(session.execute(statement).all()) for _time in range(2)]

    assert (written, hits(session)) == ([1, 0], [1])


def test_insert_of_what_is_there_may_change_it(session):
    statement = insert(session, Throttle, **KEY, hits=1).on_conflict_do_update(
        index_elements=list(KEY), set_={"hits": Throttle.hits + 1}
    )

    for _time in range(3):
        session.execute(statement)

    assert hits(session) == [3]
