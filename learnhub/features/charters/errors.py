"""What can go wrong with charters."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchCharter(NotFound):
    """There is none yet, or it is not for this reader."""

    code = "charters.no_such_charter"
    message = N_("There is no charter here, or it is not open to you.")


class NoSuchVersion(NotFound):
    """The charter never had so many."""

    code = "charters.no_such_version"
    message = N_("The charter has no such version.")


class CharterExists(Conflict):
    """A space has one charter, which changes by amendments."""

    code = "charters.exists"
    message = N_("There is a charter already. Propose an amendment to it.")


class NoArticles(Invalid):
    """A charter without an article says nothing."""

    code = "charters.no_articles"
    message = N_("Write at least one article.")


class CharterFull(Conflict):
    """A charter that nobody can read in one go is signed unread."""

    code = "charters.full"
    message = N_("A charter has {most} articles at most. Amend one of them instead.")


class NoSuchArticle(Invalid):
    """The charter has fewer articles."""

    code = "charters.no_such_article"
    message = N_("The charter has no article with this number.")
    fields = {"article": message}


class SameWording(Invalid):
    """An amendment that changes nothing."""

    code = "charters.same_wording"
    message = N_("This is what the article says already.")
    fields = {"wording": message}


class ProposedEnough(Conflict):
    """So many amendments of one person are open that nobody should add to them."""

    code = "charters.proposed_enough"
    message = N_("{most} of your amendments to this charter are open already. Bring one of them to its end.")


class AmendmentsEnough(Conflict):
    """More than people can follow at the same time."""

    code = "charters.amendments_enough"
    message = N_("{most} amendments are open already. Support one of them, or wait until one is decided.")


class AmendmentOver(Conflict):
    """It was adopted, left or withdrawn meanwhile."""

    code = "charters.amendment_over"
    message = N_("This amendment is decided already.")


class NotLookingForSupport(Conflict):
    """Three supports are enough: it is discussed, or was."""

    code = "charters.not_looking_for_support"
    message = N_("It has the support that it needs already.")


class NotInRound(Conflict):
    """Answers are given while the round is open, by those who belonged when it opened."""

    code = "charters.not_in_round"
    message = N_("You are not asked about this amendment now.")


class ReasonMissing(Invalid):
    """Nobody can answer an objection without knowing what it is."""

    code = "charters.reason_missing"
    message = N_("Say what speaks against it, so that it can be answered.")
    fields = {"reason": message}


class NothingToAnswer(Conflict):
    """In a round the words stay that people agreed to, unless somebody objects."""

    code = "charters.nothing_to_answer"
    message = N_("Nobody objects. While people are asked, the wording stays.")


class ArticleMoved(Conflict):
    """Somebody's amendment of the same article was adopted since the wording was read."""

    code = "charters.article_moved"
    message = N_("The article has changed since. Look at its new words, then save again.")
