"""What can go wrong with communities."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchCommunity(NotFound):
    """Not there, or not for this person."""

    code = "community.not_found"
    message = N_("This community does not exist, or is not open to you.")


class NoSuchMember(NotFound):
    """Nobody of this id is a member, asks to be one or is invited."""

    code = "community.no_such_member"
    message = N_("This person is not in the community.")


class TwoOthers(Invalid):
    """A community is started by three."""

    code = "community.two_others"
    message = N_("Choose at least two colleagues: a community is started by three.")


class NotAmongColleagues(Invalid):
    """One is not invited by oneself, nor is somebody without an account."""

    code = "community.not_among_colleagues"
    message = N_("Choose colleagues who have an account, and not yourself.")


class AlreadySaidNo(Conflict):
    """Nobody is asked twice."""

    code = "community.already_said_no"
    message = N_("This has been declined already. The other side may still change its mind.")


class NotJoinable(Conflict):
    """It is proposed, closed, or lets people in otherwise."""

    code = "community.not_joinable"
    message = N_("This community cannot be joined in this way.")


class HandOverFirst(Conflict):
    """No community is left without somebody who facilitates it."""

    code = "community.hand_over_first"
    message = N_(
        "You are the only one who facilitates this community. Hand over to a member first, or close it."
    )


class NotActive(Conflict):
    """It is proposed, closed or merged."""

    code = "community.not_active"
    message = N_("This community is not active at the moment.")


class FacilitatesAlready(Conflict):
    """They do so already."""

    code = "community.facilitates_already"
    message = N_("This person facilitates the community already.")


class WrittenInConfidence(Conflict):
    """What members wrote for each other is not opened to everybody afterwards."""

    code = "community.written_in_confidence"
    message = N_("Others have written here for members only. It cannot be opened to more people afterwards.")


class NotMovable(Conflict):
    """An answer moves with its question; what is anonymous was written for its audience."""

    code = "community.not_movable"
    message = N_("This cannot be moved. Answers and comments move with what they belong to.")


class NotShowable(Conflict):
    """Only what everybody may read is shown in a second place."""

    code = "community.not_showable"
    message = N_("Only what everybody may read, and what is not there already, can be shown in a community.")


class NothingToMerge(Conflict):
    """A community is merged with another active one that the same person facilitates."""

    code = "community.nothing_to_merge"
    message = N_("Choose another community that is active and that you facilitate, too.")


class ChangedMeanwhile(Conflict):
    """Somebody else who facilitates it saved other settings since."""

    code = "community.changed_meanwhile"
    message = N_("The settings were changed since you opened them. Look at them again.")


class NothingWaits(NotFound):
    """It was approved, sent back or taken back meanwhile, or is not for this person."""

    code = "community.nothing_waits"
    message = N_("This does not wait any more.")


class OwnApproval(Conflict):
    """Somebody else looks at what one wrote."""

    code = "community.own_approval"
    message = N_("You wrote this: somebody else looks at it.")
