"""What can go wrong with webhooks and chat channels."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound


class NoSuchWebhook(NotFound):
    """Not there any more."""

    code = "integrations.no_webhook"
    message = N_("This webhook does not exist any more.")


class NoSuchChannel(NotFound):
    """Not there any more."""

    code = "integrations.no_channel"
    message = N_("This channel is not connected any more.")


class TooMany(Conflict):
    """More are not sent to."""

    code = "integrations.too_many"
    message = N_("There are 20 already. Delete one first.")


class NotSupported(Invalid):
    """The address is none of the chosen service."""

    code = "integrations.not_supported"
    message = N_("This is no address of the chosen service.")
    fields = {"address": message}


class ChatMissing(Conflict):
    """The part of LearnHub that speaks to chat programs is not installed."""

    code = "integrations.chat_missing"
    message = N_('Chat needs an addition to LearnHub. Run: pip install "learnhub[chat]"')


class DidNotArrive(Conflict):
    """The test did not arrive; the message says why."""

    code = "integrations.test_failed"
