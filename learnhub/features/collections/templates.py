"""What a collection starts from that somebody does not want to begin with an empty page."""

from learnhub.core.i18n import N_, translate
from learnhub.features.collections.schemas import CollectionText

INTRO = N_("For … who … After these pages you can …\n\nBegin with the first one; the rest can wait until …")


def collection(language: str, title: str) -> CollectionText:
    """The beginning of a collection."""
    return CollectionText(title=title, intro=translate(language, INTRO), language=language)
