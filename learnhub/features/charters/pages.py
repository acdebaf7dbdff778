"""The pages of charters: the company's, any other, their forms, and what became of amendments."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.charters import queries
from learnhub.features.charters.components import history, main, reading, writing
from learnhub.features.charters.room import (
    CHARTERS_PROPOSE,
    CHARTERS_READ,
    CHARTERS_WRITE,
)
from learnhub.features.charters.state import (
    AmendState,
    CharterHistoryState,
    CharterState,
    CharterVersionState,
    RewordState,
    WriteCharterState,
)
from learnhub.features.discussion.components import undo_comment
from learnhub.features.discussion.state import DiscussionLiveState
from learnhub.ui.text import _
from learnhub.web.live import watch
from learnhub.web.pages import FirstLook, Page

HERE = ((N_("Charter"), "/charter"),)


def charter_page() -> rx.Component:
    """A charter with the amendments that are open, and what was said of it."""
    return rx.fragment(
        watch(DiscussionLiveState), ui.loaded(CharterState.charter.id != "", _shown(), first_look=True)
    )


def company_page() -> rx.Component:
    """The company's charter, or how one is begun."""
    state = CharterState
    by_whom = _("An administrator writes the first version. Everybody can then propose other words.")
    shown = rx.cond(state.charter.id != "", _shown(), main.not_yet(by_whom))
    ready = (state.charter.id != "") | ((state.place.space_id != "") & (state.place.charter_id == ""))
    return rx.fragment(watch(DiscussionLiveState), ui.loaded(ready, shown))


def _shown() -> rx.Component:
    charter = CharterState.charter
    return rx.fragment(
        reading.charter_head(charter),
        ui.columns([main.words()], [main.aside()], label=_("About this charter")),
        undo_comment(),
    )


def charter_bar() -> rx.Component:
    """What can be done with it."""
    return reading.charter_bar(CharterState.charter)


def new_page() -> rx.Component:
    """The form of a first version."""
    return _form(_("Write a charter"), WriteCharterState.is_ready, writing.charter_form())


def amend_page() -> rx.Component:
    """The form of an amendment."""
    return _form(_("Propose an amendment"), AmendState.begun > 0, writing.amend_form())


def reword_page() -> rx.Component:
    """The form of another wording."""
    return _form(_("Find another wording"), RewordState.begun > 0, writing.reword_form())


def _form(title: ui.Text, is_ready: ui.Flag, form: rx.Component) -> rx.Component:
    return ui.el.div(ui.heading(title), ui.loaded(is_ready, form), class_name="reading")


def history_page() -> rx.Component:
    """What became of amendments, and every version."""
    state = CharterHistoryState
    over = ui.section(
        _("Amendments that are decided"),
        ui.list_(rx.foreach(state.rows, history.over_row)),
        ui.pager(state.has_more, state.show_more),
    )
    versions = ui.section(
        _("Versions"),
        ui.list_(rx.foreach(state.versions, lambda row: history.version_row(row, state.about.id))),
    )
    back = ui.text_link(_("Back to the charter"), to=rx.Var.create("/charters/") + state.about.id.to(str))
    head = ui.heading(ui.el.span(state.about.title, lang=state.about.language), over=back)
    shown = ui.el.div(head, versions, rx.cond(state.rows.length() > 0, over), class_name="reading")
    return ui.loaded((state.about.id != "") & (state.about.id == state.charter_ref), shown)


def version_page() -> rx.Component:
    """A version as a whole, who took part, and who has signed it."""
    state, version = CharterVersionState, CharterVersionState.version
    signed = ui.section(
        _("Signed"),
        ui.list_(rx.foreach(state.rows, history.signature_row)),
        ui.pager(state.has_more, state.show_more),
        note=ui.number(version.signed),
    )
    back = ui.text_link(_("Back to the charter"), to=rx.Var.create("/charters/") + version.charter_id.to(str))
    day = ui.moment(version.at, "date")
    over = ui.meta(back, ui.el.span(day), rx.cond(version.is_current, ui.badge(_("in force"), "grass")))
    head = ui.heading(_("Version {n}", n=version.number), over=over)
    nobody = ui.el.p(_("Nobody has signed this version."), class_name="t-meta mt4")
    shown = ui.el.div(
        head,
        history.version_shown(version),
        rx.cond(version.signed > 0, signed, nobody),
        class_name="reading",
    )
    return ui.loaded(version.charter_id != "", shown)


PAGES = (
    Page(
        "/charter", company_page, N_("Charter"), load=CharterState.load_company, section="charter",
        requires=CHARTERS_READ, bar=charter_bar,
    ),
    Page(
        "/charters/new", new_page, N_("Write a charter"), load=WriteCharterState.load, section="charter",
        requires=CHARTERS_WRITE, crumbs=HERE, dock=True,
    ),
    Page(
        "/charters/[charter_ref]", charter_page, CharterState.charter.title, load=CharterState.load,
        section="charter", requires=CHARTERS_READ, crumbs=HERE, bar=charter_bar,
        first_look=FirstLook(queries.get_words, reading.first_look),
    ),
    Page(
        "/charters/[charter_ref]/amend", amend_page, N_("Propose an amendment"), load=AmendState.load,
        section="charter", requires=CHARTERS_PROPOSE, crumbs=HERE, dock=True,
    ),
    Page(
        "/amendments/[amendment_ref]/edit", reword_page, N_("Find another wording"), load=RewordState.load,
        section="charter", requires=CHARTERS_PROPOSE, crumbs=HERE, dock=True,
    ),
    Page(
        "/charters/[charter_ref]/history", history_page, N_("History of the charter"),
        load=CharterHistoryState.load, section="charter", requires=CHARTERS_READ, crumbs=HERE,
    ),
    Page(
        "/charters/[charter_ref]/versions/[version_number]", version_page, N_("A version of the charter"),
        load=CharterVersionState.load, section="charter", requires=CHARTERS_READ, crumbs=HERE,
    ),
)  # fmt: skip
