"""What doctor finds, and that it says what to do about it."""

import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from learnhub import migrations
from learnhub.cli import checks, doctor, folder, frontend, try_mail
from learnhub.cli.findings import BAD, GOOD, WARNING
from learnhub.config import KEY_FILE, Settings, key_of
from learnhub.core import zone_data
from learnhub.core.encryption import encrypt
from tests.cli.conftest import Command
from tests.postboxes import Postbox


def change(settings: Settings, statement: str) -> None:
    with closing(sqlite3.connect(settings.database_file)) as connection:
        connection.execute(statement)
        connection.commit()


def test_database_as_expected(company_folder: Settings, head: str) -> None:
    assert list(checks.database(company_folder)) == [(GOOD, f"at step {head}, as this version expects")]


def test_mail_that_is_not_sent_is_no_problem(company_folder: Settings) -> None:
    ((state, sentence),) = checks.mail(company_folder)

    assert (state, sentence.partition(":")[0]) == (GOOD, "not sent")


def test_mail_that_travels_readable() -> None:
    url = "smtp://learn:secret@mail.example.com"
    settings = Settings(smtp_url=url, mail_from="Learn <learn@example.com>")

    found = list(checks.mail(settings))

    assert [state for state, _ in found] == [GOOD, WARNING]
    assert "secret" not in str(found)


def test_mail_that_is_tried_says_each_step(postbox: Postbox) -> None:
    found = list(try_mail.examine("ana@ardelle.example"))

    assert [(each.state, each.sentence.partition(":")[0]) for each in found[:2]] == [
        (GOOD, "Connected"),
        (GOOD, "Accepted"),
    ]
    assert [each.subject for each in found[2:]] == ["SPF", "DKIM", "DMARC"]
    assert [mail["Subject"] for mail in postbox.taken] == ["A test from LearnHub"]


def test_mail_that_is_tried_in_vain_says_why(postbox: Postbox) -> None:
    postbox.answers["RCPT"] = "550 5.1.1 no such user"

    found = [each for each in try_mail.examine("ana@ardelle.example") if each.state == BAD]

    assert [each.sentence for each in found] == ["This address does not exist. 550 5.1.1"]


def test_database_of_an_older_version(company_folder: Settings, head: str) -> None:
    change(company_folder, "UPDATE alembic_version SET version_num = '0001'")

    assert list(checks.database(company_folder)) == [
        (WARNING, f"at step 0001; the next start migrates it to {head}.")
    ]


def test_address_that_two_accounts_have(company_folder: Settings) -> None:
    columns = (
        "id, email, name, folded, job, about, zone, language, theme, status, password_version, created_at"
    )
    for number, email in enumerate(("a@exämple.fr", "a@xn--exmple-cua.fr")):
        row = f"'{number}', '{email}', 'A', 'a', '', '', 'UTC', 'en', 'system', 'invited', 0, '2026-01-01'"
        change(company_folder, f"INSERT INTO person ({columns}) VALUES ({row})")

    assert list(checks.addresses(company_folder)) == [
        (
            WARNING,
            "a@exämple.fr and a@xn--exmple-cua.fr are the same address, but two accounts."
            " Withdraw or suspend the one that is not used.",
        ),
        (GOOD, "2 e-mail addresses"),
    ]


def test_database_with_other_tables(company_folder: Settings) -> None:
    change(company_folder, "DROP INDEX ix_outbox_open")

    assert [state for state, _ in checks.database(company_folder)] == [BAD]


def test_database_with_broken_references(company_folder: Settings) -> None:
    change(company_folder, "INSERT INTO person_role (person_id, role) VALUES ('nobody', 'leader')")

    first = next(checks.database(company_folder))

    assert first == (
        BAD,
        f"{company_folder.database_file} is damaged: references to missing rows in person_role."
        " Restore a backup.",
    )


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda whole: b"", "is empty: it was cut off"),
        (lambda whole: b"no header of a database" * 9 + whole[207:], "The database is damaged"),
        (lambda whole: whole[: len(whole) // 2], "is damaged: "),
        (lambda whole: whole[:20_000] + b"x" * 40_000 + whole[60_000:], "is damaged: "),
    ],
)
def test_database_that_is_damaged(company_folder: Settings, monkeypatch, damage, said: str) -> None:
    whole = company_folder.database_file.read_bytes()
    company_folder.database_file.write_bytes(damage(whole))
    monkeypatch.setattr(doctor, "settings", lambda: company_folder)

    found = [one for one in doctor.examine() if one.subject == "database"]

    assert found[0].state == BAD
    assert said in found[0].sentence


@pytest.mark.parametrize(
    ("version", "state", "said"),
    [(None, BAD, "was not found"), (9, BAD, "cannot copy"), (99, GOOD, "copies")],
)
def test_pg_dump_beside_its_server(postgresql_folder: Settings, monkeypatch, version, state, said) -> None:
    monkeypatch.setattr(checks, "dump_version", lambda: version)
    migrations.upgrade(postgresql_folder.sqlalchemy_url)

    found = [one for one in checks.database(postgresql_folder) if "pg_dump" in one[1]]

    assert [(one, said in sentence) for one, sentence in found] == [(state, True)]


