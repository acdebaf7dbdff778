"""Backup and restore: complete, checked, and never over something that exists."""

import errno
import json
import os
import random
import sqlite3
import stat
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from learnhub import migrations
from learnhub.cli import archive, folder
from learnhub.cli.backup import back_up
from learnhub.cli.explained import explain
from learnhub.cli.restore import restore
from learnhub.config import Refusal, Settings
from learnhub.core import db
from tests.cli.conftest import Command


def add_site(session: Session, name: str) -> None:
    session.connection().execute(
        text(
            "INSERT INTO site (id, name, zone, country, region) VALUES (:id, :name, 'Europe/Paris', 'FR', '')"
        ),
        {"id": f"{len(name):012}", "name": name},
    )


def sites(session: Session) -> list[str]:
    return list(session.connection().execute(text("SELECT name FROM site ORDER BY name")).scalars())


@pytest.fixture
def filled(company_folder: Settings) -> Iterator[Settings]:
    """A company's folder, in use, with one site."""
    db.configure(company_folder.sqlalchemy_url)
    db.write_now(add_site, "Nantes")
    yield company_folder
    db.dispose()


def test_backup_holds_everything_for_its_owner_only(filled: Settings, tmp_path: Path) -> None:
    (filled.data / "learnhub.toml").write_text("port = 9000\n")
    target = tmp_path / "learnhub.zip"

    back_up(filled, target)

    with zipfile.ZipFile(target) as packed:
        assert sorted(packed.namelist()) == ["learnhub.db", "learnhub.toml", "manifest.json", "secret.key"]
        manifest = json.loads(packed.read("manifest.json"))
    assert (manifest["step"], manifest["kind"]) == (migrations.HEAD, "company")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "learnhub.zip"]


def test_restore_brings_back_what_was_backed_up(filled: Settings, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "learnhub.zip")
    db.write_now(add_site, "Lyon, written later")
    elsewhere = Settings(data=tmp_path / "elsewhere")

    restore(elsewhere, tmp_path / "learnhub.zip")

    db.configure(elsewhere.sqlalchemy_url)
    assert db.read_now(sites) == ["Nantes"]
    assert (elsewhere.data / "secret.key").read_bytes() == (filled.data / "secret.key").read_bytes()
    assert folder.about(elsewhere.data) == {"kind": "company"}
    assert stat.S_IMODE(elsewhere.data.stat().st_mode) == 0o700


def test_pictures_are_backed_up_and_brought_back(filled: Settings, tmp_path: Path) -> None:
    shard = filled.data / "images" / "k3"
    shard.mkdir(parents=True)
    (shard / "k3v9x2m4p7q1.jpg").write_bytes(b"pixels")
    (shard / "k3v9x2m4p7q2.mp4").write_bytes(b"frames")
    (filled.data / "images" / "parts").mkdir()
    (filled.data / "images" / "parts" / "k3v9x2m4p7q3.part").write_bytes(b"half a pict")
    target, elsewhere = tmp_path / "learnhub.zip", Settings(data=tmp_path / "elsewhere")

    back_up(filled, target)
    restore(elsewhere, target)

    restored = sorted((elsewhere.data / "files").rglob("*.*"))
    assert [(path.name, path.read_bytes()) for path in restored] == [
        *(("k3v9x2m4p7q1.jpg", b"pixels"), ("k3v9x2m4p7q2.mp4", b"frames"))
    ]
    assert stat.S_IMODE((elsewhere.data / "files").stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["images/../secret.key", "images/k3/x.svg", "/etc/passwd"])
def test_restore_refuses_files_that_no_backup_has(filled: Settings, tmp_path: Path, name: str) -> None:
    back_up(filled, tmp_path / "learnhub.zip")
    with zipfile.ZipFile(tmp_path / "learnhub.zip") as packed:
        manifest = json.loads(packed.read("manifest.json"))
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as packed:
        packed.writestr("manifest.json", json.dumps({**manifest, "files": {name: "0"}}))

    with pytest.raises(Refusal, match="holds files that no backup of LearnHub has"):
        restore(Settings(data=tmp_path / "elsewhere"), tmp_path / "odd.zip")


