"""Settings: where they come from, what is refused and with which sentence."""

import re
import stat
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from learnhub import config
from learnhub.config import Refusal, Settings, load
from learnhub.core.server_addresses import name_and_address

Load = Callable[..., Settings]


@pytest.fixture
def read(tmp_path: Path) -> Load:
    """Read the settings of a folder with this file and these variables."""

    def read_settings(file: str = "", **variables: str) -> Settings:
        if file:
            (tmp_path / "learnhub.toml").write_text(file, encoding="utf-8")
        return load({"LEARNHUB_DATA": str(tmp_path), **variables})

    return read_settings


def test_settings_default(read: Load, tmp_path: Path) -> None:
    assert read() == Settings(data=tmp_path)


def test_settings_variable_wins_over_file(read: Load, tmp_path: Path) -> None:
    found = read('port = 9000\nlog_level = "debug"\n', LEARNHUB_PORT="9001")

    assert found == Settings(data=tmp_path, port=9001, log_level="debug")


def test_settings_empty_variable_counts_as_absent(read: Load) -> None:
    assert read("port = 9000", LEARNHUB_PORT="  ").port == 9000


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://Learn.Example.com/", "https://learn.example.com"),
        ("https://learn.example.com:443", "https://learn.example.com"),
        ("http://192.0.2.7:8000", "http://192.0.2.7:8000"),
        ("http://[2001:db8::1]:8000", "http://[2001:db8::1]:8000"),
    ],
)
def test_url_is_reduced_to_scheme_and_host(read: Load, given: str, address: str) -> None:
    assert read(LEARNHUB_URL=given).url == address


@pytest.mark.parametrize(
    ("given", "misses"),
    [
        ({}, False),
        ({"LEARNHUB_URL": "https://learn.example.com"}, True),
        ({"LEARNHUB_URL": "https://learn.example.com", "LEARNHUB_PROXY_HOPS": "1"}, False),
        ({"LEARNHUB_URL": "http://learn.example.com"}, True),
        ({"LEARNHUB_URL": "http://learn.example.com", "LEARNHUB_HOST": "0.0.0.0"}, False),
        ({"LEARNHUB_URL": "http://localhost:8000"}, False),
    ],
)
def test_proxy_that_it_was_not_told_of(read: Load, given: dict[str, str], misses: bool) -> None:
    assert read(**given).misses_proxy is misses


def test_is_secure_only_with_https(read: Load) -> None:
    addresses = ("https://learn.example.com", "http://learn.example.com", "")

    assert [read(LEARNHUB_URL=url).is_secure for url in addresses] == [True, False, False]


def test_database_is_sqlite_in_the_data_folder(read: Load, tmp_path: Path) -> None:
    assert read().sqlalchemy_url == f"sqlite:///{tmp_path}/learnhub.db"


