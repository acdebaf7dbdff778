"""One person of a file of members, and what is wrong with the line."""

from dataclasses import asdict, dataclass, field
from difflib import get_close_matches

from learnhub.access.roles import Role
from learnhub.core.i18n import LANGUAGES, N_
from learnhub.core.language import fold
from learnhub.features.people.emails import is_email

NO_NAME = N_("The name is missing.")
NO_EMAIL = N_("The e-mail is missing.")
BAD_EMAIL = N_("“{value}” is not an e-mail address.")
INCOMPLETE_EMAIL = N_("The address is incomplete: its end after “{value}” is missing.")
TWICE = N_("This e-mail is also on line {line}.")
BAD_ROLE = N_("“{value}” is not a role. Roles: member, leader, moderator, administrator.")
CLOSE_ROLE = N_("“{value}” is not a role. Did you mean “{close}”?")
BAD_LANGUAGE = N_("“{value}” is not a language of LearnHub. Use en or fr.")
TOO_LONG = N_("“{value}…” is longer than {n} characters.")
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
    """One person of the file, from its `line` to its `last`; the cells are kept of a row with problems."""

    line: int
    last: int = 0
    email: str = ""
    name: str = ""
    job: str = ""
    site: str = ""
    team: str = ""
    language: str = ""
    role: str = ""
    problems: list[Problem] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    outcome: str = ""

    @property
    def lines(self) -> int:
        """How many lines of the file it takes."""
        return max(self.last, self.line) - self.line + 1


def to_json(rows: list[Row]) -> list[dict]:
    """Rows as they wait in the database."""
    return [asdict(row) for row in rows]


def from_json(stored: list[dict]) -> list[Row]:
    """Rows as they were before they waited."""
    return [Row(**{**row, "problems": [Problem(**problem) for problem in row["problems"]]}) for row in stored]


def check(row: Row) -> None:
    """Add what is wrong with the name, the address and the length of a row."""
    if not row.name:
        row.problems.append(Problem(NO_NAME))
    if not row.email:
        row.problems.append(Problem(NO_EMAIL))
    elif "." not in row.email.rpartition("@")[2] and is_email(f"{row.email}.com"):
        row.problems.append(Problem(INCOMPLETE_EMAIL, {"value": row.email.rpartition("@")[2][:80]}))
    elif not is_email(row.email):
        row.problems.append(Problem(BAD_EMAIL, {"value": row.email[:80]}))
    for column, longest in LONGEST.items():
        if len(getattr(row, column)) > longest:
            row.problems.append(Problem(TOO_LONG, {"value": getattr(row, column)[:30], "n": str(longest)}))
            setattr(row, column, getattr(row, column)[:longest])


def read_words(row: Row, given: dict[str, str]) -> None:
    """Read the role and the language in either of ours."""
    role, language = fold(given.get("role", "")), fold(given.get("language", ""))
    if role in ROLES:
        row.role = ROLES[role]
    else:
        row.problems.append(_bad_role(given["role"][:40]))
    code = language.partition("-")[0].partition("_")[0]
    if not language or code in SPOKEN:
        row.language = SPOKEN.get(code, "")
    else:
        row.problems.append(Problem(BAD_LANGUAGE, {"value": given["language"][:40]}))


def _bad_role(value: str) -> Problem:
    if close := get_close_matches(fold(value), [name for name in ROLES if name], n=1, cutoff=0.75):
        return Problem(CLOSE_ROLE, {"value": value, "close": close[0]})
    return Problem(BAD_ROLE, {"value": value})


def mark_repeated(rows: list[Row]) -> None:
    """Let the first of several rows with one address count."""
    first: dict[str, int] = {}
    for row in rows:
        if row.email and first.setdefault(row.email, row.line) != row.line:
            row.problems.append(Problem(TWICE, {"line": str(first[row.email])}))
