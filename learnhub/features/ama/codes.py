"""The code by which people join a session: six digits, read aloud or typed from a projector."""

import secrets

LENGTH = 6


def new_code() -> str:
    """A fresh code without a leading zero, which people leave out."""
    return str(secrets.randbelow(9 * 10 ** (LENGTH - 1)) + 10 ** (LENGTH - 1))


def read_code(text: str) -> str | None:
    """The code in what somebody typed, spaces and points forgiven; None when it cannot be one."""
    digits = "".join(letter for letter in text if letter in "0123456789")
    strange = [letter for letter in text if letter not in "0123456789 .-\u00a0\u202f"]
    return digits if len(digits) == LENGTH and not strange else None


def spaced(code: str) -> str:
    """The code as it is shown: two groups of three."""
    return f"{code[:3]} {code[3:]}"
