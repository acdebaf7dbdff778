"""The screen of a file that comes into the library."""

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.transfer import importing, queries, service
from learnhub.features.transfer.errors import LibraryChanged
from learnhub.features.transfer.room import LIBRARY_IMPORT
from learnhub.features.transfer.schemas import ImportFile
from learnhub.web.actions import action, actor, read, toast, write
from learnhub.web.vars import StateVar, state_var


class LibraryImportState(rx.State):
    """A zip of notes: what it would do, how far it is, and what it did (table: library_import)."""

    file: StateVar[ImportFile] = state_var(ImportFile())
    has_file: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)
    is_running: StateVar[bool] = state_var(False)
    language: StateVar[str] = state_var("en")

    @action(LIBRARY_IMPORT)
    async def load(self):
        """Show the file that waits or was just imported, when there is one."""
        self.is_running, self.language = False, actor().language
        await self._show()
        self.is_ready = True

    @action(LIBRARY_IMPORT)
    async def cancel(self):
        """Forget the file; what was imported stays."""
        self.is_running = False
        await importing.cancel(actor())
        await self._show()

    @action(LIBRARY_IMPORT, slow=True)
    async def confirm(self):
        """Do some of what is shown, or go on where it was stopped, until it is done or cancelled."""
        if not self.has_file or self.file.is_done:
            return None
        self.is_running = False
        try:
            is_more = await importing.go_on(actor(), self.file.mark)
        except LibraryChanged:
            await self._show()
            raise
        await self._show()
        if is_more:
            self.is_running = True
            return LibraryImportState.confirm
        await toast(self, N_("The file is imported."))
        return None

    @action(LIBRARY_IMPORT, slow=True)
    async def undo(self):
        """Take back what the import made, a few at a time."""
        is_more = await write(service.undo_import)
        await self._show()
        if is_more:
            return LibraryImportState.undo
        await toast(self, N_("The import is undone."))
        return None

    async def _show(self) -> None:
        found = await read(queries.find_import)
        self.file, self.has_file = found or ImportFile(), found is not None
