"""What happened in communities. They name ids only, and reach nobody who may not know of the community."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody is invited by a member, or asked to start a community with them."""

    space_id: str
    person_id: str
    by_id: str


@dataclass(frozen=True, slots=True)
class AskedToJoin:
    """Somebody would like to come in."""

    space_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """Somebody belongs to an active community from now on."""

    space_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class AdmissionSettled:
    """It was said yes or no, or is asked no more."""

    space_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class CommunityStarted:
    """Three have said yes, or an administrator started it alone."""

    space_id: str


@dataclass(frozen=True, slots=True)
class ProposalWaits:
    """A proposal is over in a few days."""

    space_id: str


@dataclass(frozen=True, slots=True)
class TakeoverAsked:
    """Somebody who facilitates asks a member to take over."""

    space_id: str
    to_id: str
    from_id: str


@dataclass(frozen=True, slots=True)
class TakeoverOffered:
    """A member would take over."""

    space_id: str
    to_id: str


@dataclass(frozen=True, slots=True)
class FacilitatorChanged:
    """Somebody facilitates from now on."""

    space_id: str
    to_id: str


@dataclass(frozen=True, slots=True)
class TermEnding:
    """Somebody's term ends soon."""

    space_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class CommunityOrphaned:
    """Nobody facilitates it any more."""

    space_id: str


@dataclass(frozen=True, slots=True)
class FellSilent:
    """It is silent for longer than twice its own median gap."""

    space_id: str


@dataclass(frozen=True, slots=True)
class StaysSilent:
    """It has been silent for half a year."""

    space_id: str


@dataclass(frozen=True, slots=True)
class SpokeAgain:
    """Something was written after a silence, or it was ended."""

    space_id: str


@dataclass(frozen=True, slots=True)
class PostWaits:
    """Something waits to be approved."""

    space_id: str
    content_id: str


@dataclass(frozen=True, slots=True)
class PostSettled:
    """It was approved (1), or sent back with a reason (0)."""

    space_id: str
    content_id: str
    by_id: str
    is_approved: int
