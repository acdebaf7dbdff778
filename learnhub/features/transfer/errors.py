"""What can go wrong with files that come into the library."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, NotFound


class NoImport(NotFound):
    """No file of theirs waits, or it has waited for more than a day."""

    code = "import.none"
    message = N_("No file waits to be imported. Send it again.")


class NothingToUndo(Conflict):
    """There is no import of theirs of the last day."""

    code = "import.over"
    message = N_("This import can no longer be undone. Delete pages one by one.")


class LibraryChanged(Conflict):
    """The file would do something else than what was shown."""

    code = "library.changed"
    message = N_("The library has changed meanwhile. Look again at what the file would do.")
