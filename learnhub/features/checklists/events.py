"""What happened to runs of checklists."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunChanged:
    """Ticks of a run have arrived, or it is gone."""

    run_id: str
