"""What can go wrong with REX."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchPiece(NotFound):
    """No fact, moment or action of this REX has this id; perhaps a colleague took it out."""

    code = "rex.no_such_piece"
    message = N_("This is not in the REX any more.")


class NoSuchProject(NotFound):
    """There is no such project, or somebody took it off the register."""

    code = "rex.no_such_project"
    message = N_("There is no such project.")


class TooManyPieces(Conflict):
    """A REX holds so many facts, moments or actions."""

    code = "rex.too_many_pieces"
    message = N_("A REX holds {most} of these at most.")


class TooManyPeople(Conflict):
    """So many people write one REX."""

    code = "rex.too_many_people"
    message = N_("At most {most} people write a REX.")


class NotThere(Invalid):
    """Somebody who is not here, or does not read in this community."""

    code = "rex.not_a_reader"
    message = N_("This colleague cannot read this REX.")


class UnderItself(Invalid):
    """A fact would be needed for itself."""

    code = "rex.under_itself"
    message = N_("A fact cannot be needed for itself.")


class OneFact(Conflict):
    """What happened stays as long as there is a tree."""

    code = "rex.root"
    message = N_("What happened is the beginning of the tree. Other facts stand under it.")


class OtherStage(Conflict):
    """The REX is further than that, or not yet so far."""

    code = "rex.other_stage"
    message = N_("This REX is at another step by now. Reload the page.")


class NothingWritten(Conflict):
    """A REX without words is not shown to the company."""

    code = "rex.nothing_written"
    message = N_("Write what happened before you publish it.")


class NotDueYet(Conflict):
    """Nobody can say yet whether it changed anything."""

    code = "rex.effect_not_due"
    message = N_("It is too early to say whether it changed anything.")
