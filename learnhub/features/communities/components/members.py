"""Who belongs to a community, who would, and who takes over."""

import reflex as rx

from learnhub import ui
from learnhub.features.communities.enums import Side
from learnhub.features.communities.schemas import AdmissionRow, CommunityMember, HandoverRow
from learnhub.features.communities.state import CommunityMembersState, CommunityState
from learnhub.features.people.components import found_people, person_line
from learnhub.ui.text import _

INVITE = "invite-people"
PAUSE = 200


def members() -> rx.Component:
    """The members by name, after what waits for who facilitates."""
    state = CommunityMembersState
    rows = ui.list_(rx.foreach(state.rows, _member))
    listed = rx.fragment(_asking(), _handovers(), rows, ui.pager(state.has_more, state.show_more), _invite())
    return ui.loaded(state.shown_of == CommunityState.community.id, listed, rows=6)


def invite_button() -> rx.Component:
    """Opens the dialog in which colleagues are invited."""
    button = ui.button(_("Invite colleagues"), icon="user_plus", **ui.open_dialog(INVITE))
    return rx.cond(CommunityState.community.can_invite, ui.el.div(button, class_name="mb3"))


def _member(row: ui.ViewVar[CommunityMember]) -> rx.Component:
    state, person = CommunityMembersState, row.person
    menu = ui.menu(
        ui.icon_button("ellipsis", _("What to do about {name}", name=person.name), size="2"),
        ui.menu_item(_("Ask them to take over"), icon="handshake", on_click=state.hand_over(person.id)),
        ui.menu_item(_("Take out of the community"), icon="x", danger=True, on_click=state.remove(person.id)),
        id=rx.Var.create("member-") + person.id,
    )
    can_change = CommunityState.community.can_change
    return ui.row(
        person_line(person, size="3"),
        actions=[
            rx.cond(row.is_facilitator, ui.badge(_("Facilitates"), "petrol")),
            rx.cond(can_change & ~row.is_facilitator, menu),
        ],
        key=person.id,
    )


def _asking() -> rx.Component:
    rows = CommunityMembersState.admissions
    section = ui.section(_("Who would come"), ui.list_(rx.foreach(rows, _asking_row)), class_name="mb5")
    return rx.cond(rows.length() > 0, section)


def _asking_row(row: ui.ViewVar[AdmissionRow]) -> rx.Component:
    state, person = CommunityMembersState, row.person
    decide = rx.fragment(
        ui.button(
            _("Let in"),
            icon="check",
            size="1",
            on_click=state.let_in(person.id),
            aria_label=_("Let {name} in", name=person.name),
        ),
        ui.button(
            _("Not now"),
            size="1",
            variant="ghost",
            on_click=state.turn_away(person.id),
            aria_label=_("Do not let {name} in", name=person.name),
        ),
    )
    invited = ui.el.span(_("invited {day}", day=ui.moment(row.at, "date")), class_name="t-meta")
    return ui.row(
        person_line(person),
        rx.cond(row.words != "", ui.el.p(row.words, class_name="t-body t-2 mt2")),
        actions=rx.cond(row.side == Side.ASKED.value, decide, invited),
        key=person.id,
    )


def _handovers() -> rx.Component:
    rows = CommunityMembersState.handovers
    section = ui.section(_("Who takes over"), ui.list_(rx.foreach(rows, _handover)), class_name="mb5")
    return rx.cond(rows.length() > 0, section)


def _handover(row: ui.ViewVar[HandoverRow]) -> rx.Component:
    person = row.person
    hand_over = ui.button(
        _("Hand over"),
        size="1",
        variant="solid",
        on_click=CommunityMembersState.hand_over(person.id),
        aria_label=_("Hand over to {name}", name=person.name),
    )
    asked = ui.el.span(_("asked, and has not answered yet"), class_name="t-meta")
    return ui.row(
        person_line(person, detail=rx.cond(row.is_willing, _("would facilitate it"), "")),
        actions=rx.cond(row.is_willing, hand_over, asked),
        key=person.id,
    )


def _invite() -> rx.Component:
    state = CommunityMembersState
    box = ui.text_input(
        "person", on_change=state.look_for.debounce(PAUSE), auto_complete="off", auto_focus=True
    )
    dialog = ui.dialog(
        ui.field("person", _("Name of a colleague"), box),
        found_people(state.found, state.invite),
        id=INVITE,
        title=_("Invite colleagues"),
        text=_("They answer yes or no. Whoever has asked already is let in."),
        width=460,
        closes_on=state.invited,
    )
    return rx.cond(CommunityState.community.can_invite, dialog)
