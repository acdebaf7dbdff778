"""Oneself in one line, beside the figures of the frame."""

from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam
from sqlalchemy import select as select_columns

from learnhub.core.statements import AnySelect
from learnhub.features.people.models import Person, Setting, Site
from learnhub.features.people.refs import PersonRef, make_ref

_OFFERED = select_columns(Setting.value).where(Setting.key == "languages").scalar_subquery()


def select_own_ref(*figures: ColumnElement[Any]) -> AnySelect:
    """One row: who `reader_id` is and which languages the company `offered`, then these figures."""
    about = (Person.id, Person.name, Person.job, Site.name.label("site"), _OFFERED.label("offered"))
    return (
        select_columns(*about, *figures)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .where(Person.id == bindparam("reader_id"))
    )


def own_ref_of(row: Row[Any]) -> PersonRef:
    """The person in such a row."""
    return make_ref(row.id, row.name, row.job, row.site)
