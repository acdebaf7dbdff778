"""The screens of guides: their page and their forms."""

from learnhub.features.guides.state.forms import (
    EditArticleState,
    EditPracticeState,
    EditStepsState,
    ShowStepsState,
    TellPracticeState,
    WriteArticleState,
)
from learnhub.features.guides.state.guides import GuideState, ReportState

__all__ = [
    "EditArticleState",
    "EditPracticeState",
    "EditStepsState",
    "GuideState",
    "ReportState",
    "ShowStepsState",
    "TellPracticeState",
    "WriteArticleState",
]
