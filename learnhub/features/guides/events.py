"""What happened to guides."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuideApplied:
    """Somebody said what happened when they applied it."""

    guide_id: str
    report_id: str
