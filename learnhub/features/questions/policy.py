"""Who may do what with questions and answers, beyond what holds for content of any kind."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import can_moderate
from learnhub.features.discussion.schemas import AUDIENCE_MIN
from learnhub.features.questions.room import QUESTIONS_ANSWER, QUESTIONS_ASK


def can_ask(actor: Actor) -> bool:
    """Everybody who is signed in asks."""
    return actor.may(QUESTIONS_ASK)


def can_ask_unsigned(actor: Actor, audience: int) -> bool:
    """Ask without a name where there are enough people who may have asked."""
    return can_ask(actor) and audience >= AUDIENCE_MIN


def can_answer(actor: Actor, question: Content) -> bool:
    """Everybody who can read a question answers it, unless it is hidden."""
    return actor.may(QUESTIONS_ANSWER) and question.status == Status.PUBLISHED


def can_accept(actor: Actor, question: Content, *, is_asker: bool, is_silent: bool) -> bool:
    """The asker says what solved it; a moderator may on their behalf after a week of silence."""
    if not actor.may(QUESTIONS_ASK) or question.status != Status.PUBLISHED:
        return False
    return is_asker or (can_moderate(actor) and is_silent)


def can_withdraw(actor: Actor, question: Content, *, is_asker: bool, is_on_behalf: bool) -> bool:
    """The asker always; a moderator only what a moderator said."""
    if not actor.may(QUESTIONS_ASK) or question.status != Status.PUBLISHED:
        return False
    return is_asker or (can_moderate(actor) and is_on_behalf)
