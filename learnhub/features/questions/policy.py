"""Who may do what with questions and answers, beyond what holds for content of any kind."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import can_moderate
from learnhub.features.discussion.schemas import AUDIENCE_MIN
from learnhub.features.questions.room import QUESTIONS_ANSWER, QUESTIONS_ASK, QUESTIONS_VOTE


def can_ask(actor: Actor) -> bool:
    """Everybody who is signed in asks."""
    return actor.may(QUESTIONS_ASK)


def can_ask_unsigned(actor: Actor, audience: int) -> bool:
    """Ask without a name where there are enough people who may have asked."""
    return can_ask(actor) and audience >= AUDIENCE_MIN


def can_answer(actor: Actor, question: Content) -> bool:
    """Everybody who can read a question answers it, unless it is hidden."""
    return actor.may(QUESTIONS_ANSWER) and question.status == Status.PUBLISHED


def can_accept(actor: Actor, question: Content, *, is_asker: bool) -> bool:
    """The asker says what solved it, and says otherwise as often as they like."""
    return is_asker and actor.may(QUESTIONS_ASK) and question.status == Status.PUBLISHED


def can_accept_for(
    actor: Actor, question: Content, *, is_asker: bool, is_author: bool, is_solved: bool, is_silent: bool
) -> bool:
    """Somebody else may after a week of silence, where nobody said it: a moderator or, as `is_expert` of
    `queries` tells, whoever knows about a topic of the question. Nobody decides about their own answer.
    """
    if is_asker or is_author or is_solved or not is_silent:
        return False
    return actor.may(QUESTIONS_ASK) and question.status == Status.PUBLISHED


def can_withdraw(
    actor: Actor, question: Content, *, is_asker: bool, is_on_behalf: bool, is_mine: bool
) -> bool:
    """The asker always; what was said on their behalf also who said it, or a moderator."""
    if not actor.may(QUESTIONS_ASK) or question.status != Status.PUBLISHED:
        return False
    return is_asker or (is_on_behalf and (is_mine or can_moderate(actor)))


def can_confirm(actor: Actor, answer: Content, *, is_author: bool, is_accepted: bool) -> bool:
    """Everybody says of what others answered that it worked for them; what solved it needs no more."""
    return actor.may(QUESTIONS_VOTE) and answer.status == Status.PUBLISHED and not (is_author or is_accepted)
