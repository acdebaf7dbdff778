"""What comes into the room, and what it shows. No view holds an address or a secret."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from learnhub.core import safe_http
from learnhub.core.i18n import LANGUAGES, N_
from learnhub.core.inputs import Input, Line
from learnhub.features.integrations.enums import ChatService, HookEvent, Post
from learnhub.features.integrations.models import ADDRESS_MAX, NAME_MAX

NOTHING_CHOSEN = N_("Choose at least one.")
NO_LANGUAGE = N_("LearnHub does not speak this language yet.")


def _split(value: Any) -> Any:
    return [part for part in value.split(",") if part] if isinstance(value, str) else value


def _at_least_one(chosen: frozenset[Any]) -> frozenset[Any]:
    if not chosen:
        raise ValueError(NOTHING_CHOSEN)
    return chosen


def _web_address(text: str) -> str:
    if not safe_http.is_address(text):
        raise ValueError(safe_http.NO_ADDRESS)
    return text


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(NO_LANGUAGE)
    return text


Name = Annotated[str, Line(NAME_MAX, 1)]
Events = Annotated[frozenset[HookEvent], BeforeValidator(_split), AfterValidator(_at_least_one)]
Posts = Annotated[frozenset[Post], BeforeValidator(_split), AfterValidator(_at_least_one)]


class WebhookInput(Input):
    """A webhook: where to, and what of."""

    name: Name
    address: Annotated[str, Line(ADDRESS_MAX, 1), AfterValidator(_web_address)]
    events: Events = Field(default=frozenset(), validate_default=True)


class WebhookChangeInput(Input):
    """A webhook that is there already: its address stays the same."""

    name: Name
    events: Events = Field(default=frozenset(), validate_default=True)


class ChannelInput(Input):
    """A chat channel: where it is, what is posted there, and in which language.

    Without an address a channel that is connected keeps the one it has.
    """

    name: Name
    service: ChatService
    address: Annotated[str, Line(ADDRESS_MAX)] = ""
    posts: Posts = Field(default=frozenset(), validate_default=True)
    language: Annotated[str, Line(5), AfterValidator(_language)] = "en"


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A webhook as an administrator sees it; `failure` is a sentence in their language."""

    id: str = ""
    name: str = ""
    host: str = ""
    events: tuple[str, ...] = ()
    sent_at: datetime | None = None
    failing_since: datetime | None = None
    failure: str = ""
    stopped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndeliveredEvent:
    """An event that did not reach a webhook, and when it is tried again (None: never by itself).

    `failure` is a sentence in the language of who reads it, `code` what the receiver answered.
    """

    id: int = 0
    name: str = ""
    event: str = ""
    failure: str = ""
    code: str = ""
    attempts: int = 0
    at: datetime | None = None
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A chat channel as an administrator sees it; `failure` is a sentence in their language."""

    id: str = ""
    name: str = ""
    service: str = ""
    posts: tuple[str, ...] = ()
    language: str = "en"
    sent_at: datetime | None = None
    failing_since: datetime | None = None
    failure: str = ""
    stopped_at: datetime | None = None
