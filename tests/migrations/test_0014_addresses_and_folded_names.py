"""What step 0014 does to addresses and folded names that are there already."""

from typing import Any

import pytest
from sqlalchemy import MetaData, select

from learnhub import migrations
from tests.migrations.old import _person, ident

EMAILS = {
    1: "anna@exämple.example",
    2: "bo\u200b@ardelle.example",
    3: "zoé@ardelle.example",
    4: "same@exämple.example",
    5: "same@xn--exmple-cua.example",
    6: None,
}


def _rows() -> dict[str, list[dict[str, Any]]]:
    people = [
        _person(number) | {"site_id": None, "team_id": None, "email": email}
        for number, email in EMAILS.items()
    ]
    people[0] |= {"name": "Łukasz Sørensen", "folded": "łukasz sørensen"}
    people[5] |= {"status": "former"}
    names = ["Ex æquo", "Løs", "Los"]
    return {
        "person": people,
        "topic": [{"id": ident("T", number)} for number in range(3)],
        "topic_name": [
            {
                "topic_id": ident("T", number),
                "language": "fr",
                "name": name,
                "folded": name.lower(),
                "is_main": True,
            }
            for number, name in enumerate(names)
        ],
        "member_import": [
            {"person_id": ident("P", 1), "file_name": "a.csv", "rows": [], "made_at": people[0]["created_at"]}
        ],
    }


@pytest.fixture
def migrated(empty: str) -> dict[str, list[Any]]:
    """The rows of a database that was taken to the step."""
    migrations.upgrade(empty, to="0013")
    tables = MetaData()
    with migrations.connecting(empty) as engine:
        with engine.begin() as connection:
            tables.reflect(connection)
            for name, rows in _rows().items():
                connection.execute(tables.tables[name].insert(), rows)
        migrations.upgrade(empty, to="0014")
        with engine.connect() as connection:
            return {
                name: list(
                    connection.execute(select(tables.tables[name]).order_by(*tables.tables[name].primary_key))
                )
                for name in _rows()
            }


def test_addresses_get_their_one_form_and_nobody_is_lost(migrated) -> None:
    assert [row.email for row in migrated["person"]] == [
        "anna@xn--exmple-cua.example",
        "bo@ardelle.example",
        "zoé@ardelle.example",
        "same@exämple.example",
        "same@xn--exmple-cua.example",
        None,
    ]


def test_names_are_folded_anew_unless_another_one_has_the_form(migrated) -> None:
    assert migrated["person"][0].folded == "lukasz sorensen"
    assert [row.folded for row in migrated["topic_name"]] == ["ex aequo", "løs", "los"]


def test_files_that_wait_are_sent_again(migrated) -> None:
    assert migrated["member_import"] == []
