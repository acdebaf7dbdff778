"""Choosing colleagues by their names, which are looked for while one types."""

import reflex as rx
from reflex.vars import ArrayVar

from learnhub import ui
from learnhub.features.discussion.schemas import Offer
from learnhub.features.people.components import found_people
from learnhub.ui.text import _

PAUSE = 150


def offers(found: ArrayVar[list[Offer]], on_choose: ui.ById) -> rx.Component:
    """Colleagues whom a name fits; a click chooses one."""
    return found_people(found, on_choose, detail=lambda offer: offer.detail)


def chosen(people: ArrayVar[list[Offer]], on_drop: ui.ById) -> rx.Component:
    """Those who were chosen, each of whom can be taken off."""
    rows = rx.foreach(people, lambda each: _chosen(each, on_drop))
    return ui.el.ul(rows, class_name="col g2 mt2 found-people")


def _chosen(person: ui.ViewVar[Offer], on_drop: ui.ById) -> rx.Component:
    drop = ui.icon_button(
        "x", _("Take {name} off", name=person.name), size="1", icon_size=15, on_click=on_drop(person.id)
    )
    return ui.el.li(
        ui.el.span(
            ui.avatar(person.initials, person.colour, "1"),
            ui.el.span(person.name, class_name="t-body"),
            class_name="row g2 grow",
        ),
        drop,
        class_name="row between g2",
        key=person.id,
    )
