"""The states of what every page of content has on it."""

from learnhub.features.discussion.state.bookmarks import (
    BookmarkListState,
    BookmarkState,
    show_bookmarks,
)
from learnhub.features.discussion.state.comments import CommentState
from learnhub.features.discussion.state.content import (
    ModerationState,
    VoteState,
    add_votes,
    show_content,
)
from learnhub.features.discussion.state.drafts import DraftState
from learnhub.features.discussion.state.items import ItemFormMixin, PublishingMixin, asked_source, asked_title
from learnhub.features.discussion.state.live import DiscussionLiveState
from learnhub.features.discussion.state.meanwhile import MeanwhileMixin, said_of_saved
from learnhub.features.discussion.state.panel import add_discussion, show_around, show_discussion, show_item
from learnhub.features.discussion.state.places import PlaceState, asked_space, said_of_place, show_places
from learnhub.features.discussion.state.revisions import HistoryState
from learnhub.features.discussion.state.suggestions import (
    SuggestionState,
    SuggestState,
    show_suggestions,
)
from learnhub.features.discussion.state.thanks import ThanksState
from learnhub.features.discussion.state.together import ADD_CO_AUTHOR, TogetherState, show_together
from learnhub.features.discussion.state.writing import WritingState

__all__ = [
    "ADD_CO_AUTHOR",
    "BookmarkListState",
    "BookmarkState",
    "CommentState",
    "DiscussionLiveState",
    "DraftState",
    "HistoryState",
    "ItemFormMixin",
    "MeanwhileMixin",
    "ModerationState",
    "PlaceState",
    "PublishingMixin",
    "SuggestState",
    "SuggestionState",
    "ThanksState",
    "TogetherState",
    "VoteState",
    "WritingState",
    "add_discussion",
    "add_votes",
    "asked_source",
    "asked_space",
    "asked_title",
    "said_of_place",
    "said_of_saved",
    "show_around",
    "show_bookmarks",
    "show_content",
    "show_discussion",
    "show_item",
    "show_places",
    "show_suggestions",
    "show_together",
]
