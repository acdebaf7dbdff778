"""Facts and moments of a REX through the REST interface: one however often sent, and kept with nobody."""

import pytest
from sqlmodel import func, select

from learnhub.core import db
from learnhub.features.people.models import Idempotency
from tests.features.rex.support import NIGHT, add_cause, open_rex, view

KEY = {"Idempotency-Key": "press-twice-1"}
SENSOR, ALARM = "The sensor read zero", "The alarm was seen late"


@pytest.fixture
def ana(people):
    return people.member("Ana Petit")


@pytest.fixture
def ben(people):
    return people.member("Ben Stone")


@pytest.fixture
def rex(ana, ben) -> str:
    return open_rex(ana, ben)


def kept() -> int:
    """How many keys are kept with a person."""
    return db.read_now(lambda session: session.exec(select(func.count()).select_from(Idempotency)).one())


def test_a_fact_sent_twice_is_one_and_nobody_is_kept_with_it(ana, ben, rex, client_of) -> None:
    address, parent = f"/rex/{rex}/causes", view(ana, rex).causes[0].id
    form = {"parent_id": parent, "words": SENSOR}

    first, second = (client_of(ana).post(address, json=form, headers=KEY) for _time in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    other = client_of(ben).post(address, json=form | {"words": ALARM}, headers=KEY)
    assert other.json()["id"] != first.json()["id"]
    assert [cause.words for cause in view(ana, rex).causes[1:]] == [SENSOR, ALARM]
    assert kept() == 0


def test_a_moment_sent_twice_is_one_and_nobody_is_kept_with_it(ana, ben, rex, client_of) -> None:
    address, form = f"/rex/{rex}/entries", {"at": NIGHT.isoformat(), "words": SENSOR}

    first, second = (client_of(ana).post(address, json=form, headers=KEY).json()["id"] for _time in range(2))
    other = client_of(ben).post(address, json=form | {"words": ALARM}, headers=KEY).json()["id"]
    assert first == second
    assert sorted(entry.id for entry in view(ana, rex).entries) == sorted([first, other])
    assert kept() == 0


def test_without_a_key_each_request_counts(ana, rex, client_of) -> None:
    form = {"parent_id": add_cause(ana, rex, ALARM), "words": SENSOR}

    ids = {client_of(ana).post(f"/rex/{rex}/causes", json=form).json()["id"] for _time in range(2)}
    assert len(ids) == 2
