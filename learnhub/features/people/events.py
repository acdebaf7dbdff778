"""What happened to people and their accounts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignedOut:
    """A sign-in of a person ended, by its hashed id."""

    person_id: str
    sign_in: str


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """Somebody changed what they say of themselves."""

    person_id: str


@dataclass(frozen=True, slots=True)
class PersonSuspended:
    """Somebody lost access from now on."""

    person_id: str


@dataclass(frozen=True, slots=True)
class RolesChanged:
    """Somebody may do more, or less, than before."""

    person_id: str


@dataclass(frozen=True, slots=True)
class NewBrowser:
    """Somebody signed in from a browser that they had not used before."""

    person_id: str


@dataclass(frozen=True, slots=True)
class PersonJoined:
    """Somebody took up the account they were invited to (`is_new`), or has it again after a suspension."""

    person_id: str
    is_new: bool = False
