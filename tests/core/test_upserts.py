"""Inserting what may be there already."""

from sqlmodel import Session, select

from learnhub.core.upserts import insert
from learnhub.features.people.models import Setting

KEY = {"key": "colours"}


def values(session: Session) -> list[object]:
    return list(session.exec(select(Setting.value)))


def test_insert_of_what_is_there_may_do_nothing(session):
    statement = (
        insert(session, Setting, **KEY, value={"n": 1}).on_conflict_do_nothing().returning(Setting.key)
    )

    written = [len(session.execute(statement).all()) for _time in range(2)]

    assert (written, values(session)) == ([1, 0], [{"n": 1}])


def test_insert_of_what_is_there_may_change_it(session):
    for number in range(3):
        statement = insert(session, Setting, **KEY, value={"n": number})
        session.execute(
            statement.on_conflict_do_update(
                index_elements=list(KEY), set_={"value": statement.excluded.value}
            )
        )

    assert values(session) == [{"n": 2}]
