"""Reading a file of members: whatever a spreadsheet exports, with what is wrong named by line.

Pure: bytes in, rows out. Every line of the file belongs to a row, or is blank or a heading; a cell with line
breaks makes a row of several lines. What only the database knows (who is a member already, which sites exist)
is checked by `queries.imports`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from learnhub.core.i18n import N_
from learnhub.core.inputs import UNSOUND
from learnhub.core.language import fold
from learnhub.core.text import is_sound, on_one_line
from learnhub.features.people.emails import fold_email
from learnhub.features.people.errors import ImportFileProblem
from learnhub.features.people.member_rows import Problem, Row, check, mark_repeated, read_words

MAX_BYTES = 1_000_000
MAX_ROWS = 5_000
HEADINGS = 10  # so many lines may stand above the names of the columns
DELIMITERS = ";,\t|"
SEPARATOR = re.compile(
    rf'"?sep=([{DELIMITERS}])', re.IGNORECASE
)  # what Excel writes and reads in a line of its own

csv.field_size_limit(MAX_BYTES)  # a quotation mark that is never closed makes the rest of a file one cell

TOO_LARGE = N_("The file is larger than 1 MB. Split it into several.")
TOO_MANY_ROWS = N_("The file has more than 5,000 lines. Split it into several.")
NOT_TEXT = N_("This is not a CSV file. Save the sheet as “CSV (UTF-8)” and try again.")
EMPTY = N_("The file has no line with a person.")
NO_COLUMNS = N_("The first line must name the columns; “name” and “email” are needed.")
BROKEN_LINE = N_("This line cannot be read: its quotation marks do not match.")
UNCLOSED = N_(
    "A quotation mark that is not closed takes lines {first} to {last} together. Close or remove it."
)
TOO_MANY_CELLS = N_("This line has more cells than there are columns.")

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


ABOUT = ("headings", "blanks", "columns", "unread", "delimiter")


@dataclass(slots=True)
class MembersFile:
    """A whole file: its rows, and the numbers of the lines that are none."""

    rows: list[Row]
    headings: list[int] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    delimiter: str = ","

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return len(self.headings) + len(self.blanks) + sum(row.lines for row in self.rows)

    def about(self) -> dict[str, Any]:
        """Everything but the rows, as it waits in the database."""
        return {name: getattr(self, name) for name in ABOUT}


def kept_file(rows: list[Row], about: dict[str, Any] | None) -> MembersFile:
    """A file as it was before it waited; of one that an older version kept there are only the rows."""
    return MembersFile(rows, **{name: value for name, value in (about or {}).items() if name in ABOUT})


def read_rows(data: bytes) -> list[Row]:
    """The people of a file with the problems of each; raises ImportFileProblem when unreadable."""
    return read_file(data).rows


def read_file(data: bytes) -> MembersFile:
    """A file with its people and the problems of each; raises ImportFileProblem when unreadable."""
    text = _decode(data)
    head = _find_columns(text)
    known = _columns(head.columns)
    file = MembersFile([], columns=head.columns, delimiter=head.delimiter)
    file.unread = [name for name, column in zip(head.columns, known, strict=True) if name and not column]
    for record in head.records:
        if record.is_blank:
            file.blanks += record.numbers
        elif record.first <= head.line:
            file.headings += record.numbers
        elif len(file.rows) == MAX_ROWS:
            raise _unreadable(TOO_MANY_ROWS)
        else:
            file.rows.append(_row(record, known, head.delimiter))
    if not file.rows:
        raise _unreadable(EMPTY)
    mark_repeated(file.rows)
    return file


def as_csv(lines: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Lines as a spreadsheet opens them: it takes UTF-8 for what it is because of the mark at the start."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


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


@dataclass(frozen=True, slots=True)
class Record:
    """What stands between two line ends outside of quotation marks; `cells` is None when that is unclear."""

    first: int
    last: int
    cells: list[str] | None
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there, or nothing but separators."""
        return self.cells is not None and not any(cell.strip() for cell in self.cells)

    @property
    def numbers(self) -> range:
        """The lines that it takes."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Head:
    """The names of the columns, the line on which they stand, and the whole file as it is read with them."""

    line: int
    columns: list[str]
    delimiter: str
    records: list[Record]


def _find_columns(text: str) -> Head:
    """The first line that names the columns: a title and Excel's `sep=;` may stand above it."""
    named = SEPARATOR.match(text)
    for delimiter in (named.group(1) if named else "") + DELIMITERS:
        for record in islice(_records(text, delimiter), HEADINGS):
            known = set(_columns(record.cells or []))
            if "email" in known and known & {"name", "first", "last"}:
                columns = [on_one_line(cell) for cell in record.cells or []]
                return Head(record.first, columns, delimiter, list(_records(text, delimiter)))
    raise _unreadable(NO_COLUMNS)


def _records(text: str, delimiter: str) -> Iterator[Record]:
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        yield Record(before + 1, reader.line_num, cells, "".join(lines[before : reader.line_num]))


def _columns(cells: list[str]) -> list[str]:
    """What each column holds; an unknown one is passed over. "Nom" is a surname beside "Prénom"."""
    names = [fold(cell).replace("_", " ") for cell in cells]
    known = {alias: column for column, aliases in COLUMNS.items() for alias in aliases}
    found = [known.get(name, "") for name in names]
    surname = "last" if "first" in found else "name"
    return [surname if name == "nom" else column for name, column in zip(names, found, strict=True)]


def _row(record: Record, columns: list[str], delimiter: str) -> Row:
    row = Row(record.first, record.last, cells=record.cells or [record.text.rstrip("\r\n")])
    if record.cells is None or _has_swallowed(record.cells, delimiter):
        lines = {"first": str(record.first), "last": str(record.last)}
        row.problems.append(Problem(UNCLOSED, lines) if row.lines > 1 else Problem(BROKEN_LINE))
        return row
    if not is_sound(record.text):
        row.problems.append(Problem(UNSOUND))
        return row
    if any(cell.strip() for cell in record.cells[len(columns) :]):
        row.problems.append(Problem(TOO_MANY_CELLS))
        return row
    given: dict[str, str] = {}
    for column, cell in zip(columns, record.cells, strict=False):
        given.setdefault(column, on_one_line(cell))
    full = " ".join(filter(None, (given.get("first", ""), given.get("last", ""))))
    row.email, row.name = fold_email(given.get("email", "")), given.get("name") or full
    row.job, row.site, row.team = (given.get(column, "") for column in ("job", "site", "team"))
    check(row)
    read_words(row, given)
    return row


def _has_swallowed(cells: list[str], delimiter: str) -> bool:
    """Whether a cell holds whole lines of others, since its quotation mark was closed on one of theirs."""
    further = (line for cell in cells for line in cell.splitlines()[1:])
    return any("@" in line and delimiter in line for line in further)
