"""What goes into the room of communities."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from learnhub.core.inputs import Edition, Input, Line, OnceInput, Text, split_at_commas
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.models import (
    NAME_MAX,
    PURPOSE_MAX,
    RHYTHM_MAX,
    WELCOME_MAX,
    WORDS_MAX,
)
from learnhub.features.discussion.schemas import ContentLanguage, Reason, SpaceId
from learnhub.features.topics.schemas import TopicNames

NAME_MIN, PURPOSE_MIN = 3, 20
PEOPLE_MAX = 20

PersonId = Annotated[str, Line(12, 12)]
PeopleIds = Annotated[list[PersonId], Field(max_length=PEOPLE_MAX)]


class CommunityWords(Input):
    """What a community is for. `rhythm` says in words when it meets."""

    name: Annotated[str, Line(NAME_MAX, NAME_MIN)]
    purpose: Annotated[str, Text(PURPOSE_MAX, PURPOSE_MIN)]
    rhythm: Annotated[str, Line(RHYTHM_MAX)] = ""
    topics: TopicNames = Field(default_factory=list)
    language: ContentLanguage
    openness: Openness = Openness.OPEN


class ProposeInput(CommunityWords):
    """A community to be started with two others, or more; it opens when two of these `people` say yes."""

    people: PeopleIds


class ProposeForm(ProposeInput, OnceInput):
    """The page's form of it. `person` is what was typed last to look for a colleague, and means nothing.

    An administrator who names nobody starts it alone.
    """

    people: Annotated[PeopleIds, BeforeValidator(split_at_commas)]
    person: Annotated[str, Line(60)] = ""


class StartInput(CommunityWords):
    """A community that an administrator starts alone."""


class EditCommunityInput(CommunityWords):
    """A community as those who facilitate it want it; `edition` is the one that was read.

    `posts` and `answers` are left to whom they name, and with `approves` these look at what others post.
    """

    welcome: Annotated[str, Text(WELCOME_MAX)] = ""
    posts: Literal["facilitators", "members", "everybody"] = "members"
    answers: Literal["facilitators", "members", "everybody"] = "everybody"
    approves: Literal["nobody", "facilitators", "members"] = "nobody"
    edition: Edition


class AskToJoinInput(Input):
    """Ask to be let in, perhaps with a word why."""

    words: Annotated[str, Line(WORDS_MAX)] = ""


class InvitePeopleInput(Input):
    """Colleagues to invite."""

    people: PeopleIds


class MoveContentInput(Input):
    """Where content goes: a community, or the company without one."""

    space_id: SpaceId = ""


class ShowInput(Input):
    """The community that shows it."""

    space_id: Annotated[str, Line(12, 12)]


class SendBackInput(Input):
    """Why a post is not shown yet; its author reads it."""

    reason: Reason


class SendBackForm(SendBackInput):
    """The form of it on a page, which says what it sends back."""

    content_id: Annotated[str, Line(12, 12)]


class PlaceForm(MoveContentInput):
    """The form of a page that moves something, or shows it somewhere else, too."""

    content_id: Annotated[str, Line(12, 12)]


class MergeInput(Input):
    """The community that goes on."""

    into: Annotated[str, Line(12, 12)]
