"""What can go wrong with questions and answers."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Forbidden, NotFound


class NotOpen(Conflict):
    """The question, or the answer, was hidden by a moderator meanwhile."""

    code = "questions.not_open"
    message = N_("A moderator has hidden this. Nothing can be added until it is shown again.")


class OwnAnswer(Conflict):
    """Whoever wrote an answer does not confirm it."""

    code = "questions.own_answer"
    message = N_("This answer is yours. Colleagues say whether it worked for them.")


class AcceptedAlready(Conflict):
    """It is the one that solved the question."""

    code = "questions.accepted_already"
    message = N_("This answer has solved the question already. Say in a comment how it went for you.")


class NotSent(Conflict):
    """The question does not wait for this person: it was answered, handed over, or never sent to them."""

    code = "questions.not_sent"
    message = N_("This question does not wait for you any more.")


class TooFewPeople(Forbidden):
    """Among so few the words would name their author."""

    code = "questions.too_few_people"
    message = N_(
        "Fewer than five people use this LearnHub, so a question without a name could be traced to you."
    )


class UnknownSecret(NotFound):
    """No question without a name belongs to this secret."""

    code = "questions.unknown_secret"
    message = N_("No question belongs to this key. Perhaps it was deleted.")
