"""What can go wrong around live sessions."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Forbidden, Invalid, NotFound


class NoSuchAma(NotFound):
    """Not there, or not for this person."""

    code = "ama.not_found"
    message = N_("There is no such session, or it is not open to you.")


class NoSuchQuestion(NotFound):
    """Not there, not in this session, or taken back by its author."""

    code = "ama.question_not_found"
    message = N_("This question is no longer there.")


class UnknownCode(NotFound):
    """No session has this code."""

    code = "ama.unknown_code"
    message = N_("No session has this code. Check the six digits on the screen.")
    fields = {"code": message}


class UnknownSecret(NotFound):
    """No anonymous question belongs to this secret any more."""

    code = "ama.unknown_secret"
    message = N_("This question is no longer there.")


class SessionOver(Conflict):
    """Nothing more can be asked or voted for."""

    code = "ama.over"
    message = N_("This session has ended. Its questions stay readable.")


class WrongPhase(Conflict):
    """The session was opened or ended in the meantime."""

    code = "ama.wrong_phase"
    message = N_("The session was opened or ended meanwhile. Load the page again.")


class MovedMeanwhile(Conflict):
    """Another host did something with the question first."""

    code = "ama.moved_meanwhile"
    message = N_("Another host was faster. Look at the list and choose again.")


class DateMoved(Conflict):
    """The day of a promised answer was moved before."""

    code = "ama.date_moved"
    message = N_("The date of this answer was moved once already. It stays as it is.")
    fields = {"due_on": message}


class AnsweredAloud(Conflict):
    """What was said has a note; an answer in writing is for what is promised, or was not answered."""

    code = "ama.answered_aloud"
    message = N_("This question is answered aloud. Write a note, or promise the rest in writing.")


class AnsweredInWriting(Conflict):
    """Nothing is owed any more."""

    code = "ama.answered_in_writing"
    message = N_("This question has its written answer already.")


class NotEditable(Conflict):
    """A question that others voted for, or that was answered, keeps its words."""

    code = "ama.not_editable"
    message = N_("Colleagues have voted for these words, or they were answered. They stay as they are.")


class TooFewPeople(Forbidden):
    """In a small group the words would name their author."""

    code = "ama.too_few_people"
    message = N_("Fewer than five people can ask here, so an anonymous question could be traced to you.")


class BadTimes(Invalid):
    """The day and hours of a session do not make sense; `fields` says where."""

    code = "ama.bad_times"


class TooManyQuestions(Conflict):
    """One person has asked as many questions in a session as anybody may."""

    code = "ama.too_many_questions"
    message = N_("You have asked twenty questions here. Vote for those of your colleagues now.")
