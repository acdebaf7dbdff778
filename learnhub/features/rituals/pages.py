"""The pages of rituals: the month, one ritual, its forms, and a meeting."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.discussion.components import (
    edit_item_form,
    item_bar,
    item_foot,
    item_page,
    new_item_form,
    thanks_button,
    undo_publishing,
    where_field,
)
from learnhub.features.notices.components import follow_button
from learnhub.features.rituals import queries
from learnhub.features.rituals.components import agenda, closing, dialogs, meeting, months, reading, writing
from learnhub.features.rituals.room import RITUAL, RITUALS_READ, RITUALS_WRITE
from learnhub.features.rituals.schemas import MeetingView
from learnhub.features.rituals.state import (
    EditRitualState,
    MeetingLiveState,
    MeetingState,
    MonthState,
    PlanRitualState,
    RitualState,
)
from learnhub.features.search.browsing import FoundRow
from learnhub.ui.text import _
from learnhub.web.live import changed, watch
from learnhub.web.pages import FirstLook, Page

HERE = ((N_("Rituals"), "/rituals"),)


def months_page() -> rx.Component:
    """A month in a list, drawn beside it, and every ritual under it."""
    month = MonthState.month
    all_of_them = ui.section(
        _("All rituals"),
        ui.list_(rx.foreach(MonthState.rows, _ritual_row)),
        ui.pager(MonthState.has_more, MonthState.show_more),
        class_name="mt5",
    )
    shown = ui.columns(
        [months.month_bar(month, MonthState.show_month), months.month_list(month),
         rx.cond(MonthState.rows.length() > 0, all_of_them)],
        [months.month_calendar(month), _subscribe()],
        label=_("The month"),
    )  # fmt: skip
    intro = _("What we do together again and again, and when it comes next.")
    return ui.el.div(ui.heading(_("Rituals"), intro), ui.loaded(month.name != "", shown, rows=5))


def _subscribe() -> rx.Component:
    return ui.el.p(
        _("What you host or come to is in your own calendar, too:"),
        " ",
        ui.text_link(_("subscribe to it"), to="/settings/calendar"),
        class_name="t-meta mt4",
    )


def _ritual_row(row: ui.ViewVar[FoundRow]) -> rx.Component:
    return ui.row(
        ui.item_title(row.title, to=rx.Var.create("/rituals/") + row.id, lang=row.language),
        ui.meta(ui.el.span(row.author.name), class_name="mt1"),
        key=row.id,
    )


def months_bar() -> rx.Component:
    """Plan a new one."""
    return ui.button(_("Plan a ritual"), icon="plus", variant="solid", to="/rituals/new")


def ritual_page() -> rx.Component:
    """A ritual: its next meeting, what it is for, what was said of it."""
    state, ritual = RitualState, RitualState.ritual
    return item_page(
        ritual,
        reading.ritual_head(ritual),
        reading.next_meeting(ritual, state.meeting, lambda word: state.reply(state.meeting.day, word)),
        reading.ritual_words(ritual),
        item_foot(ritual, follow_button(ritual.id), thanks_button(post_id=ritual.id)),
        aside=reading.ritual_aside(ritual),
        dialogs=rx.fragment(
            reading.ritual_dialogs(ritual, on_remove=state.remove), undo_publishing(PlanRitualState, ritual)
        ),
        on_show=state.load,
    )


def ritual_bar() -> rx.Component:
    """What can be done with a ritual."""
    return item_bar(RitualState.ritual, "/rituals")


def new_page() -> rx.Component:
    """The form of a new ritual."""
    state = PlanRitualState
    fields = writing.ritual_fields(state, where_field(state.errors))
    return new_item_form(
        state, RITUAL, fields, title=_("Plan a ritual"), draft="ritual-new",
        on_template=state.begin, send=_("Plan it"),
    )  # fmt: skip


def edit_page() -> rx.Component:
    """The form of a ritual that there is."""
    state = EditRitualState
    return edit_item_form(
        state, RITUAL, writing.ritual_fields(state), title=_("Edit the ritual"), draft="ritual"
    )


def meeting_page() -> rx.Component:
    """A meeting: its agenda, what is talked about and noted, the timer, the actions and who is there."""
    state: type[MeetingState] = MeetingState
    view: ui.ViewVar[MeetingView] = state.meeting
    middle = ui.el.section(
        meeting.became(state),
        rx.cond(~view.is_held & ~view.is_over & view.can_attend, reading.reply_dock(view, state.reply)),
        closing.closing(state),
        meeting.notes(state),
        class_name="meet-middle",
        aria_label=_("Notes"),
    )
    side = ui.el.section(
        rx.cond(view.is_held & ~view.is_over, agenda.timer(state)),
        meeting.actions(state),
        meeting.here(state),
        rx.cond(~view.is_held, reading.who_comes(view)),
        class_name="meet-side",
        aria_label=_("Timer and actions"),
    )
    columns = ui.el.div(agenda.agenda(state), middle, side, class_name="meet-cols")
    return rx.fragment(
        watch(MeetingLiveState),
        changed(MeetingLiveState.version, state.refresh, first=False),
        ui.loaded(
            view.day != "",
            ui.el.div(meeting.bar(state), columns, class_name="meet"),
            dialogs.dialogs(state),
            ui.shortcuts_dialog([(_("Meeting"), meeting.shortcuts())]),
        ),
    )


PAGES = (
    Page(
        "/rituals", months_page, N_("Rituals"), load=MonthState.load, section="rituals",
        requires=RITUALS_READ, bar=months_bar, in_language=True,
    ),
    Page(
        "/rituals/new", new_page, N_("Plan a ritual"), load=PlanRitualState.load, section="rituals",
        requires=RITUALS_WRITE, crumbs=HERE, dock=True,
    ),
    Page(
        "/rituals/[ritual_ref]", ritual_page, RitualState.ritual.title, load=RitualState.load,
        section="rituals", requires=RITUALS_READ, crumbs=HERE, bar=ritual_bar, in_language=True,
        first_look=FirstLook(queries.get_words, reading.first_look), dock=True,
    ),
    Page(
        "/rituals/[ritual_ref]/edit", edit_page, N_("Edit the ritual"), load=EditRitualState.load,
        section="rituals", requires=RITUALS_WRITE, crumbs=HERE, dock=True,
    ),
    Page(
        "/rituals/[ritual_ref]/[meeting_day]", meeting_page, MeetingState.meeting.title,
        load=MeetingState.load, section="rituals", requires=RITUALS_READ, frame="focus",
    ),
)  # fmt: skip
