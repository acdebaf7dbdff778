"""People as every room shows them: an avatar, a line, an author's metadata."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.ui.text import _


def profile_address(person: Any) -> rx.Var[str]:
    """The address of a colleague's page."""
    return rx.Var.create("/people/") + person.id


def person_avatar(person: Any, size: str = "2", **props: Any) -> rx.Component:
    """The initials of a `PersonRef` on their colour; say the name beside it."""
    return ui.avatar(person.initials, person.colour, size, **props)


def person_name(person: Any, **props: Any) -> rx.Component:
    """The name, leading to the page of its owner."""
    return ui.link(
        person.name, to=profile_address(person), class_name=props.pop("class_name", "t-b"), **props
    )


def person_line(person: Any, *, size: str = "2", detail: Any = None, links: bool = True) -> rx.Component:
    """Avatar, name and under it the job (or `detail`): how a colleague stands in a list."""
    name = person_name(person) if links else ui.el.span(person.name, class_name="t-b")
    under = job_and_site(person) if detail is None else detail
    return ui.el.div(
        person_avatar(person, size),
        ui.el.div(name, ui.el.div(under, class_name="t-meta"), class_name="person-words"),
        class_name="person",
    )


def job_and_site(person: Any) -> rx.Var[str]:
    """ "Reliability engineer, Lyon", or what is known of it."""
    both = (person.job != "") & (person.site != "")
    return rx.cond(both, person.job + ", " + person.site, person.job + person.site)


def author_meta(person: Any, *more: Any, size: str = "1") -> rx.Component:
    """Avatar and name in a line of metadata, with the pieces that follow; nobody: a word for it.

    `person` is a `PersonRef` Var; an anonymous author is one without an id.
    """
    known = ui.el.span(person_avatar(person, size), person_name(person), class_name="author")
    return ui.meta(rx.cond(person.id != "", known, ui.el.span(_("Anonymous"))), *more)
