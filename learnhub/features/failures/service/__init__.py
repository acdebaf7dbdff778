"""What people do with small failures."""

from learnhub.features.failures.service.anonymous import ANONYMOUS_FAILURE, require_anonymity
from learnhub.features.failures.service.echoing import bring_ballot, echo
from learnhub.features.failures.service.fading import fade
from learnhub.features.failures.service.telling import edit_failure, hang, remove_failure, tell_failure

__all__ = [
    "ANONYMOUS_FAILURE",
    "bring_ballot",
    "echo",
    "edit_failure",
    "fade",
    "hang",
    "remove_failure",
    "require_anonymity",
    "tell_failure",
]