def test_backup_sees_one_state_while_others_write(filled: Settings, tmp_path: Path) -> None:
    connection = sqlite3.connect(filled.database_file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE site SET name = 'half done'")

    back_up(filled, tmp_path / "learnhub.zip")
    connection.execute("ROLLBACK")
    connection.close()

    restore(Settings(data=tmp_path / "elsewhere"), tmp_path / "learnhub.zip")
    with closing(sqlite3.connect(tmp_path / "elsewhere" / "learnhub.db")) as copy:
        assert copy.execute("SELECT name FROM site").fetchall() == [("Nantes",)]


def test_backup_to_a_full_disk_is_refused_and_leaves_nothing(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(zipfile.ZipFile, "write", write)

    with pytest.raises(Refusal, match="No space left on device"):
        back_up(filled, tmp_path / "learnhub.zip")

    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert db.read_now(sites) == ["Nantes"]


def test_backup_refuses_to_overwrite(filled: Settings, tmp_path: Path) -> None:
    (tmp_path / "learnhub.zip").write_text("precious")

    with pytest.raises(Refusal, match="exists already; choose another name"):
        back_up(filled, tmp_path / "learnhub.zip")

    assert (tmp_path / "learnhub.zip").read_text() == "precious"


def test_backup_of_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=f"^There is nothing to back up in {tmp_path}"):
        back_up(Settings(data=tmp_path), tmp_path / "learnhub.zip")


def test_backup_of_broken_references_is_refused(filled: Settings, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled.database_file)) as connection:
        connection.execute("INSERT INTO person_role (person_id, role) VALUES ('nobody', 'leader')")
        connection.commit()

    with pytest.raises(Refusal, match="references to missing rows in person_role"):
        back_up(filled, tmp_path / "learnhub.zip")

    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_restore_refuses_a_folder_in_use(filled: Settings, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "learnhub.zip")

    with pytest.raises(Refusal, match="holds a LearnHub already"):
        restore(filled, tmp_path / "learnhub.zip")


