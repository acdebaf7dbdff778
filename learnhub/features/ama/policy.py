"""Who may do what in a live session. Who may read it is decided for all content by `VISIBLE`."""

from datetime import datetime, timedelta

from learnhub.access.actor import Actor
from learnhub.features.ama.enums import Anonymity, AnswerPart, Phase, QuestionState
from learnhub.features.ama.models import Ama, AmaQuestion
from learnhub.features.ama.room import AMA_ASK, AMA_ATTEND, AMA_HOST, AMA_SCHEDULE, AMA_VOTE
from learnhub.features.ama.schemas import AUDIENCE_THIN
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import AUDIENCE_MIN
from learnhub.features.people.room import CONTENT_MODERATE

PASSING = timedelta(seconds=10)
SHOWN = (
    QuestionState.APPROVED,
    QuestionState.ON_AIR,
    QuestionState.ANSWERED,
    QuestionState.IN_WRITING,
)


def can_schedule(actor: Actor) -> bool:
    """Announce a session."""
    return actor.may(AMA_SCHEDULE)


def can_host(actor: Actor, *, is_host: bool) -> bool:
    """Open and end a session and keep its questions in order: its hosts, and moderators of all content."""
    return actor.may(AMA_HOST) and (is_host or actor.may(CONTENT_MODERATE))


def can_answer(actor: Actor, part: AnswerPart, *, can_host: bool, owes: bool) -> bool:
    """Write under a question: hosts, and in writing who owes the answer."""
    return can_host or (owes and part == AnswerPart.WRITTEN and actor.may(AMA_HOST))


def answered_in_passing(question: AmaQuestion, now: datetime) -> bool:
    """Whether a question has been on air for so short that nobody can have answered it."""
    return question.on_air_at is not None and now - question.on_air_at < PASSING


def can_ask(actor: Actor, phase: str) -> bool:
    """Ask before and during a session, never after it."""
    return actor.may(AMA_ASK) and phase != Phase.ENDED


def can_attend(actor: Actor, phase: str, *, is_host: bool) -> bool:
    """Say that one comes to a session that is announced; of its hosts it is known."""
    return actor.may(AMA_ATTEND) and phase == Phase.SCHEDULED and not is_host


def can_vote(actor: Actor, phase: str) -> bool:
    """Vote as long as one can ask."""
    return actor.may(AMA_VOTE) and phase != Phase.ENDED


def anonymity(audience: int) -> Anonymity:
    """What a group of this size allows: among few people the words name their author."""
    if audience < AUDIENCE_MIN:
        return Anonymity.CLOSED
    return Anonymity.THIN if audience < AUDIENCE_THIN else Anonymity.OPEN


def can_reword(ama: Ama, question: AmaQuestion, content: Content) -> bool:
    """Change the words while nobody has voted for them and nobody has answered them."""
    open_states = (QuestionState.WAITING, QuestionState.APPROVED, QuestionState.DISMISSED)
    return (
        ama.phase != Phase.ENDED
        and _is_up(content)
        and not content.vote_count
        and (question.state in open_states)
    )


def can_rephrase(question: AmaQuestion, content: Content) -> bool:
    """As a host, put other words in place before anybody but the hosts has read the asker's."""
    return content.status == Status.WAITING and question.state == QuestionState.WAITING


def can_withdraw(question: AmaQuestion, content: Content) -> bool:
    """Take a question back until it is on air; what was answered stays with its answer."""
    return _is_up(content) and question.state not in (
        QuestionState.ON_AIR,
        QuestionState.ANSWERED,
        QuestionState.IN_WRITING,
    )


def _is_up(content: Content) -> bool:
    return content.status in (Status.WAITING, Status.PUBLISHED)
