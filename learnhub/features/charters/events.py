"""What happened to charters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AmendmentEvent:
    """Something happened to an amendment of a charter."""

    amendment_id: str
    charter_id: str


@dataclass(frozen=True, slots=True)
class AmendmentProposed(AmendmentEvent):
    """Somebody proposes it."""

    person_id: str


@dataclass(frozen=True, slots=True)
class DiscussionOpened(AmendmentEvent):
    """It has the support that it needs, and is discussed for some days."""


@dataclass(frozen=True, slots=True)
class ArticleChanged(AmendmentEvent):
    """Another amendment of its article was adopted: its author has to look at its wording again."""


@dataclass(frozen=True, slots=True)
class RoundOpened(AmendmentEvent):
    """Everybody who belongs is asked from now on."""


@dataclass(frozen=True, slots=True)
class VoiceGiven(AmendmentEvent):
    """Somebody who was asked has answered."""

    person_id: str


@dataclass(frozen=True, slots=True)
class ObjectionMade(AmendmentEvent):
    """Somebody objects, which its author can answer with another wording."""

    person_id: str


@dataclass(frozen=True, slots=True)
class ObjectionAnswered(AmendmentEvent):
    """Its author has found another wording: who objected is asked again."""


@dataclass(frozen=True, slots=True)
class AmendmentClosed(AmendmentEvent):
    """It was adopted, or is over without that."""


@dataclass(frozen=True, slots=True)
class VersionAdopted:
    """The charter has another version."""

    charter_id: str
    number: int


@dataclass(frozen=True, slots=True)
class RereadingDue:
    """A year has passed since the charter was written, changed or read again."""

    charter_id: str


@dataclass(frozen=True, slots=True)
class Reread:
    """Those who look after it have read it again, or it has changed anyhow."""

    charter_id: str
