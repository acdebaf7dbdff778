"""What can go wrong with collections."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchItem(NotFound):
    """It is not in the collection, or not for this reader."""

    code = "collections.no_such_item"
    message = N_("This is not in the collection any more.")


class NoSuchProposal(NotFound):
    """It was decided or withdrawn."""

    code = "collections.no_such_proposal"
    message = N_("This proposal was decided already.")


class NotForEverybody(Invalid):
    """Not all who read the collection may read it."""

    code = "collections.not_for_everybody"
    message = N_("Not everybody who reads this collection can read that page.")


class NotToBeListed(Invalid):
    """Collections list what the library holds, and no collections."""

    code = "collections.not_to_be_listed"
    message = N_("A collection lists pages of the library, and no other collections.")


class NoAddress(Invalid):
    """The text that was given leads to no page of this site."""

    code = "collections.no_address"
    message = N_("Copy the address of a page of the library into this field.")


class ListedAlready(Conflict):
    """An item is in a collection once."""

    code = "collections.listed_already"
    message = N_("It is in this collection already, or proposed for it.")


class CollectionFull(Conflict):
    """A collection is bounded."""

    code = "collections.full"
    message = N_("A collection lists 100 pages at most. Make two of it.")


class ProposedEnough(Conflict):
    """So many proposals of one person wait that nobody should add to them."""

    code = "collections.proposed_enough"
    message = N_("Twenty of your proposals for this collection wait already.")


class NotYoursToCheck(Conflict):
    """Somebody else than its authors and than who added it checks it."""

    code = "collections.not_yours_to_check"
    message = N_("Somebody else has to check it: neither who wrote it nor who added it.")


class NoSuchSpace(Invalid):
    """A space to which its author does not belong."""

    code = "collections.no_such_space"
    message = N_("You do not belong to this team any more.")
