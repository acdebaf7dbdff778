"""What a ritual starts from that somebody does not want to begin with an empty page."""

from datetime import date

from learnhub.core import recurrence
from learnhub.core.i18n import N_, translate
from learnhub.core.recurrence import Frequency, Rule
from learnhub.features.rituals.enums import Form, Repeats
from learnhub.features.rituals.schemas import RitualText

THURSDAY = 3
LAST_THURSDAY = Rule(Frequency.MONTHLY, 1, (THURSDAY,), nth=-1)
PURPOSE = N_("So that … hears from … what …, before …")
AGENDA = N_("- One story, told by …\n- What would have helped?\n- What do we try until next time, and who?")


def ritual(language: str, zone: str, today: date, title: str) -> RitualText:
    """The beginning of a ritual: an hour on the last Thursday of the month, from the next one on."""
    first = recurrence.following(LAST_THURSDAY, today, today, 1)[0]
    return RitualText(
        title=title,
        language=language,
        form=Form.WORKSHOP,
        purpose=translate(language, PURPOSE),
        agenda=translate(language, AGENDA),
        repeats=Repeats.LAST,
        first_on=first.isoformat(),
        zone=zone,
    )
