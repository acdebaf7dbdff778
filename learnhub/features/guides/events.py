"""What happened to guides."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuideApplied:
    """Somebody said what happened when they applied it."""

    guide_id: str
    report_id: str


@dataclass(frozen=True, slots=True)
class GuideOutdated:
    """Somebody said that it is out of date."""

    guide_id: str
    person_id: str
