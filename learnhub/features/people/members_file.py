"""Reading a file of future members: whatever a spreadsheet exports, with what is wrong named by line.

Pure: bytes in, rows out. What only the database knows (who is a member already, which sites exist) is checked
by `queries.imports`.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from learnhub.access.roles import Role
from learnhub.core.i18n import LANGUAGES, N_
from learnhub.core.inputs import UNSOUND
from learnhub.core.language import fold
from learnhub.core.text import is_sound, on_one_line
from learnhub.features.people.emails import fold_email, is_email
from learnhub.features.people.errors import ImportFileProblem

MAX_BYTES = 1_000_000
MAX_ROWS = 5_000

TOO_LARGE = N_("The file is larger than 1 MB. Split it into several.")
TOO_MANY_ROWS = N_("The file has more than 5,000 lines. Split it into several.")
NOT_TEXT = N_("This is not a CSV file. Save the sheet as “CSV (UTF-8)” and try again.")
EMPTY = N_("The file has no line with a person.")
NO_COLUMNS = N_("The first line must name the columns; “name” and “email” are needed.")
BROKEN_LINE = N_("This line cannot be read: its quotation marks do not match.")
TOO_MANY_CELLS = N_("This line has more cells than the first line has columns.")
NO_NAME = N_("The name is missing.")
NO_EMAIL = N_("The e-mail is missing.")
BAD_EMAIL = N_("“{value}” is not an e-mail address.")
TWICE = N_("This e-mail is also on line {line}.")
BAD_ROLE = N_("“{value}” is not a role. Roles: member, leader, moderator, administrator.")
BAD_LANGUAGE = N_("“{value}” is not a language of LearnHub. Use en or fr.")
TOO_LONG = N_("“{value}…” is longer than {n} characters.")

COLUMNS = {
    "email": ("email", "e-mail", "mail", "e-mail address", "email address", "work email", "courriel",
              "adresse e-mail", "adresse email", "adresse electronique", "adresse mail"),
    "name": ("name", "full name", "display name", "nom complet", "nom et prenom", "prenom et nom"),
    "first": ("first name", "firstname", "given name", "prenom"),
    "last": ("last name", "lastname", "surname", "family name", "nom de famille"),
    "job": ("job", "job title", "title", "position", "poste", "fonction", "metier", "emploi"),
    "site": ("site", "location", "office", "lieu", "etablissement"),
    "team": ("team", "group", "department", "equipe", "service", "groupe", "departement"),
    "language": ("language", "locale", "langue"),
    "role": ("role", "roles"),
}  # fmt: skip
LONGEST = {"email": 254, "name": 120, "job": 120, "site": 80, "team": 80}
ROLES = {
    "": "", "member": "", "membre": "",
    "leader": Role.LEADER, "direction": Role.LEADER, "dirigeant": Role.LEADER,
    "moderator": Role.MODERATOR, "moderation": Role.MODERATOR, "moderateur": Role.MODERATOR,
    "administrator": Role.ADMINISTRATOR, "admin": Role.ADMINISTRATOR, "administration": Role.ADMINISTRATOR,
    "administrateur": Role.ADMINISTRATOR,
}  # fmt: skip
SPOKEN = {"english": "en", "anglais": "en", "french": "fr", "francais": "fr"} | {
    code: code for code in LANGUAGES
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line: a message id and its values."""

    message: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """One line of the file."""

    line: int
    email: str = ""
    name: str = ""
    job: str = ""
    site: str = ""
    team: str = ""
    language: str = ""
    role: str = ""
    problems: list[Problem] = field(default_factory=list)


def to_json(rows: list[Row]) -> list[dict]:
    """Rows as they wait in the database."""
    return [asdict(row) for row in rows]


def from_json(stored: list[dict]) -> list[Row]:
    """Rows as they were before they waited."""
    return [Row(**{**row, "problems": [Problem(**problem) for problem in row["problems"]]}) for row in stored]


