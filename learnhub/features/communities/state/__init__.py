"""The screens of communities."""

from learnhub.features.communities.state.around import CommunityPlaceState, show_place
from learnhub.features.communities.state.community import CommunityState
from learnhub.features.communities.state.directory import CommunityListState
from learnhub.features.communities.state.feed import FeedState, ResourcesState
from learnhub.features.communities.state.founding import ProposeState
from learnhub.features.communities.state.members import CommunityMembersState
from learnhub.features.communities.state.settings import CommunitySettingsState
from learnhub.features.communities.state.tabs import SpaceTabState

__all__ = [
    "CommunityListState",
    "CommunityMembersState",
    "CommunityPlaceState",
    "CommunitySettingsState",
    "CommunityState",
    "FeedState",
    "ProposeState",
    "ResourcesState",
    "SpaceTabState",
    "show_place",
]
