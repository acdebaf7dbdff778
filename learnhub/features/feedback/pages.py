"""The pages of growth feedback."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.feedback.components import asking, desk, steps
from learnhub.features.feedback.enums import STEPS
from learnhub.features.feedback.room import FEEDBACK_GIVE, FEEDBACK_READ
from learnhub.features.feedback.schemas import THANKS_MAX
from learnhub.features.feedback.state import (
    AskedFeedbackState,
    AskFeedbackState,
    FeedbackNoteState,
    FeedbackState,
    OfferFeedbackState,
    WriteFeedbackState,
)
from learnhub.features.feedback.texts import NAMES
from learnhub.features.people.components import person_line
from learnhub.ui.text import _, ngettext_
from learnhub.web.pages import Page

HERE = ((N_("Growth feedback"), "/feedback"),)
REMOVE, THANK = "feedback-remove", "feedback-thank"


def list_page() -> rx.Component:
    """What one was told, and around it what waits."""
    state = FeedbackState
    return ui.el.div(
        desk.head(),
        ui.loaded(
            state.is_ready,
            ui.columns([desk.told(state)], desk.aside(state), label=_("Around your feedback")),
            rows=4,
        ),
    )


def list_bar() -> rx.Component:
    """The two ways to begin."""
    return rx.fragment(
        ui.button(_("Offer feedback"), icon="pencil", to="/feedback/offer"),
        ui.button(_("Ask for feedback"), icon="plus", variant="solid", to="/feedback/ask"),
    )


def ask_page() -> rx.Component:
    """The form of a request."""
    state = AskFeedbackState
    return ui.el.div(
        ui.heading(
            _("Ask for feedback"),
            _("About one thing you did or do. They answer in four short steps, or decline without a reason."),
        ),
        ui.loaded(state.is_ready, asking.ask_form(state), rows=2),
        class_name="reading",
    )


def offer_page() -> rx.Component:
    """The form of what nobody asked for."""
    state = OfferFeedbackState
    return ui.el.div(
        ui.heading(
            _("Offer feedback"),
            _("Better when they ask. If it cannot wait, say what it is about, and they choose to read it."),
        ),
        ui.loaded(state.is_ready, asking.offer_form(state), rows=2),
        class_name="reading",
    )


def asked_page() -> rx.Component:
    """What a colleague would like to hear."""
    state, asked = AskedFeedbackState, AskedFeedbackState.asked
    many = ngettext_(
        "You alone were asked. No date, and you may decline without a reason.",
        "{n} people were asked. No date, and you may decline without a reason.",
        asked.asked,
    )
    write = rx.cond(asked.draft_id != "", _("Go on writing"), _("Write it"))
    return ui.loaded(
        asked.id != "",
        ui.el.article(
            ui.heading(
                ui.el.span(asked.about, lang=asked.language),
                over=_("{name} would like to hear about", name=asked.person.name),
            ),
            person_line(asked.person, size="4"),
            ui.el.p(many, class_name="t-body t-2 mt4"),
            ui.form_actions(
                ui.button(_("Not this time"), variant="ghost", size="3", on_click=state.decline),
                ui.button(write, variant="solid", size="3", icon="pencil", on_click=state.begin),
            ),
            class_name="reading",
        ),
        rows=2,
    )


def write_page() -> rx.Component:
    """The composer."""
    state = WriteFeedbackState
    return ui.loaded(state.draft.id != "", steps.composer(state), steps.discard_dialog(state), rows=4)


def write_bar() -> rx.Component:
    """That the draft is kept."""
    kept = ui.el.span(
        ui.icon("check", 14),
        ui.el.span(_("Draft saved, only you can see it"), class_name="not-phone"),
        ui.el.span(_("Draft saved"), class_name="only-phone"),
        class_name="t-meta row g1",
    )
    return ui.el.span(rx.cond(WriteFeedbackState.is_kept, kept), role="status")


def note_page() -> rx.Component:
    """What one was told, for its recipient."""
    state, note = FeedbackNoteState, FeedbackNoteState.note
    who = rx.cond(note.author.name != "", person_line(note.author), ui.el.p(_("A former colleague")))
    parts = (
        ui.el.section(
            ui.el.h2(_(NAMES[step]), class_name="t-sec"),
            ui.el.p(getattr(note, step.value), lang=note.language, class_name="t-read feedback-words"),
            class_name="feedback-done",
        )
        for step in STEPS
    )
    private = ui.el.p(
        ui.icon("lock", 14, 1.75), ui.el.span(_("Yours alone: whoever wrote it reads it no more.")),
        class_name="row g2 t-meta",
    )  # fmt: skip
    return ui.loaded(
        note.id != "",
        ui.el.article(
            ui.heading(ui.el.span(note.about, lang=note.language), over=private),
            ui.el.div(
                who,
                ui.el.span(ui.moment(note.sent_at, "date"), class_name="t-meta t-num"),
                class_name="row between g3 mb5",
            ),
            *parts,
            rx.cond(note.is_thanked, ui.el.p(_("You said thank you for it."), class_name="t-meta mt4")),
            class_name="reading feedback-note",
        ),
        ui.confirm(
            id=REMOVE,
            title=_("Delete this feedback?"),
            text=_("Nobody else has it. It cannot be recovered."),
            confirm=_("Delete"),
            on_confirm=state.remove,
        ),
        _thank_dialog(),
        rows=4,
    )


def _thank_dialog() -> rx.Component:
    state = FeedbackNoteState
    box = ui.text_area("words", 2, id="feedback-thanks", max_length=THANKS_MAX)
    form = ui.form(
        ui.field(
            "words", _("What will you do with it?"), box, id="feedback-thanks", optional=True,
            error=state.errors["words"],
        ),
        ui.form_error(state.errors["form"]),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(THANK)),
            ui.button(_("Say thank you"), variant="solid", type="submit", icon="heart_handshake"),
        ),
        on_submit=state.thank,
        custom_attrs={"data-mod-enter": ""},
    )  # fmt: skip
    return ui.dialog(
        form,
        id=THANK,
        title=_("Say thank you"),
        text=_("They are told, and read this sentence and what it was about."),
        width=460,
        closes_on=state.saved,
        sheet=True,
    )


def note_bar() -> rx.Component:
    """What can be done with a note."""
    state, note = FeedbackNoteState, FeedbackNoteState.note
    bar = rx.fragment(
        ui.icon_button("trash_2", _("Delete this feedback"), **ui.open_dialog(REMOVE)),
        ui.icon_button("printer", _("Print"), data_print=""),
        ui.copy_button(state.markdown, _("Copy as Markdown")),
        rx.cond(
            note.can_thank,
            ui.button(_("Say thank you"), variant="solid", icon="heart_handshake", **ui.open_dialog(THANK)),
        ),
    )
    return rx.cond(note.id != "", bar)


PAGES = (
    Page(
        "/feedback", list_page, N_("Growth feedback"), load=FeedbackState.load, section="feedback",
        requires=FEEDBACK_READ, bar=list_bar,
    ),
    Page(
        "/feedback/ask", ask_page, N_("Ask for feedback"), load=AskFeedbackState.load, section="feedback",
        requires=FEEDBACK_GIVE, crumbs=HERE, dock=True,
    ),
    Page(
        "/feedback/offer", offer_page, N_("Offer feedback"), load=OfferFeedbackState.load, section="feedback",
        requires=FEEDBACK_GIVE, crumbs=HERE, dock=True,
    ),
    Page(
        "/feedback/asked/[request_ref]", asked_page, AskedFeedbackState.asked.about,
        load=AskedFeedbackState.load, section="feedback", requires=FEEDBACK_GIVE, crumbs=HERE,
    ),
    Page(
        "/feedback/write/[draft_ref]", write_page, N_("Write feedback"), load=WriteFeedbackState.load,
        section="feedback", requires=FEEDBACK_GIVE, crumbs=HERE, bar=write_bar, dock=True,
    ),
    Page(
        "/feedback/[feedback_ref]", note_page, FeedbackNoteState.note.about, load=FeedbackNoteState.load,
        section="feedback", requires=FEEDBACK_READ, crumbs=HERE, bar=note_bar,
    ),
)  # fmt: skip
