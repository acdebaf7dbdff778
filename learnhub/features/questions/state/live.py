"""What everybody on the page of a question is shown while it changes."""

import reflex as rx

from learnhub.features.questions import queries
from learnhub.web.live import LiveState, Topic, hub
from learnhub.web.vars import StateVar, state_var


class QuestionLiveState(LiveState, rx.State):
    """How many answers and comments a question has, pushed by the hub (table: content)."""

    question_id: StateVar[str] = state_var("")
    answers: StateVar[int] = state_var(0)
    comments: StateVar[int] = state_var(0)


hub.register(
    Topic(
        "question",
        QuestionLiveState,
        queries.live_answers,
        queries.may_watch,
        route="/questions/[question_ref]",
    )
)
