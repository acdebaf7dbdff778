"""Passwords: hashing, comparing, and which ones are too easy to guess.

Everything here is slow by design or pure, and nothing touches a session: callers hash in a thread, between
two short units of work.
"""

import re
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from learnhub.core.i18n import N_
from learnhub.core.language import fold
from learnhub.errors import Invalid

SHORTEST = 12
LONGEST = 256
OWN_CHARACTERS = 8
DIFFERENT_CHARACTERS = 5

TOO_SHORT = N_("Use 12 characters or more. Four ordinary words make a good password.")
TOO_LONG = N_("Use 256 characters or fewer.")
TOO_EASY = N_(
    "This is easy to guess: common words, the company's name or your e-mail. Add words of your own."
)

PRODUCT = "learnhub"
# What guessing programs try first, in the languages spoken here; digits and signs around it change nothing.
_TRIED_FIRST = """
password passwort passwd motdepasse mdp azerty azertyuiop qwerty qwertyuiop qwertz asdfghjkl qsdfghjklm
zxcvbnm wxcvbn abcdefghijklmnopqrstuvwxyz abcdef abcd abc letmein welcome bienvenue bonjour hello soleil
sunshine princess princesse iloveyou jetaime monkey dragon football baseball superman batman starwars
administrator administrateur admin root test demo secret changeme changezmoi temporary temporaire default
defaut user utilisateur login master shadow chocolat doudou marseille paris london france company entreprise
summer winter spring autumn ete hiver printemps automne january janvier correcthorsebatterystaple
"""
COMMON = frozenset(_TRIED_FIRST.split())
_LEET = str.maketrans("0134578@$!€", "oieastbasie")
_SEQUENCES = ("0123456789012345", "9876543210987654")

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def make_hash(password: str) -> str:
    """The argon2id hash to store. Takes about 20 ms and 19 MiB."""
    return _hasher.hash(_normal(password))


def verify(known: str | None, password: str) -> bool:
    """Whether a password is the one of a hash; without a hash it takes as long and is not."""
    try:
        return _hasher.verify(known or _nobodys_hash(), _normal(password)) and known is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(known: str) -> bool:
    """Whether a stored hash was made with smaller parameters than today's."""
    return _hasher.check_needs_rehash(known)


def check(password: str, *, email: str, name: str = "", company: str = "", field: str = "password") -> None:
    """Go on only with a password that is long enough and not easy to guess; raises Invalid on that field."""
    problem = problem_of(password, email=email, name=name, company=company)
    if problem:
        raise Invalid(problem, field=field)


def problem_of(password: str, *, email: str, name: str = "", company: str = "") -> str | None:
    """The sentence about what is wrong with a new password, or None."""
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    own = _own_part(_normal(password), _known_words(email, name, company))
    if len(own) < OWN_CHARACTERS or len(set(own)) < DIFFERENT_CHARACTERS:
        return TOO_EASY
    return None


def _own_part(password: str, words: set[str]) -> str:
    """What is left of a password without the words and runs of digits that others could guess.

    Words are looked for as typed and with digits read as the letters they stand for.
    """
    letters = fold(password).replace(" ", "")
    readable = letters.translate(_LEET)
    taken = [False] * len(letters)
    for word in words:
        for text in (letters, readable):
            for match in re.finditer(re.escape(word), text):
                taken[match.start() : match.end()] = [True] * len(word)
    rest = "".join(letter for letter, gone in zip(letters, taken, strict=True) if not gone)
    return re.sub(r"[\W_]+", "", re.sub(r"\d{4,}", _keep_odd_digits, rest))


def _keep_odd_digits(match: re.Match[str]) -> str:
    """Nothing for 1234, 9876 or a year, the digits otherwise."""
    digits = match[0]
    is_year = len(digits) == 4 and digits.startswith(("19", "20"))
    return "" if is_year or any(digits in run for run in _SEQUENCES) else digits


def _known_words(email: str, name: str, company: str) -> set[str]:
    parts = re.split(r"[^a-z0-9]+", fold(f"{email} {name} {company}"))
    local, _, domain = fold(email).partition("@")
    whole = {re.sub(r"[^a-z0-9]", "", text) for text in (local, domain.split(".")[0], fold(company))}
    return {word for word in {*COMMON, PRODUCT, *parts, *whole} if len(word) >= 3}


def _normal(password: str) -> str:
    """The same text typed on two keyboards is the same password."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this password")