def test_internal_networks_are_read(read: Load) -> None:
    found = read(LEARNHUB_INTERNAL_NETWORKS="10.0.0.0/8, 192.168.1.20")

    assert [str(each) for each in found.networks] == ["10.0.0.0/8", "192.168.1.20/32"]
    assert read().networks == ()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_database_url_uses_psycopg(read: Load, scheme: str) -> None:
    found = read(LEARNHUB_DATABASE_URL=f"{scheme}://ana:pw@db/learn?sslmode=require")

    assert found.sqlalchemy_url == "postgresql+psycopg://ana:pw@db/learn?sslmode=require"


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"LEARNHUB_PORT": "eighty"}, "LEARNHUB_PORT must be a whole number."),
        ({"LEARNHUB_PORT": "70000"}, "LEARNHUB_PORT must be between 1 and 65535."),
        ({"LEARNHUB_PROXY_HOPS": "11"}, "LEARNHUB_PROXY_HOPS must be between 0 and 10."),
        (
            {"LEARNHUB_INTERNAL_NETWORKS": "10.0.0.0/8, office"},
            "LEARNHUB_INTERNAL_NETWORKS must be networks such as 10.0.0.0/8, with commas between:"
            " 'office' does not appear to be an IPv4 or IPv6 network.",
        ),
        ({"LEARNHUB_LOG_LEVEL": "loud"}, "LEARNHUB_LOG_LEVEL must be one of debug, info, warning, error."),
        ({"LEARNHUB_SECRET_KEY": "short"}, "LEARNHUB_SECRET_KEY must have at least 32 characters."),
        (
            {"LEARNHUB_URL": "https://example.com/learn"},
            "LEARNHUB_URL must be an address such as https://learn.example.com, without a path.",
        ),
        (
            {"LEARNHUB_URL": "learn.example.com"},
            "LEARNHUB_URL must be an address such as https://learn.example.com, without a path.",
        ),
        (
            {"LEARNHUB_DATABASE_URL": "mysql://db/learn"},
            "LEARNHUB_DATABASE_URL must begin with postgresql://; without it LearnHub uses SQLite.",
        ),
    ],
)
def test_wrong_variable_is_refused(read: Load, variables: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(**variables)

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("prot = 1", "`prot` in {file} is not a setting; did you mean port?"),
        ('port = "8000x"', "`port` in {file} must be a whole number."),
        ("port = true", "`port` in {file} must be a whole number."),
        ("url = 7", "`url` in {file} must be a text."),
        ('data = "/elsewhere"', "`data` in {file} is not a setting."),
    ],
)
def test_wrong_file_is_refused(read: Load, tmp_path: Path, file: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(file)

    assert str(refused.value) == sentence.format(file=tmp_path / "learnhub.toml")


def test_file_that_is_not_toml_is_refused(read: Load, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=f"^{tmp_path}/learnhub.toml cannot be read: "):
        read("port: 8000")


def test_unknown_variables_are_named() -> None:
    found = config.unknown_variables({"LEARNHUB_PROT": "1", "LEARNHUB_PORT": "2", "HOME": "/"})

    assert found == ["LEARNHUB_PROT is not a setting; did you mean LEARNHUB_PORT?"]


def test_key_file_is_made_once_for_its_owner(tmp_path: Path) -> None:
    first = config.key_file(tmp_path).read_text()
    second = config.key_file(tmp_path).read_text()

    assert first == second
    assert len(bytes.fromhex(first)) == 32
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_readme_table_is_that_of_the_code() -> None:
    readme = (config.CHECKOUT / "README.md").read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| `(LEARNHUB_\w+)` \| (.*) \|$", readme, re.MULTILINE))

    hints = get_type_hints(Settings, include_extras=True)
    expected = {}
    for item in fields(Settings):
        default = f"`{item.default}`" if item.default not in ("", Path()) else ""
        expected[config.variable(item.name)] = f"{default} | {hints[item.name].__metadata__[0]}"
    expected["LEARNHUB_DATA"] = (
        "`learnhub-company` in the checkout, else `~/.local/share/learnhub/company`"
        + expected["LEARNHUB_DATA"]
    )

    assert documented == expected


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.com",
        "http://mail.example.com",
        "smtp://",
        "smtp://mail.example.com:0",
        "smtps://learn:four/words@mail.example.com",
        "smtps://learn:four#words@mail.example.com",
        "smtps://:words@mail.example.com",
    ],
)
def test_mail_server_is_refused_without_repeating_its_password(read: Load, url: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(LEARNHUB_SMTP_URL=url)

    assert "words" not in str(caught.value)


@pytest.mark.parametrize(
    "given", ["learn", "Learn <learn>", "learn@x y", "Le\narn <learn@example.com>", "a@b, c@d"]
)
def test_sender_of_mail_is_one_address(read: Load, given: str) -> None:
    with pytest.raises(Refusal, match="must be an address"):
        read(LEARNHUB_MAIL_FROM=given)


def test_mail_needs_a_sender_and_an_address_to_lead_to(read: Load) -> None:
    server, sender = "smtps://a:b%2Fc@mail.example.com", "LearnHub at Ardelle, SA <learn@example.com>"

    with pytest.raises(Refusal, match="needs LEARNHUB_MAIL_FROM"):
        read(LEARNHUB_SMTP_URL=server)
    with pytest.raises(Refusal, match="needs LEARNHUB_URL"):
        read(LEARNHUB_SMTP_URL=server, LEARNHUB_MAIL_FROM=sender)
    found = read(LEARNHUB_SMTP_URL=server, LEARNHUB_MAIL_FROM=sender, LEARNHUB_URL="https://example.com")

    assert found.sends_mail
    assert name_and_address(found.mail_from) == ("LearnHub at Ardelle, SA", "learn@example.com")