def test_restore_refuses_a_newer_backup(filled: Settings, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled.database_file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    back_up(filled, tmp_path / "learnhub.zip")

    with pytest.raises(Refusal, match="written by a newer LearnHub"):
        restore(Settings(data=tmp_path / "elsewhere"), tmp_path / "learnhub.zip")

    assert not (tmp_path / "elsewhere").exists()


def test_restore_refuses_a_changed_backup(filled: Settings, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "learnhub.zip")
    with zipfile.ZipFile(tmp_path / "learnhub.zip") as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(tmp_path / "changed.zip", "w") as packed:
        for name, content in {**members, "secret.key": b"0" * 64}.items():
            packed.writestr(name, content)

    with pytest.raises(Refusal, match=r"is damaged: secret\.key is not what was backed up"):
        restore(Settings(data=tmp_path / "elsewhere"), tmp_path / "changed.zip")

    assert not (tmp_path / "elsewhere" / "learnhub.db").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_restore_refuses_what_is_no_backup(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)

    with pytest.raises(Refusal, match="is not a backup of LearnHub, or it is damaged"):
        restore(Settings(data=tmp_path / "elsewhere"), tmp_path / "file")


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_restore_refuses_what_is_left_of_another_database(
    filled: Settings, tmp_path: Path, ending: str
) -> None:
    back_up(filled, tmp_path / "learnhub.zip")
    left = tmp_path / "elsewhere" / f"learnhub.db{ending}"
    left.parent.mkdir()
    left.write_bytes(b"pages of another database")

    with pytest.raises(Refusal, match=f"learnhub.db{ending} is left of another database"):
        restore(Settings(data=left.parent), tmp_path / "learnhub.zip")

    assert [path.name for path in left.parent.iterdir()] == [left.name]


def test_backup_that_was_cut_or_changed_anywhere_is_refused(filled: Settings, tmp_path: Path) -> None:
    source, damaged = tmp_path / "learnhub.zip", tmp_path / "damaged.zip"
    back_up(filled, source)
    whole, chance = source.read_bytes(), random.Random(7)

    for number in range(60):
        place = chance.randrange(len(whole))
        cut = whole[:place] if number % 3 == 0 else b""
        damaged.write_bytes(cut or whole[:place] + chance.randbytes(40) + whole[place + 40 :])
        elsewhere = Settings(data=tmp_path / f"elsewhere-{number}")
        try:
            restore(elsewhere, damaged)
        except Refusal:
            assert not elsewhere.database_file.exists()
        else:  # what was hit says nothing, such as a time or a comment
            assert (
                archive.sha256(elsewhere.database_file) == archive.read_manifest(source).files["learnhub.db"]
            )


@pytest.mark.parametrize(
    "manifest", ["[]", "null", '"text"', "{}", "[" * 2_000, '{"format": 1, "files": []}']
)
def test_restore_refuses_a_manifest_that_is_none(tmp_path: Path, manifest: str) -> None:
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as packed:
        packed.writestr("manifest.json", manifest)

    with pytest.raises(Refusal, match="is not a backup of LearnHub, or it is damaged"):
        restore(Settings(data=tmp_path / "elsewhere"), tmp_path / "odd.zip")


@pytest.mark.parametrize("kind", [folder.DEMO, folder.COMPANY])
def test_restore_says_how_to_start_what_it_restored(
    filled: Settings, tmp_path: Path, kind: str, learnhub: Command
) -> None:
    folder.describe(filled.data, kind=kind)
    back_up(filled, tmp_path / "learnhub.zip")

    done = learnhub("restore", str(tmp_path / "learnhub.zip"), "--data", str(tmp_path / "elsewhere"))

    command = "demo" if kind == folder.DEMO else "serve"
    assert done.stdout.endswith(f"Start it as before: learnhub {command} --data {tmp_path / 'elsewhere'}\n")


@pytest.mark.parametrize("damage", [b"", b"no database at all, however one looks at it" * 90])
def test_backup_of_a_damaged_database_says_so(filled: Settings, tmp_path: Path, damage: bytes) -> None:
    db.dispose()
    filled.database_file.write_bytes(damage)

    with pytest.raises((Refusal, SQLAlchemyError)) as refused:
        back_up(filled, tmp_path / "learnhub.zip")

    said = explain(refused.value) or str(refused.value)
    assert said.startswith("The database is damaged: " if damage else "There is nothing to back up: ")
    assert not (tmp_path / "learnhub.zip").exists()


def test_restore_refuses_strange_members(filled: Settings, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "learnhub.zip")
    with zipfile.ZipFile(tmp_path / "learnhub.zip") as packed:
        manifest = json.loads(packed.read("manifest.json"))
    manifest["files"]["../outside"] = "0"
    with zipfile.ZipFile(tmp_path / "strange.zip", "w") as packed:
        packed.writestr("manifest.json", json.dumps(manifest))

    with pytest.raises(Refusal, match="holds files that no backup of LearnHub has"):
        restore(Settings(data=tmp_path / "elsewhere"), tmp_path / "strange.zip")


def test_restore_refuses_the_other_engine(filled: Settings, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "learnhub.zip")
    elsewhere = Settings(data=tmp_path / "elsewhere", database_url="postgresql://nowhere/learn")

    with pytest.raises(Refusal, match="holds a SQLite database"):
        restore(elsewhere, tmp_path / "learnhub.zip")


@pytest.fixture
def _postgresql_programs(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the client programs of the test server on the path."""
    with migrations.connecting(postgresql_url) as engine, engine.connect() as connection:
        programs = Path(
            connection.execute(text("SELECT setting FROM pg_config WHERE name = 'BINDIR'")).scalar_one()
        )
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("_postgresql_programs")
def test_postgresql_is_backed_up_and_restored(
    postgresql_folder: Settings, tmp_path: Path, worker_id: str
) -> None:
    db.configure(postgresql_folder.sqlalchemy_url)
    db.write_now(add_site, "Nantes")
    back_up(postgresql_folder, tmp_path / "learnhub.zip")
    name = f"restored_{worker_id}"
    with db.engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DELETE FROM site"))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    url = postgresql_folder.database_url.replace(f"/learnhub_{worker_id}?", f"/{name}?")
    elsewhere = Settings(data=tmp_path / "elsewhere", database_url=url)

    restore(elsewhere, tmp_path / "learnhub.zip")

    db.configure(elsewhere.sqlalchemy_url)
    assert db.read_now(sites) == ["Nantes"]
    with pytest.raises(Refusal, match="holds a LearnHub already"):
        restore(elsewhere, tmp_path / "learnhub.zip")
    with pytest.raises(Refusal, match="The PostgreSQL database holds tables already"):
        restore(Settings(data=tmp_path / "third", database_url=url), tmp_path / "learnhub.zip")


def test_postgresql_without_its_programs_is_refused(
    postgresql_folder: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Refusal, match=r"^pg_dump was not found\. Install"):
        back_up(postgresql_folder, tmp_path / "learnhub.zip")
