"""What a check of the installation says."""

from dataclasses import dataclass

GOOD, WARNING, BAD = "ok", "warning", "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was checked, how it is, and a sentence."""

    subject: str
    state: str
    sentence: str
