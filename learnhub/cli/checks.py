"""What `doctor` looks at. A check yields a state and a sentence for each thing that it finds."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import available_timezones

from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from learnhub import _run, migrations
from learnhub.cli import connections, folder, frontend
from learnhub.cli.copies import dump_version, open_sqlite, sqlite_problems
from learnhub.cli.findings import BAD, GOOD, WARNING
from learnhub.config import (
    HOPS_UNSET,
    KEY_FILE,
    LOOPBACK,
    Settings,
    key_of,
    unknown_variables,
)
from learnhub.core import encryption, file_store, zone_data
from learnhub.core.server_addresses import name_and_address
from learnhub.errors import LearnHubError

Found = Iterator[tuple[str, str]]

TRIAL = b"A trial of LearnHub."
OLDEST_SQLITE = (3, 35)
FEW_FILES = 8_192
LITTLE_SPACE = 500 * 1024 * 1024
NOT_EMPTY = "SELECT {1} FROM {0} WHERE {1} <> ''"
ZONES = (("person", "zone"), ("site", "zone"), ("mentor", "zone"))


def configuration(settings: Settings) -> Found:
    """Settings that are read, and variables that are not."""
    yield GOOD, f"data folder {settings.data}, database {'PostgreSQL' if settings.database_url else 'SQLite'}"
    for sentence in unknown_variables(os.environ):
        yield WARNING, sentence


def data_folder(settings: Settings) -> Found:
    """The folder is there, private and writable."""
    if not settings.data.is_dir():
        yield WARNING, f"{settings.data} does not exist yet; the first start makes it."
        return
    for path in (settings.data, settings.data / KEY_FILE):
        if path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) & 0o077:
            yield BAD, f"{path} is open to others ({mode:03o}). Run: chmod go= {path}"
    if not os.access(settings.data, os.W_OK | os.X_OK):
        yield BAD, f"{settings.data} is not writable for this user."
        return
    served = "served now" if folder.is_in_use(settings.data) else "not served now"
    yield GOOD, f"{folder.about(settings.data).get('kind', 'not started yet')}, {served}"


def disk(settings: Settings) -> Found:
    """There is room, on a disk that SQLite can live on."""
    place = next(path for path in (settings.data, *settings.data.parents) if path.exists())
    if not settings.database_url:
        folder.refuse_network_disk(place)
    free = shutil.disk_usage(place).free
    state = GOOD if free > LITTLE_SPACE else BAD
    yield (
        state,
        f"{free / 1e9:.1f} GB free" + ("" if state == GOOD else "; make room before people lose work."),
    )


def database(settings: Settings) -> Found:
    """It opens, is whole, and has the tables of this version."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield BAD, f"SQLite {sqlite3.sqlite_version} is too old; LearnHub needs 3.35. Use a newer Python."
    if not settings.database_url:
        if not settings.database_file.exists():
            yield WARNING, "There is no database yet; the first start makes it."
            return
        yield from _sqlite_file(settings.database_file)
        if not settings.database_file.stat().st_size:
            yield (
                BAD,
                f"{settings.database_file} is empty: it was cut off. Restore a backup.",
            )
            return
    try:
        yield from _structure(settings)
    except OperationalError as error:
        yield BAD, f"The database cannot be opened: {str(error.orig).strip()}"


def _sqlite_file(path: Path) -> Found:
    with open_sqlite(path) as connection:
        for problem in sqlite_problems(connection):
            yield BAD, f"{path} is damaged: {problem}. Restore a backup."


def _structure(settings: Settings) -> Found:
    from learnhub.migrations.compare import differences

    with migrations.connecting(settings.sqlalchemy_url) as engine, engine.connect() as connection:
        step = migrations.revision(connection)
        migrations.refuse_newer(step)
        if step != migrations.HEAD:
            yield WARNING, f"at step {step or 'none'}; the next start migrates it to {migrations.HEAD}."
            return
        wrong = differences(connection)
        if connection.dialect.name == "postgresql":
            server = connection.exec_driver_sql("SHOW server_version_num").scalar_one()
            yield from _programs(int(server) // 10_000)
    yield from ((BAD, f"{difference}. Restore a backup, or report this.") for difference in wrong)
    if not wrong:
        yield GOOD, f"at step {migrations.HEAD}, as this version expects"


def _programs(server: int) -> Found:
    """`pg_dump` makes backups and the copy before a migration, unless it is older than the server."""
    found = dump_version()
    if found is None:
        yield BAD, f"pg_dump was not found: no backup, no migration. Install postgresql-client-{server}."
    elif found < server:
        yield BAD, f"pg_dump {found} cannot copy PostgreSQL {server}. Install postgresql-client-{server}."
    else:
        yield GOOD, f"pg_dump {found} copies PostgreSQL {server}"


def addresses(settings: Settings) -> Found:
    """Each account is found under its e-mail address, in the one form that addresses have."""
    from learnhub.features.people import queries

    emails = _column(settings, "SELECT email FROM person WHERE email IS NOT NULL")
    for email, folded in queries.not_folded(emails):
        yield (
            WARNING,
            f"{email} and {folded} are the same address, but two accounts."
            " Withdraw or suspend the one that is not used.",
        )
    yield GOOD, f"{len(emails)} e-mail addresses"


def secrets(settings: Settings) -> Found:
    """What is kept encrypted can be read with the present key."""
    kept = {place: _column(settings, NOT_EMPTY.format(*place)) for place in _encrypted()}
    for (table, column), values in kept.items():
        unreadable = sum(not encryption.is_readable(value, _present_key(settings)) for value in values)
        if unreadable:
            yield (
                BAD,
                f"{unreadable} of {len(values)} in {table}.{column} cannot be read with the present key."
                " Put back the former secret.key or LEARNHUB_SECRET_KEY, or enter them again in LearnHub.",
            )
    yield GOOD, f"{sum(map(len, kept.values()))} kept encrypted"


def _encrypted() -> Iterator[tuple[str, str]]:
    """Table and column of everything that is kept encrypted."""
    from learnhub.migrations.metadata import metadata

    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, encryption.EncryptedText):
                yield table.name, column.name


