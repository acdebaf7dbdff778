"""Any number of values as one parameter."""

import pytest
from sqlalchemy import event, select

from learnhub.core import db
from learnhub.core.among import among
from learnhub.features.people.models import Setting
from learnhub.features.search.models import SearchProgress

_THESE = select(Setting.key).where(among(Setting.key, "keys")).order_by(Setting.key)
_OTHERS = select(Setting.key).where(~among(Setting.key, "keys")).order_by(Setting.key)
_NUMBERED = select(SearchProgress.analysis).where(among(SearchProgress.analysis, "numbers"))


@pytest.fixture
def keys(session) -> list[str]:
    names = ["a", 'b"', "c'", "{d,e}", "é"]
    session.add_all(Setting(key=f"among {name}", value=1) for name in names)
    return [f"among {name}" for name in names]


@pytest.mark.parametrize("number", [0, 1, 5])
def test_rows_with_one_of_the_values_are_found(session, keys, number):
    wanted = keys[:number]

    found = [key for (key,) in db.rows(session, _THESE, keys=wanted)]
    others = [key for (key,) in db.rows(session, _OTHERS, keys=wanted) if key in keys]

    assert (sorted(found), sorted(others)) == (sorted(wanted), sorted(keys[number:]))


def test_numbers_and_more_values_than_a_statement_takes_parameters_are_fine(session):
    ((analysis,),) = db.rows(session, select(SearchProgress.analysis))

    assert db.rows(session, _NUMBERED, numbers=[analysis, *range(70_000)]) == [(analysis,)]


def test_statement_is_the_same_for_any_number_of_values(session):
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        if "setting" in statement:
            seen.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    for number in (1, 2, 50):
        db.rows(session, _THESE, keys=[str(each) for each in range(number)])
    event.remove(db.engine(), "before_cursor_execute", note)

    assert (len(seen), len({*seen})) == (3, 1)
