"""What happened to a REX. Nothing here says who wrote which fact."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RexChanged:
    """Something in it is another than before."""

    rex_id: str


@dataclass(frozen=True, slots=True)
class PersonInvited:
    """A colleague who was there is asked to write it, too."""

    rex_id: str
    person_id: str
    actor_id: str


@dataclass(frozen=True, slots=True)
class ProjectEnded:
    """A project of the register has ended, and its REX is open."""

    rex_id: str


@dataclass(frozen=True, slots=True)
class CheckAsked:
    """Those who were there are asked whether the facts are right."""

    rex_id: str
    actor_id: str


@dataclass(frozen=True, slots=True)
class FactsChecked:
    """Somebody who was there has looked at the facts."""

    rex_id: str
    actor_id: str


@dataclass(frozen=True, slots=True)
class FactsDiffer:
    """Somebody who was there saw it otherwise."""

    rex_id: str
    actor_id: str


@dataclass(frozen=True, slots=True)
class RexPublished:
    """Everybody who reads in its place reads it from now on."""

    rex_id: str


@dataclass(frozen=True, slots=True)
class EffectDue:
    """It is time to say whether it changed anything."""

    rex_id: str


@dataclass(frozen=True, slots=True)
class EffectAnswered:
    """Its owner said whether it changed anything."""

    rex_id: str
