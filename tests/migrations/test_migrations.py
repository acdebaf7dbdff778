"""From an empty database to the tables of this version, on both engines, by one at a time."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from learnhub import migrations, rooms
from learnhub.config import Refusal
from learnhub.core import db
from learnhub.migrations.compare import differences
from learnhub.migrations.metadata import metadata

Execute = Callable[[str], None]


@pytest.fixture
def execute(database: str) -> Execute:
    """Run one statement on the migrated database."""

    def run(statement: str) -> None:
        with db.engine().connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(text(statement))

    return run


def test_upgrade_leads_from_empty_to_the_models(empty: str) -> None:
    migrations.upgrade(empty)

    with migrations.connecting(empty) as engine, engine.connect() as connection:
        assert migrations.revision(connection) == migrations.HEAD
        assert differences(connection) == []


def test_upgrade_by_several_at_once_happens_once(empty: str) -> None:
    copies: list[str] = []

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: migrations.upgrade(empty, copy=copies.append), range(4)))

    with migrations.connecting(empty) as engine:
        assert migrations.current(engine) == migrations.HEAD
    assert copies == []


def test_upgrade_copies_before_it_changes(empty: str) -> None:
    copies: list[str] = []
    migrations.upgrade(empty, to="0006")

    migrations.upgrade(empty, copy=copies.append)

    with migrations.connecting(empty) as engine:
        assert migrations.current(engine) == migrations.HEAD
    assert copies == ["0006"]


def test_upgrade_refuses_a_newer_database(empty: str) -> None:
    migrations.upgrade(empty)
    with migrations.connecting(empty) as engine, engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(Refusal) as refused:
        migrations.upgrade(empty)

    assert str(refused.value).startswith("The database was written by a newer LearnHub (step 9999, ")


@pytest.mark.parametrize(
    ("statement", "difference"),
    [
        ("DROP INDEX uq_ama_question_on_air", "ama_question: missing "),
        ("CREATE INDEX extra ON site (zone)", "site: not in the models: "),
        ("CREATE VIEW extra AS SELECT zone FROM site", "extra: not in the models: "),
        ("ALTER TABLE site ADD COLUMN extra INTEGER", "site: not in the models: "),
    ],
)
def test_differences_are_found(empty: str, statement: str, difference: str) -> None:
    migrations.upgrade(empty)
    with migrations.connecting(empty) as engine, engine.begin() as connection:
        connection.execute(text(statement))

        found = differences(connection)

    assert [sentence.startswith(difference) for sentence in found] == [True]


@pytest.mark.parametrize("table", ["audit", "content", "content_topic", "card_progress", "space"])
def test_trigger_that_is_gone_is_found(empty: str, table: str) -> None:
    migrations.upgrade(empty)
    with migrations.connecting(empty) as engine, engine.begin() as connection:
        dropped = _drop_triggers(connection, table)

        found = differences(connection)

    assert [sentence.partition(" ")[0] for sentence in found] == [f"{table}:"] * dropped
    assert dropped > 0


def _drop_triggers(connection: Connection, table: str) -> int:
    on_sqlite = connection.dialect.name == "sqlite"
    triggers = (
        f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"
        if on_sqlite
        else f"SELECT tgname FROM pg_trigger WHERE tgrelid = '{table}'::regclass AND NOT tgisinternal"
    )
    names = connection.exec_driver_sql(triggers).scalars().all()
    for name in names:
        connection.execute(text(f"DROP TRIGGER {name}" + ("" if on_sqlite else f" ON {table}")))
    return len(names)


def test_trigger_that_does_something_else_is_found(empty: str) -> None:
    migrations.upgrade(empty)
    with migrations.connecting(empty) as engine, engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER card_left"))
            connection.execute(
                text("CREATE TRIGGER card_left AFTER DELETE ON card_progress BEGIN SELECT 1; END")
            )
        else:
            body = "$$ BEGIN RETURN NEW; END $$"
            connection.execute(
                text(f"CREATE OR REPLACE FUNCTION card_left() RETURNS trigger LANGUAGE plpgsql AS {body}")
            )

        found = differences(connection)

    assert [sentence.partition(" ")[0] for sentence in found] == ["card_progress:", "card_progress:"]


def test_check_that_is_another_is_found(empty: str) -> None:
    migrations.upgrade(empty)
    with migrations.connecting(empty) as engine, engine.begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("setup", recreate="auto") as batch:
            batch.drop_constraint("ck_setup_only_one", type_="check")
            batch.create_check_constraint("ck_setup_only_one", "id > 0")

        found = differences(connection)

    assert [sentence.partition(" ")[0] for sentence in found] == ["setup:", "setup:"]


def test_differences_in_the_condition_of_an_index_are_found(empty: str) -> None:
    migrations.upgrade(empty)
    with migrations.connecting(empty) as engine, engine.begin() as connection:
        connection.execute(text("DROP INDEX uq_ama_code"))
        connection.execute(text("CREATE UNIQUE INDEX uq_ama_code ON ama (code) WHERE phase = 'live'"))

        found = differences(connection)

    assert [sentence.partition(" ")[0] for sentence in found] == ["ama:", "ama:"]


def test_head_is_the_newest_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.VERSIONS.parent))

    script = ScriptDirectory.from_config(config)

    assert script.get_heads() == [migrations.HEAD]


def test_metadata_has_the_tables_of_every_room() -> None:
    rooms_with_tables = {mapper.class_.__module__ for mapper in _mappers()}

    found = {f"learnhub.features.{room}.models" for room in rooms.all_rooms() if _has_models(room)}
    assert found <= rooms_with_tables
    assert len(metadata.tables) == len(list(_mappers()))


def _mappers() -> Iterator[object]:
    from sqlmodel.main import default_registry

    return iter(default_registry.mappers)


def _has_models(room: str) -> bool:
    return (Path(migrations.__file__).parent.parent / "features" / room / "models.py").exists()


@pytest.mark.parametrize("age", ["-1 day", "-2 years"])
def test_audit_rows_do_not_change(database: str, execute: Execute, age: str) -> None:
    _add_audit(database, execute, age)

    with pytest.raises(DBAPIError, match="audit rows do not change"):
        execute("UPDATE audit SET actor = 'somebody else'")


def test_audit_rows_are_kept_for_a_year(database: str, execute: Execute) -> None:
    _add_audit(database, execute, "-1 day")

    with pytest.raises(DBAPIError, match="audit rows are kept for a year"):
        execute("DELETE FROM audit")


def test_audit_rows_of_former_years_can_be_removed(database: str, execute: Execute) -> None:
    _add_audit(database, execute, "-2 years")

    execute("DELETE FROM audit")


def _add_audit(database: str, execute: Execute, age: str) -> None:
    now = "datetime('now', '{}')" if database == "sqlite" else "(now() AT TIME ZONE 'utc') + interval '{}'"
    execute(
        "INSERT INTO audit (at, actor, action, object, result, request_id, ip_prefix)"
        f" VALUES ({now.format(age)}, 'a', 'members:invite', '', 'ok', '', '')"
    )