def test_database_that_does_not_answer(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, database_url="postgresql://127.0.0.1:1/learn")

    found = list(checks.database(settings))

    assert [(state, sentence.partition(":")[0]) for state, sentence in found] == [
        (BAD, "The database cannot be opened")
    ]


def test_folder_that_others_can_read(company_folder: Settings) -> None:
    company_folder.data.chmod(0o755)

    assert list(checks.data_folder(company_folder)) == [
        (BAD, f"{company_folder.data} is open to others (755). Run: chmod go= {company_folder.data}"),
        (GOOD, "company, not served now"),
    ]


def test_pages_that_cannot_be_built(company_folder: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontend, "is_stale", lambda: True)
    monkeypatch.setattr(frontend, "has_node", lambda: False)

    found = list(checks.pages(company_folder))

    assert found == [
        (WARNING, "not built from the present sources; the next start builds them, or: learnhub build"),
        (BAD, frontend.NO_NODE),
    ]


def test_open_files_of_the_process_that_serves(company_folder: Settings, monkeypatch) -> None:
    monkeypatch.setattr(checks.connections, "descriptors_allowed", lambda: 1_024)
    own, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)

    alone = list(checks.open_files(company_folder))
    with folder.kept_alone(company_folder.data):
        served = list(checks.open_files(company_folder))

    assert [(state, "LimitNOFILE" in sentence) for state, sentence in alone] == [(WARNING, True)]
    assert f"{own} at once" in served[0][1]


def test_time_zone_data_in_use_is_named(company_folder: Settings) -> None:
    [(state, sentence)] = checks.zones(company_folder)

    assert state == GOOD
    assert zone_data.in_use() in sentence


def test_what_another_key_encrypted_is_named(company_folder: Settings, monkeypatch) -> None:
    monkeypatch.setattr(checks, "_encrypted", lambda: [("site", "name")])
    key = key_of(company_folder)
    for number, text in enumerate((encrypt("a", key), encrypt("b", key), encrypt("c", b"the former key"))):
        change(
            company_folder,
            "INSERT INTO site (id, name, zone, country, region)"
            f" VALUES ('{number}', '{text}', 'UTC', '', '')",
        )
    with_key = list(checks.secrets(company_folder))
    (company_folder.data / KEY_FILE).unlink()
    without_key = list(checks.secrets(company_folder))

    assert [found[0] for found in with_key + without_key] == [BAD, GOOD, BAD, GOOD]
    assert with_key[0][1].startswith("1 of 3 in site.name cannot be read with the present key. Put back")
    assert without_key[0][1].startswith("3 of 3 ")
    assert with_key[1][1] == "3 kept encrypted"
    assert not (company_folder.data / KEY_FILE).exists()


def test_zone_that_is_not_known(company_folder: Settings) -> None:
    change(
        company_folder,
        "INSERT INTO site (id, name, zone, country, region)"
        " VALUES ('000000000001', 'Base', 'Mars/Olympus', '', '')",
    )

    assert next(checks.zones(company_folder)) == (
        BAD,
        "Mars/Olympus is used here but not known. Run: pip install --upgrade tzdata",
    )


@pytest.mark.parametrize(
    ("settings", "states"),
    [
        (Settings(), [GOOD]),
        (Settings(host="0.0.0.0"), [WARNING]),
        (Settings(url="http://learn.example.com"), [WARNING, WARNING]),
        (Settings(url="http://learn.example.com", host="0.0.0.0"), [WARNING]),
        (Settings(url="http://localhost:8000"), [WARNING]),
        (Settings(url="https://learn.example.com"), [GOOD, WARNING]),
        (Settings(url="https://learn.example.com", proxy_hops=1), [GOOD]),
    ],
)
def test_public_address(settings: Settings, states: list[str]) -> None:
    assert [state for state, _ in checks.public_address(settings)] == states


def test_command_reports_and_fails_when_something_must_be_fixed(
    learnhub: Command, company_folder: Settings
) -> None:
    fine = learnhub("doctor", "--data", str(company_folder.data))
    company_folder.data.chmod(0o755)
    wrong = learnhub("doctor", "--data", str(company_folder.data), LEARNHUB_PROT="1")

    assert (fine.returncode, fine.stderr) == (0, "")
    assert [line.split()[0] for line in fine.stdout.splitlines()].count("problem") == 0
    assert wrong.returncode == 1
    assert (
        "warning  configuration   LEARNHUB_PROT is not a setting; did you mean LEARNHUB_PORT?" in wrong.stdout
    )


def test_command_stops_at_a_wrong_configuration(learnhub: Command, tmp_path: Path) -> None:
    found = learnhub("doctor", "--data", str(tmp_path), LEARNHUB_URL="learn")

    assert (found.returncode, found.stdout) == (
        1,
        "problem  configuration  LEARNHUB_URL must be an address such as https://learn.example.com,"
        " without a path.\n",
    )
