"""What a story starts from that somebody does not want to begin with an empty page."""

from learnhub.core.i18n import N_, translate
from learnhub.features.failures.schemas import FailureText

HAPPENED = N_("I wanted to … What happened instead was … I noticed it when …")
HELP = N_("It would have helped me if …")
LESSON = N_("From now on I …")


def failure(language: str, title: str) -> FailureText:
    """The beginnings of its three texts."""
    return FailureText(
        title=title,
        language=language,
        happened=translate(language, HAPPENED),
        help=translate(language, HELP),
        lesson=translate(language, LESSON),
    )
