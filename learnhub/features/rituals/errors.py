"""What can go wrong with rituals and their meetings."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchMeeting(NotFound):
    """The ritual is not due on this day."""

    code = "rituals.no_such_meeting"
    message = N_("There is no meeting on this day.")


class NeverDue(Invalid):
    """A rhythm that names no day before it ends."""

    code = "rituals.never_due"
    message = N_("This rhythm has no day before it ends.")


class IsOver(Conflict):
    """What has begun or is past is neither moved nor called off."""

    code = "rituals.is_over"
    message = N_("This meeting has begun or is over. It stays as it was.")


class IsCancelled(Conflict):
    """Nobody answers or begins what is not held."""

    code = "rituals.is_cancelled"
    message = N_("This meeting is not held.")


class TooEarly(Conflict):
    """A meeting begins a quarter of an hour before its time, or later."""

    code = "rituals.too_early"
    message = N_("This meeting has not begun yet.")


class NotRunning(Conflict):
    """What is done in a meeting is done while it goes on."""

    code = "rituals.not_running"
    message = N_("This meeting is not going on.")


class NoSuchItem(NotFound):
    """It is not on the agenda, or no more."""

    code = "rituals.no_such_item"
    message = N_("This is not on the agenda.")


class NoSuchPlace(NotFound):
    """The company has no such site."""

    code = "rituals.no_such_place"
    message = N_("There is no such site.")


class TooManyItems(Conflict):
    """An agenda is bounded."""

    code = "rituals.too_many_items"
    message = N_("This agenda is full. Take something out first.")


class NotPresent(Conflict):
    """Who was there says how it was."""

    code = "rituals.not_present"
    message = N_("Say first that you are here.")


class NotClosing(Conflict):
    """The two questions are open for a while after the end."""

    code = "rituals.not_closing"
    message = N_("The closing questions are not open.")


class NoAgenda(Conflict):
    """No room proposes anything for meetings of this form."""

    code = "rituals.no_agenda"
    message = N_("Nothing is proposed for meetings of this kind. Write the agenda yourselves.")
