"""What can go wrong with people, their accounts and groups."""

from typing import ClassVar

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchPerson(NotFound):
    """Nobody with this id, or nobody this person may know of."""

    code: ClassVar[str] = "person_not_found"

    def __init__(self) -> None:
        super().__init__(N_("There is no such person."))


class WrongPassword(Invalid):
    """The account does not exist, may not sign in, or has another password: the answer is the same."""

    code: ClassVar[str] = "wrong_password"

    def __init__(self) -> None:
        super().__init__(N_("This e-mail and password do not go together."))


class WrongOwnPassword(Invalid):
    """Changing a password needs the one in use."""

    code: ClassVar[str] = "wrong_own_password"

    def __init__(self) -> None:
        message = N_("This is not your current password.")
        super().__init__(message, fields={"current": message})


class LinkUsed(NotFound):
    """An invitation, reset or setup that was used, has expired or never existed."""

    code: ClassVar[str] = "link_used"

    def __init__(self) -> None:
        super().__init__(N_("This link has been used or has expired. Ask for a new one."))


class EmailTaken(Conflict):
    """Somebody has an account with this e-mail."""

    code: ClassVar[str] = "email_taken"

    def __init__(self) -> None:
        message = N_("Somebody with this e-mail is already a member.")
        super().__init__(message, fields={"email": message})


class NameTaken(Conflict):
    """A site or team has this name."""

    code: ClassVar[str] = "name_taken"

    def __init__(self) -> None:
        message = N_("This name is already on the list.")
        super().__init__(message, fields={"name": message})


class GroupInUse(Conflict):
    """A site or team that has members stays."""

    code: ClassVar[str] = "group_in_use"

    def __init__(self, name: str) -> None:
        super().__init__(N_("{name} still has members. Move them first."), name=name)


class LastAdministrator(Conflict):
    """Somebody must remain who can administer LearnHub."""

    code: ClassVar[str] = "last_administrator"

    def __init__(self) -> None:
        super().__init__(N_("At least one active administrator must remain. Name another one first."))


class WrongStatus(Conflict):
    """The account is not in the state that this needs, perhaps because somebody was faster."""

    code: ClassVar[str] = "wrong_status"

    def __init__(self) -> None:
        super().__init__(N_("The account has changed meanwhile. Load the page again."))


class ImportFileProblem(Invalid):
    """A file that cannot be read as a list of members at all."""

    code: ClassVar[str] = "import_file"
