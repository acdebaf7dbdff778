"""What goes out of the room of charters, and what its forms begin with."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from learnhub.core.views import word_of
from learnhub.features.charters.enums import AmendmentStage, Says
from learnhub.features.discussion.differences import Stretch
from learnhub.features.discussion.schemas import ItemView
from learnhub.features.people.refs import PersonRef


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """What speaks against an amendment, and who says so; `is_answered` by another wording."""

    person: PersonRef = field(default_factory=PersonRef)
    why: str = ""
    is_answered: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """An amendment, with what it would change of the article as it is now.

    `article` is 0 for a new one. `last_moment` is one of the last day of its stage. `says` is what its
    reader has said, `is_asked_again` after another wording. `version` is the one that it was adopted as.
    """

    id: str = ""
    charter_id: str = ""
    article: int = 0
    stage: Annotated[str, word_of(AmendmentStage)] = AmendmentStage.PROPOSED
    author: PersonRef = field(default_factory=PersonRef)
    language: str = "en"
    pieces: list[Stretch] = field(default_factory=list)
    why: str = ""
    proposed_at: datetime | None = None
    edited_at: datetime | None = None
    last_moment: datetime | None = None
    closed_at: datetime | None = None
    supports: int = 0
    supports_needed: int = 0
    is_supported: bool = False
    asked: int = 0
    agreed: int = 0
    accepted: int = 0
    objected: int = 0
    consents: int = 0
    consents_needed: int = 0
    says: Annotated[str, word_of(Says, or_nothing=True)] = ""
    is_asked_again: bool = False
    objections: list[ObjectionView] = field(default_factory=list)
    is_stale: bool = False
    is_hidden: bool = False
    hidden_reason: str = ""
    version: int = 0
    can_support: bool = False
    can_answer: bool = False
    can_reword: bool = False
    can_withdraw: bool = False
    can_edit: bool = False
    can_remove: bool = False
    can_moderate: bool = False


@dataclass(frozen=True, slots=True)
class AmendmentSource(AmendmentView):
    """An amendment, also as it was typed, and what wording it anew asks for."""

    wording: str = ""
    edition: int = 1
    charter_version: int = 1


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article in force, with the amendments to it that are open."""

    number: int = 1
    text: str = ""
    html: str = ""
    amendments: list[AmendmentView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CharterView(ItemView):
    """A charter on its page. `additions` are amendments that propose a new article.

    `space` is the community whose it is, empty for the company's. `signed` people have signed this version
    out of `members`, `signed_before` only an earlier one; `signers` are the latest of them. `signed_version`
    is the latest that its reader has signed.
    """

    space: str = ""
    space_id: str = ""
    preamble_html: str = ""
    articles: list[ArticleView] = field(default_factory=list)
    additions: list[AmendmentView] = field(default_factory=list)
    version: int = 1
    version_at: datetime | None = None
    writers: int = 1
    members: int = 0
    signed: int = 0
    signed_before: int = 0
    signers: list[PersonRef] = field(default_factory=list)
    signed_version: int = 0
    is_reread_due: bool = False
    can_propose: bool = False
    can_sign: bool = False
    can_keep: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A space of which the charter is asked for: whether there is one, and who may write it."""

    space_id: str = ""
    name: str = ""
    charter_id: str = ""
    can_write: bool = False


@dataclass(frozen=True, slots=True)
class CharterRow:
    """A charter in a list."""

    id: str = ""
    title: str = ""
    language: str = "en"
    space: str = ""
    space_id: str = ""
    version: int = 1
    version_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list of all."""

    number: int = 1
    at: datetime | None = None
    people: int = 1
    amendment_id: str = ""


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version as a whole, with who took part in it, the first of them by name."""

    charter_id: str = ""
    title: str = ""
    language: str = "en"
    number: int = 1
    at: datetime | None = None
    is_current: bool = False
    articles: list[str] = field(default_factory=list)
    people: int = 1
    took_part: list[PersonRef] = field(default_factory=list)
    signed: int = 0


@dataclass(frozen=True, slots=True)
class SignatureView:
    """A signature under a version."""

    id: str = ""
    person: PersonRef = field(default_factory=PersonRef)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CharterText:
    """What the form of a first version begins with."""

    title: str = ""
    preamble: str = ""
    articles: str = ""
    language: str = "en"
    space: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentText:
    """What the form of an amendment begins with: a new one, or one that its author words anew.

    `present` is what the article says now, `numbers` those to choose from.
    """

    id: str = ""
    charter_id: str = ""
    article: int = 0
    present: str = ""
    wording: str = ""
    why: str = ""
    language: str = "en"
    numbers: list[int] = field(default_factory=list)
    edition: int = 1
    version: int = 1
    is_stale: bool = False
    objections: list[ObjectionView] = field(default_factory=list)
