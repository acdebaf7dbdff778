"""What became of amendments, and the versions of a charter."""

import reflex as rx

from learnhub import ui
from learnhub.features.charters.components.amendments import objections, outcome, title_of
from learnhub.features.charters.schemas import AmendmentView, SignatureView, VersionRow, VersionView
from learnhub.features.discussion.components import difference_in_place
from learnhub.features.people.components import person_avatar, person_line, person_name
from learnhub.ui.text import _, ngettext_


def version_row(row: ui.ViewVar[VersionRow], charter_id: ui.Text) -> rx.Component:
    """A version: when, and how many took part."""
    versions = rx.Var.create("/charters/") + rx.Var.create(charter_id).to(str) + "/versions/"
    people = ngettext_("{n} person took part", "{n} people took part", row.people)
    return ui.row(
        ui.item_title(_("Version {n}", n=row.number), to=versions + row.number.to_string()),
        ui.meta(ui.el.span(ui.moment(row.at, "date")), ui.el.span(people)),
        key=row.number.to_string(),
    )


def over_row(each: ui.ViewVar[AmendmentView]) -> rx.Component:
    """An amendment that is over: what it would have changed then, and how its round ended."""
    figures = _(
        "{yes} of {asked} said yes, {no} objected", yes=each.consents, asked=each.asked, no=each.objected
    )
    author = rx.cond(each.author.id != "", person_name(each.author), ui.el.span(_("Somebody who left")))
    return ui.row(
        ui.el.div(ui.el.h3(title_of(each), class_name="t-sec"), outcome(each), class_name="row g2 wrap"),
        ui.meta(
            author,
            ui.el.span(ui.moment(each.closed_at, "date")),
            rx.cond(each.version > 0, ui.el.span(_("version {n}", n=each.version))),
            rx.cond(each.asked > 0, ui.el.span(figures, class_name="t-num")),
        ),
        difference_in_place(each.pieces, each.language),
        rx.cond(each.why != "", ui.el.p(each.why, lang=each.language, class_name="t-body t-2 mt2")),
        objections(each.objections, each.language),
        key=each.id,
        id=rx.Var.create("amendment-") + each.id.to(str),
        feed=True,
    )


def version_shown(version: ui.ViewVar[VersionView]) -> rx.Component:
    """The articles as they were, and the people."""
    articles = ui.el.ol(
        rx.foreach(
            version.articles,
            lambda text: ui.el.li(ui.el.p(text, lang=version.language, class_name="charter-words pre-line")),
        ),
        class_name="charter-articles",
    )
    rest = version.people - version.took_part.length()
    people = ui.el.ul(
        rx.foreach(
            version.took_part,
            lambda person: ui.el.li(
                person_avatar(person, "1"), person_name(person), class_name="author", key=person.id
            ),
        ),
        class_name="row g3 wrap",
    )
    more = ui.el.p(ngettext_("and {n} other", "and {n} others", rest), class_name="t-meta mt2")
    return rx.fragment(
        articles,
        ui.section(_("Took part"), people, rx.cond(rest > 0, more), note=ui.number(version.people)),
    )


def signature_row(row: ui.ViewVar[SignatureView]) -> rx.Component:
    """A signature."""
    return ui.row(person_line(row.person, detail=ui.moment(row.at, "date")), key=row.id)
