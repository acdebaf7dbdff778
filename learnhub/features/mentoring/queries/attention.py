"""How many sessions somebody has before them, beside the figures of the frame."""

from sqlalchemy import Select, bindparam, union_all
from sqlalchemy import select as select_columns
from sqlalchemy.orm import InstrumentedAttribute
from sqlmodel import func

from learnhub.core.db import Utc
from learnhub.features.mentoring.models import Booking
from learnhub.features.mentoring.policy import held
from learnhub.rooms import BOUND, Figure


def sessions_ahead() -> Figure:
    """As mentor and as mentee. No menu shows the number; Today is read again when it changes."""
    both = union_all(_as(Booking.mentor_id), _as(Booking.mentee_id)).limit(BOUND).subquery()
    return Figure(select_columns(func.count()).select_from(both).scalar_subquery())


def _as(column: InstrumentedAttribute[str]) -> Select:
    ahead = held(bindparam("now", type_=Utc))
    return select_columns(Booking.id).where(column == bindparam("reader_id"), ahead)