def read_rows(data: bytes) -> list[Row]:
    """The people of a file with the problems of each; raises ImportFileProblem when unreadable."""
    text = _decode(data)
    lines = _records(text, _delimiter(text))
    head = next(lines, None)
    columns = _columns(head[1]) if head else []
    if not {"email"} <= set(columns) or not {"name", "last", "first"} & set(columns):
        raise _unreadable(NO_COLUMNS)
    rows: list[Row] = []
    for number, cells in lines:
        if len(rows) == MAX_ROWS:
            raise _unreadable(TOO_MANY_ROWS)
        if cells is None or any(cell.strip() for cell in cells):
            rows.append(_row(number, cells, columns))
    if not rows:
        raise _unreadable(EMPTY)
    _mark_repeated(rows)
    return rows


def _unreadable(message: str) -> ImportFileProblem:
    return ImportFileProblem(message, field="file")


def _decode(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else what Windows calls ANSI."""
    if len(data) > MAX_BYTES:
        raise _unreadable(TOO_LARGE)
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if marked else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and not data.startswith(b"PK\x03\x04"):
            return text
    raise _unreadable(NOT_TEXT)


def _delimiter(text: str) -> str:
    """The sign that separates the names of the columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";,\t|", key=first.count)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each record with the number of its first line; None for the cells of one that cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, None
            continue
        if cells:
            yield number, cells


def _columns(cells: list[str] | None) -> list[str]:
    """What each column holds; an unknown one is passed over. "Nom" is a surname beside "Prénom"."""
    names = [fold(cell).replace("_", " ") for cell in cells or []]
    known = {alias: column for column, aliases in COLUMNS.items() for alias in aliases}
    found = [known.get(name, "") for name in names]
    surname = "last" if "first" in found else "name"
    return [surname if name == "nom" else column for name, column in zip(names, found, strict=True)]


def _row(number: int, cells: list[str] | None, columns: list[str]) -> Row:
    if cells is None:
        return Row(number, problems=[Problem(BROKEN_LINE)])
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        return Row(number, problems=[Problem(TOO_MANY_CELLS)])
    if not all(map(is_sound, cells)):
        return Row(number, problems=[Problem(UNSOUND)])
    given: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        given.setdefault(column, on_one_line(cell))
    full = " ".join(filter(None, (given.get("first", ""), given.get("last", ""))))
    row = Row(number, email=fold_email(given.get("email", "")), name=given.get("name") or full)
    row.job, row.site, row.team = (given.get(column, "") for column in ("job", "site", "team"))
    _check(row)
    _read_words(row, given)
    return row


def _check(row: Row) -> None:
    if not row.name:
        row.problems.append(Problem(NO_NAME))
    if not row.email:
        row.problems.append(Problem(NO_EMAIL))
    elif not is_email(row.email):
        row.problems.append(Problem(BAD_EMAIL, {"value": row.email[:80]}))
    for column, longest in LONGEST.items():
        if len(getattr(row, column)) > longest:
            row.problems.append(Problem(TOO_LONG, {"value": getattr(row, column)[:30], "n": str(longest)}))
            setattr(row, column, getattr(row, column)[:longest])


def _read_words(row: Row, given: dict[str, str]) -> None:
    role, language = fold(given.get("role", "")), fold(given.get("language", ""))
    if role in ROLES:
        row.role = ROLES[role]
    else:
        row.problems.append(Problem(BAD_ROLE, {"value": given["role"][:40]}))
    code = language.partition("-")[0].partition("_")[0]
    if not language or code in SPOKEN:
        row.language = SPOKEN.get(code, "")
    else:
        row.problems.append(Problem(BAD_LANGUAGE, {"value": given["language"][:40]}))


def _mark_repeated(rows: list[Row]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if row.email and first.setdefault(row.email, row.line) != row.line:
            row.problems.append(Problem(TWICE, {"line": str(first[row.email])}))
