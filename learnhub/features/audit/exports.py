"""The log as a file, made page by page so that a long one takes no more memory than a short one."""

from collections.abc import AsyncIterator
from datetime import UTC

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.i18n import N_, translate
from learnhub.core.spreadsheets import MARK, lines
from learnhub.features.audit import queries
from learnhub.features.audit.schemas import AuditFilters, AuditRow

ROWS_AT_ONCE = 500
COLUMNS = (
    N_("Moment (UTC)"),
    N_("Who"),
    N_("Id"),
    N_("What"),
    N_("Action"),
    N_("About"),
    N_("Result"),
    N_("Network"),
)


async def as_csv(actor: Actor, filters: AuditFilters) -> AsyncIterator[str]:
    """The entries as lines of a spreadsheet, newest first; each part is read in a unit of work of its own."""
    yield MARK + lines([[translate(actor.language, column) for column in COLUMNS]], actor.language)
    cursor: str | None = ""
    while cursor is not None:
        found = await db.read(
            queries.list_entries, actor, filters=filters, cursor=cursor or None, size=ROWS_AT_ONCE, slow=True
        )
        yield lines(map(_cells, found.items), actor.language)
        cursor = found.next


def _cells(row: AuditRow) -> list[str]:
    moment = row.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return [moment, row.who_name, row.who, row.words, row.action, row.object, row.result, row.network]
