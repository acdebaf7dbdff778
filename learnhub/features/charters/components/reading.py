"""A charter as one reads and signs it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.charters.components.amendments import amendment
from learnhub.features.charters.schemas import ArticleView, CharterView
from learnhub.features.charters.state import CharterState
from learnhub.features.discussion.components import (
    hidden_note,
    hide_dialog,
    item_first_look,
    kind_label,
    panel,
    post_menu,
    remove_dialog,
)
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.components import person_avatar
from learnhub.ui.text import _, ngettext_

Charter = ui.ViewVar[CharterView]


def charter_head(charter: Charter) -> rx.Component:
    """Its name, who has written it, and which version it is."""
    written = ngettext_("written by {n} person", "written by {n} people", charter.writers)
    version = _("version {n} of {day}", n=charter.version, day=ui.moment(charter.version_at, "date"))
    about = ui.meta(
        kind_label(charter.kind),
        rx.cond(charter.space != "", ui.el.span(charter.space)),
        ui.el.span(written),
        ui.el.span(version),
    )
    return ui.heading(ui.el.span(charter.title, lang=charter.language), over=about)


def charter_title(charter: Charter) -> rx.Component:
    """The same under the head of a community."""
    written = ngettext_("written by {n} person", "written by {n} people", charter.writers)
    version = _("version {n} of {day}", n=charter.version, day=ui.moment(charter.version_at, "date"))
    return ui.el.div(
        ui.el.h2(charter.title, lang=charter.language, class_name="t-h2"),
        ui.meta(ui.el.span(written), ui.el.span(version)),
    )


def charter_shown(charter: Charter) -> rx.Component:
    """The articles in order, each with what is proposed for it, and how one amends them."""
    preamble = ui.rich_text(charter.preamble_html, lang=charter.language, class_name="mb5")
    articles = ui.el.ol(
        rx.foreach(charter.articles, lambda each: _article(each, charter)), class_name="charter-articles"
    )
    additions = ui.el.div(rx.foreach(charter.additions, amendment), class_name="col g4 mt4")
    return ui.el.div(
        hidden_note(charter),
        rx.cond(charter.is_reread_due & charter.can_keep, _reread()),
        rx.cond(charter.preamble_html != "", preamble),
        articles,
        rx.cond(charter.additions.length() > 0, additions),
        _amending(charter),
        panel(charter),
        hide_dialog(charter),
        remove_dialog(
            charter,
            CharterState.remove,
            title=_("Delete this charter?"),
            text=_("Nobody has signed or amended it yet. Afterwards another one can be written."),
        ),
    )


def _reread() -> rx.Component:
    return ui.callout(
        _("The charter is a year old. Read it again together: does it still say what you want?"),
        "info",
        ui.button(_("It is still right"), icon="check", on_click=CharterState.keep),
        class_name="mb4",
    )


def _article(each: ui.ViewVar[ArticleView], charter: Charter) -> rx.Component:
    """An article; where amendments to it are open, they show its words and the others."""
    amend = ui.icon_button(
        "pencil_line",
        _("Amend article {n}", n=each.number),
        size="1",
        to=_form(charter.id, each.number),
        icon_size=15,
        class_name="charter-amend",
    )
    words = ui.rich_text(each.html, lang=charter.language, class_name="charter-words")
    read = ui.el.div(words, rx.cond(charter.can_propose, amend), class_name="row top g2 between")
    proposed = ui.el.div(rx.foreach(each.amendments, amendment), class_name="col g4")
    return ui.el.li(
        rx.cond(each.amendments.length() > 0, proposed, read),
        id=rx.Var.create("article-") + each.number.to_string(),
        value=each.number,
        key=each.number.to_string(),
    )


def _form(charter_id: Any, number: Any) -> rx.Var[str]:
    return rx.Var.create("/charters/") + charter_id.to(str) + "/amend?article=" + number.to_string()


def _amending(charter: Charter) -> rx.Component:
    form = rx.Var.create("/charters/") + charter.id.to(str) + "/amend"
    propose = ui.button(_("Propose an amendment"), icon="pencil_line", to=form)
    rule = _(
        "Three supports open five days of discussion, then everybody who belongs here is asked. It is "
        "adopted when half of them say yes and no objection is left."
    )
    return ui.el.div(
        rx.cond(charter.can_propose, propose),
        ui.el.p(rule, class_name="t-meta grow"),
        class_name="row g4 charter-foot",
    )


def charter_aside(charter: Charter) -> rx.Component:
    """Who has signed."""
    address = rx.Var.create("/charters/") + charter.id.to(str) + "/versions/" + charter.version.to_string()
    more = charter.signed - charter.signers.length()
    people = ui.avatar_stack(
        rx.foreach(charter.signers, lambda person: person_avatar(person, "2")),
        more=rx.cond(more > 0, rx.Var.create("+") + more.to_string(), "").to(str),
    )
    before = ngettext_(
        "{n} person has signed an earlier version.",
        "{n} people have signed an earlier version.",
        charter.signed_before,
    )
    return ui.section(
        _("Signed"),
        ui.progress(charter.signed, charter.members, label=_("Signatures")),
        rx.cond(charter.signed > 0, ui.link(people, to=address, aria_label=_("Everybody who has signed"))),
        rx.cond(charter.signed_before > 0, ui.el.p(before, class_name="t-meta")),
        note=_("{n} of {all}", n=charter.signed, all=charter.members),
        line=False,
        class_name="charter-signed",
    )


def charter_bar(charter: Charter) -> rx.Component:
    """History, signing, and what else can be done with a charter."""
    state = CharterState
    has_signed = charter.signed_version == charter.version
    history = rx.Var.create("/charters/") + charter.id.to(str) + "/history"
    sign = ui.button(
        rx.cond(charter.signed_version > 0, _("Sign version {n}", n=charter.version), _("Sign the charter")),
        icon="signature",
        variant="solid",
        on_click=state.sign(charter.version),
    )
    unsign = ui.menu_item(_("Take my signature back"), icon="x", on_click=state.unsign)
    signed = ui.el.span(ui.icon("check", 16), _("Signed by you"), class_name="t-good row g1 not-phone")
    shown = rx.fragment(
        post_menu(
            charter,
            ui.menu_item(_("Versions and amendments"), icon="scroll_text", to=history),
            rx.cond(has_signed, unsign),
            suggests=False,
        ),
        ui.text_link(_("Versions and amendments"), to=history, class_name="t-small not-phone"),
        rx.cond(charter.can_sign, rx.cond(has_signed, signed, sign)),
    )
    return rx.cond(charter.id != "", shown)


def first_look(words: Words) -> str:
    """The title over the articles, as HTML; amendments and signatures come with the page."""
    return item_first_look(words, ui.first_text(words.html, words.language))
