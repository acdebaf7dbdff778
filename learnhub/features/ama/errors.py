"""What can go wrong around live sessions."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Forbidden, Invalid, NotFound, TooMany


class NoSuchAma(NotFound):
    """Not there, or not for this person."""

    code = "ama.not_found"

    def __init__(self) -> None:
        super().__init__(N_("There is no such session, or it is not open to you."))

    def __reduce__(self):
        return NoSuchAma, ()


class NoSuchQuestion(NotFound):
    """Not there, not in this session, or taken back by its author."""

    code = "ama.question_not_found"

    def __init__(self) -> None:
        super().__init__(N_("This question is no longer there."))

    def __reduce__(self):
        return NoSuchQuestion, ()


class UnknownCode(NotFound):
    """No session has this code."""

    code = "ama.unknown_code"

    def __init__(self) -> None:
        sentence = N_("No session has this code. Check the six digits on the screen.")
        super().__init__(sentence, fields={"code": sentence})

    def __reduce__(self):
        return UnknownCode, ()


class UnknownSecret(NotFound):
    """No anonymous question belongs to this secret any more."""

    code = "ama.unknown_secret"

    def __init__(self) -> None:
        super().__init__(N_("This question is no longer there."))

    def __reduce__(self):
        return UnknownSecret, ()


class SessionOver(Conflict):
    """Nothing more can be asked or voted for."""

    code = "ama.over"

    def __init__(self) -> None:
        super().__init__(N_("This session has ended. Its questions stay readable."))

    def __reduce__(self):
        return SessionOver, ()


class WrongPhase(Conflict):
    """The session was opened or ended in the meantime."""

    code = "ama.wrong_phase"

    def __init__(self) -> None:
        super().__init__(N_("The session was opened or ended meanwhile. Load the page again."))

    def __reduce__(self):
        return WrongPhase, ()


class MovedMeanwhile(Conflict):
    """Another host did something with the question first."""

    code = "ama.moved_meanwhile"

    def __init__(self) -> None:
        super().__init__(N_("Another host was faster. Look at the list and choose again."))

    def __reduce__(self):
        return MovedMeanwhile, ()


class NotEditable(Conflict):
    """A question that others voted for, or that was answered, keeps its words."""

    code = "ama.not_editable"

    def __init__(self) -> None:
        super().__init__(
            N_("Colleagues have voted for these words, or they were answered. They stay as they are.")
        )

    def __reduce__(self):
        return NotEditable, ()


class TooFewPeople(Forbidden):
    """In a small group the words would name their author."""

    code = "ama.too_few_people"

    def __init__(self) -> None:
        super().__init__(
            N_("Fewer than five people can ask here, so an anonymous question could be traced to you.")
        )

    def __reduce__(self):
        return TooFewPeople, ()


class BadTimes(Invalid):
    """The day and hours of a session do not make sense; `fields` says where."""

    code = "ama.bad_times"

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence, fields={field: sentence})
        self.field = field

    def __reduce__(self):
        return BadTimes, (self.message, self.field)


class TooManyQuestions(TooMany):
    """One person has asked as many questions in a session as anybody may."""

    code = "ama.too_many_questions"

    def __init__(self) -> None:
        super().__init__(N_("You have asked twenty questions here. Vote for those of your colleagues now."))

    def __reduce__(self):
        return TooManyQuestions, ()