def _present_key(settings: Settings) -> bytes:
    """The key of the installation; a missing one is not made, since a look must change nothing."""
    is_there = settings.secret_key or (settings.data / KEY_FILE).exists()
    return key_of(settings) if is_there else b""


def zones(settings: Settings) -> Found:
    """Time zones are known, among them every one in use."""
    known = available_timezones()
    if not known:
        yield BAD, "No time zones were found. Run: pip install tzdata"
        return
    for zone in sorted(_zones_in_use(settings) - known):
        yield BAD, f"{zone} is used here but not known. Run: pip install --upgrade tzdata"
    yield GOOD, f"{len(known)} known, {zone_data.in_use()}"


def _zones_in_use(settings: Settings) -> set[str]:
    queries = (f"SELECT DISTINCT {column} FROM {table}" for table, column in ZONES)  # noqa: S608 - our constants
    return _column(settings, *queries)


def _column(settings: Settings, *queries: str) -> set[str]:
    """The values that statements find, none in a database of another version."""
    if not settings.database_url and not settings.database_file.exists():
        return set()
    with migrations.connecting(settings.sqlalchemy_url) as engine, engine.connect() as connection:
        if migrations.revision(connection) != migrations.HEAD:
            return set()
        return {zone for query in queries for (zone,) in connection.execute(text(query))}


def open_files(settings: Settings) -> Found:
    """Each connection takes an open file: too few of them, and a handful of strangers hold all."""
    served = folder.descriptors_of_server(settings.data)
    allowed = served or connections.descriptors_allowed()
    if allowed >= FEW_FILES:
        yield GOOD, f"{allowed} at once"
    else:
        yield (
            WARNING,
            f"only {allowed} at once, one for each connection."
            " Set LimitNOFILE=65536 in the unit, or run: ulimit -n 65536",
        )


def pages(_settings: Settings) -> Found:
    """The pages are built, from the present sources."""
    if not _run.is_checkout():
        frontend.ensure_built()
        yield GOOD, "built, part of the package"
    elif frontend.is_stale():
        yield WARNING, "not built from the present sources; the next start builds them, or: learnhub build"
        if not frontend.has_node():
            yield BAD, frontend.NO_NODE
    else:
        yield GOOD, "built from the present sources"


def public_address(settings: Settings) -> Found:
    """People reach LearnHub where cookies, links and Origin checks expect them."""
    if settings.is_secure:
        yield GOOD, settings.url
    elif settings.url:
        yield WARNING, f"{settings.url} is not https: passwords and cookies travel readable."
    elif settings.host in LOOPBACK:
        yield GOOD, f"only this machine, port {settings.port}"
    else:
        yield (
            WARNING,
            "LEARNHUB_URL is not set: only IP addresses and this machine's names are answered, by http.",
        )
    if settings.misses_proxy:
        yield WARNING, HOPS_UNSET


def mail(settings: Settings) -> Found:
    """Where mail goes out, or that it does not."""
    if not settings.sends_mail:
        yield GOOD, "not sent: LEARNHUB_SMTP_URL is not set, links are handed over by hand"
        return
    from learnhub.mail.smtp import server_of

    server = server_of(settings.smtp_url)
    yield GOOD, f"{server.name}, as {name_and_address(settings.mail_from)[1]}; try it with --mail ADDRESS"
    if not server.is_encrypted and server.host not in LOOPBACK:
        yield WARNING, "Mail travels readable. Use smtp+starttls:// or smtps:// in LEARNHUB_SMTP_URL."


def files(settings: Settings) -> Found:
    """Pictures and videos can be kept, read and deleted where they are kept."""
    if not settings.files_url:
        yield GOOD, f"in {settings.data / file_store.FILES}"
        return
    try:
        store = file_store.opened(settings.files_url, settings.data)
        part = file_store.write_part(file_store.parts_in(settings.data), [TRIAL])
        name = f"{part.stem[:2]}/{part.stem}.try"
        store.put(part, name)
        is_same = b"".join(store.read(name)) == TRIAL
        store.delete(name)
    except LearnHubError as problem:
        yield BAD, f"{problem.message} Look at LEARNHUB_FILES_URL and at the log above."
        return
    yield (GOOD, "in an S3-compatible store") if is_same else (BAD, "The store changes what it keeps.")
    if any(path.is_file() for path in (settings.data / file_store.FILES).glob("??/*")):
        yield (
            WARNING,
            "Files are left in the data folder, where nobody looks while LEARNHUB_FILES_URL is set. "
            "Make a backup without it, and restore that with it.",
        )


CHECKS: tuple[tuple[str, Callable[[Settings], Found]], ...] = (
    ("configuration", configuration),
    ("data folder", data_folder),
    ("disk", disk),
    ("database", database),
    ("addresses", addresses),
    ("secrets", secrets),
    ("time zones", zones),
    ("open files", open_files),
    ("files", files),
    ("pages", pages),
    ("public address", public_address),
    ("mail", mail),
)
