"""What a month taught as Markdown, to be pasted where people write to each other."""

from datetime import date

from learnhub.core import formats
from learnhub.core.i18n import N_, translate
from learnhub.features.learned.schemas import LearnedView
from learnhub.rooms import kind

TITLE = N_("What we learned in {month}")
FORMULA = N_(
    "Of {n} contents: 3 × applied, 2 × “I learned something”, 1 × useful, thanks, me too or kept in review."
)
CHOSEN = N_("The order was chosen by hand.")


def as_markdown(view: LearnedView, language: str, origin: str) -> str:
    """The title, a line for each content with its address, and how it was counted."""
    month = formats.month(date.fromisoformat(f"{view.month}-01"), language)
    lines = [
        f"{place}. [{row.title}]({origin}{row.address}) ({translate(language, kind(row.kind).one)})"
        + (f": {row.line}" if row.line else "")
        for place, row in enumerate(view.rows, start=1)
    ]
    formula = translate(language, FORMULA, n=view.candidates)
    chosen = [translate(language, CHOSEN)] if view.is_arranged else []
    return "\n".join(
        [f"## {translate(language, TITLE, month=month)}", "", *lines, "", " ".join([formula, *chosen])]
    )
