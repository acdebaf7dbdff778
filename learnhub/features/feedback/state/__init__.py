"""The screens of growth feedback."""

from learnhub.features.feedback.state.asking import AskFeedbackState, OfferFeedbackState
from learnhub.features.feedback.state.reading import AskedFeedbackState, FeedbackNoteState, FeedbackState
from learnhub.features.feedback.state.writing import WriteFeedbackState

__all__ = [
    "AskFeedbackState",
    "AskedFeedbackState",
    "FeedbackNoteState",
    "FeedbackState",
    "OfferFeedbackState",
    "WriteFeedbackState",
]
