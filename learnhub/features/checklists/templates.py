"""What a checklist starts from that somebody does not want to begin with an empty page."""

from learnhub.core.i18n import N_, translate
from learnhub.features.checklists.schemas import ChecklistText

WHEN = N_("Before …, after … or whenever …")
POINTS = N_(
    "# Before you begin\n… knows that you are here\n… is within reach\n# On the spot\n… is closed\n"
    "> If it is not, …\nLevel ___ m (2.1 to 3.0)\n# Before you leave\n… is as you found it"
)


def checklist(language: str, title: str) -> ChecklistText:
    """The beginning of a checklist: three parts, with a hint and a reading."""
    return ChecklistText(
        title=title, points=translate(language, POINTS), when=translate(language, WHEN), language=language
    )
