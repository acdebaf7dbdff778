"""What can go wrong with people, their accounts and groups."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchPerson(NotFound):
    """Nobody with this id, or nobody this person may know of."""

    code = "person_not_found"
    message = N_("There is no such person.")


class WrongPassword(Invalid):
    """The account does not exist, may not sign in, or has another password: the answer is the same."""

    code = "wrong_password"
    message = N_("This e-mail and password do not go together.")


class WrongOwnPassword(Invalid):
    """Changing a password needs the one in use."""

    code = "wrong_own_password"
    message = N_("This is not your current password.")
    fields = {"current": message}


class LinkUsed(NotFound):
    """An invitation, reset or setup that was used, has expired or never existed."""

    code = "link_used"
    message = N_("This link has been used or has expired. Ask for a new one.")


class EmailTaken(Conflict):
    """Somebody has an account with this e-mail."""

    code = "email_taken"
    message = N_("Somebody with this e-mail is already a member.")
    fields = {"email": message}


class NameTaken(Conflict):
    """A site or team has this name."""

    code = "name_taken"
    message = N_("This name is already on the list.")
    fields = {"name": message}


class GroupInUse(Conflict):
    """A site or team that has members stays."""

    code = "group_in_use"
    message = N_("{name} still has members. Move them first.")


class LastAdministrator(Conflict):
    """Somebody must remain who can administer LearnHub."""

    code = "last_administrator"
    message = N_("At least one active administrator must remain. Name another one first.")


class WrongStatus(Conflict):
    """The account is not in the state that this needs, perhaps because somebody was faster."""

    code = "wrong_status"
    message = N_("The account has changed meanwhile. Load the page again.")


class CompanyChanged(Conflict):
    """Another administrator saved other decisions since these were read."""

    code = "company_changed"
    message = N_("This was changed since you opened it. Copy your text, reload the page and edit again.")


class ImportFileProblem(Invalid):
    """A file that cannot be read as a list of members at all."""

    code = "import_file"


class ImportChanged(Conflict):
    """Members have changed since the preview of a file was shown, and it would do something else now."""

    code = "import_changed"
    message = N_("Members have changed meanwhile. Look again at what the file would do.")


class RoleNotConfirmed(Invalid):
    """A file makes somebody an administrator whom nobody has confirmed."""

    code = "role_not_confirmed"
    message = N_("Confirm each new administrator first.")
