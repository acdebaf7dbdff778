"""What the frame and the Today page show."""

from dataclasses import dataclass, field

from learnhub.features.people.refs import PersonRef


@dataclass(frozen=True, slots=True)
class ShellView:
    """Who is signed in, where they may go, and what waits for them."""

    person: PersonRef = field(default_factory=PersonRef)
    language: str = ""
    theme: str = ""
    zone: str = ""
    can_administer: bool = False
    can_schedule_ama: bool = False
    cards_due: int = 0
    questions_waiting: int = 0
    is_ama_live: bool = False
