"""The states of the list of questions, of the form of a new one, and of the page of one."""

from learnhub.features.questions.state.asking import AskState
from learnhub.features.questions.state.lists import Filter, QuestionListState
from learnhub.features.questions.state.live import QuestionLiveState
from learnhub.features.questions.state.question import AnswerState, EditState, QuestionState, SharedIssueState
from learnhub.features.questions.state.unsigned import BallotState, UnsignedAskState
from learnhub.features.questions.state.worked import WorkedState

__all__ = [
    "AnswerState",
    "AskState",
    "BallotState",
    "EditState",
    "Filter",
    "QuestionListState",
    "QuestionLiveState",
    "QuestionState",
    "SharedIssueState",
    "UnsignedAskState",
    "WorkedState",
]
