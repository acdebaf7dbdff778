"""What colleagues said of content wherever it stands, for the rooms that declare it as a `Measure`."""

from typing import Any

from sqlalchemy import select

from learnhub.core.among import among
from learnhub.features.discussion.models import Content


def count_thanks() -> Any:
    """How many thank for each piece, as a statement of `id` and `number`."""
    return select(Content.id.label("id"), Content.thanks_count.label("number")).where(
        among(Content.id, "content_ids")
    )


def count_used(*kinds: str) -> Any:
    """How many use each piece of some kinds, as a statement of `id` and `number`."""
    used = select(Content.id.label("id"), Content.use_count.label("number"))
    return used.where(among(Content.id, "content_ids"), Content.kind.in_(kinds))
