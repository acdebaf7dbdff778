"""Comparing the counters of small failures with what they count, once a night."""

from typing import Any

from sqlalchemy import func, select, union_all

from learnhub.core.among import among
from learnhub.features.discussion.counting import compare_with
from learnhub.features.failures.enums import Echo
from learnhub.features.failures.models import Failure, FailureEcho, FailureVoice


def compare() -> None:
    """Log each counter that is not the number of its rows."""
    counters = (
        ("thanks_count", Failure.thanks_count, Echo.THANKS),
        ("me_too_count", Failure.me_too_count, Echo.ME_TOO),
        ("changed_count", Failure.changed_count, Echo.CHANGED),
    )
    compare_with([(name, Failure.content_id, counter, _counted(echo)) for name, counter, echo in counters])


def _counted(echo: Echo) -> Any:
    rows = [
        select(table.content_id.label("id")).where(table.echo == echo)
        for table in (FailureEcho, FailureVoice)
    ]
    both = union_all(*rows).subquery()
    return select(both.c.id.label("id"), func.count().label("number")).group_by(both.c.id)


def count_changed() -> Any:
    """How many changed something after each story, as a statement of `id` and `number`."""
    return select(Failure.content_id.label("id"), Failure.changed_count.label("number")).where(
        among(Failure.content_id, "content_ids")
    )


def count_echoes() -> Any:
    """To how many each story happened, and how many thank for one without a name; the same."""
    number = (Failure.me_too_count + Failure.thanks_count).label("number")
    return select(Failure.content_id.label("id"), number).where(among(Failure.content_id, "content_ids"))
