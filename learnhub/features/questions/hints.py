"""Hints that another number of questions waits for somebody, or that a question has another answer."""

from learnhub.core import bus
from learnhub.features.discussion.events import CommentWritten
from learnhub.features.people import hints
from learnhub.features.questions.events import QuestionAnswered, WaitingChanged


def show_waiting(event: WaitingChanged) -> None:
    """For those whom the event names, else for everybody."""
    if event.person_ids is None:
        hints.show_all_frames()
    else:
        hints.show_frames(*event.person_ids)


def show_comments(event: CommentWritten) -> None:
    """The same; the page of another kind has nobody here."""
    bus.hint(topic_of(event.root_id))


def show_answers(event: QuestionAnswered) -> None:
    """On every open page of the question."""
    bus.hint(topic_of(event.question_id))


def topic_of(question_id: str) -> str:
    """The name of the topic of a question."""
    return f"question:{question_id}"
