"""A session as its colleagues see it."""

import reflex as rx
from reflex.vars import ArrayVar, StringVar

from learnhub import ui
from learnhub.features.ama.components import composer, ended, questions
from learnhub.features.ama.components.lists import attend_button, title_of
from learnhub.features.ama.components.scripts import held
from learnhub.features.ama.enums import Phase, Tab
from learnhub.features.ama.pages.ended import document
from learnhub.features.ama.schemas import BOARD_MAX, QuestionRow
from learnhub.features.ama.state import AmaAnswersState, AmaLiveState, AmaState, AttendanceState
from learnhub.features.discussion.components import Ballot, small_menu, vote_count
from learnhub.features.notices.components import follow_button
from learnhub.ui.text import _, ngettext_
from learnhub.web.live.watch import watch

EARLIER = 3
Rows = rx.Var[dict[str, QuestionRow]]
TabLink = tuple[ui.Text, ui.Text, ui.Flag, ui.Content | None]


def host_button() -> rx.Component:
    """For the hosts of the session."""
    is_on = AmaState.ama.can_host & (AmaState.ama.phase != Phase.ENDED)
    button = ui.button(_("Host console"), icon="sliders_horizontal", to=_here() + "/host")
    return rx.cond(is_on, button)


def _here() -> StringVar:
    return rx.Var.create("/ama/") + AmaState.ama.id


def ama_page() -> rx.Component:
    """The question on air, the lists, the composer; or, when it is over, what was asked and answered."""
    shown = AmaState.ama.id
    is_shown = (shown != "") & (shown == AmaState.ama_ref)  # both are empty before the data have come
    return rx.fragment(
        watch(AmaLiveState),
        Ballot.create(
            root=shown, ballot=AmaState.ballot, brought=AmaState.brought, on_bring=AmaState.bring_ballot
        ),
        ui.loaded(is_shown, rx.cond(AmaState.ama.phase == Phase.ENDED, _ended(), _open()), rows=5),
    )


def _open() -> rx.Component:
    live = AmaLiveState
    on_air = rx.cond(
        live.rows.contains(live.on_air),
        questions.on_air_panel(live.rows[live.on_air], live.votes[live.on_air], live.on_air_at),
    )
    main = [
        _heading(_state_line(), title_of(AmaState.ama.leader.name), _attendance()),
        on_air,
        _tabs(),
        rx.match(
            AmaState.tab,
            (Tab.NEWEST.value, _list("newest", live.newest, live, _no_question())),
            (Tab.ANSWERED.value, _list("answered", live.answered, live, _no_answer())),
            (Tab.MINE.value, _mine(live.rows)),
            _list("next", live.next, live, _no_question()),
        ),
    ]
    ask = rx.cond(AmaState.ama.can_ask, ui.dock(_composer(), class_name="ask-dock"))
    return ui.columns(main, [ask, _follow_and_more(), _house_rules(), _answered_earlier()], wide=True)


def _ended() -> rx.Component:
    over = ui.meta(ui.el.span(_("Session ended")), ui.el.span(ui.moment(AmaState.ama.ended_at, "long")))
    figures = AmaAnswersState.view.figures
    complete = ngettext_(
        "The one question has an answer, a date or a reason.",
        "Each of the {n} questions has an answer, a date or a reason.",
        figures.asked,
    )
    is_complete = (figures.asked > 0) & (figures.open + figures.waiting == 0)
    main = [
        _heading(
            over,
            _("What we asked {name}, and what was answered", name=AmaState.ama.leader.name),
            rx.cond(is_complete, ui.el.p(complete, class_name="t-read-s t-2")),
        ),
        composer.unsent(AmaState.ama.id),
        _ended_tabs(),
        rx.cond(AmaState.tab == Tab.MINE, _mine(AmaAnswersState.view.anonymous), document()),
    ]
    rail = [
        ended.take_along(AmaState.ama.id),
        _follow_and_more(),
        ui.text_link(_("All sessions"), to="/ama", class_name="t-body"),
    ]
    return ui.columns(main, rail, wide=True)


def _follow_and_more() -> rx.Component:
    """Following the session, and its menu: its history, and a flag for moderators."""
    ama = AmaState.ama
    return ui.el.div(
        ui.el.div(follow_button(ama.id), class_name="grow"),
        small_menu(ama.id, is_signed=True),
        class_name="row g2",
    )


def _heading(over: rx.Component, title: ui.Text, *more: ui.Content) -> rx.Component:
    ama = AmaState.ama
    intro = rx.cond(ama.html != "", ui.rich_text(ama.html, lang=ama.language))
    return ui.el.header(
        over,
        ui.el.h1(title, class_name="t-h1 ama-title"),
        ui.el.div(intro, class_name="t-read-s t-2 ama-intro"),
        *more,
        class_name="ama-head",
    )


def _state_line() -> rx.Component:
    ama, live = AmaState.ama, AmaLiveState
    here = ngettext_("{n} person here", "{n} people here", live.viewers)
    now = ui.el.div(
        ui.live(),
        ui.meta(
            rx.cond(live.viewers > 0, ui.el.span(here)),
            _("ends at {time}", time=ui.moment(ama.ends_at, "time")),
            class_name="t-num",
        ),
        class_name="row g2",
    )
    later = ui.meta(
        ui.el.span(_("Starts {moment}", moment=ui.moment(ama.starts_at, "long"))),
        ui.el.span(_("ask and vote from now on")),
        ui.external_link(_("Add to my calendar"), href=_here() + "/session.ics", download="session.ics"),
    )
    return rx.cond(_is_live(), now, later)


def _attendance() -> rx.Component:
    """As long as the session is announced; the line says what coming means."""
    ama = AmaState.ama
    is_attending = AttendanceState.attending.contains(ama.id)
    told = ui.el.p(_("You will be told when it opens."), class_name="t-meta")
    block = ui.el.div(
        attend_button(is_attending, on_press=AttendanceState.attend(ama.id, ~is_attending)),
        rx.cond(is_attending, told),
        class_name="row g3 wrap mt4",
    )
    return rx.cond(ama.can_attend & ~_is_live(), block)


def _tabs() -> rx.Component:
    counts = AmaLiveState.counts
    return _tabs_of(
        _tab(_("Up next"), Tab.NEXT, counts["approved"], is_first=True),
        _tab(_("Newest"), Tab.NEWEST, counts["approved"]),
        _tab(_("Answered"), Tab.ANSWERED, counts["answered"]),
        _tab(_("Mine"), Tab.MINE, _mine_count(AmaLiveState.rows)),
    )


def _mine_count(rows: Rows) -> rx.Component:
    return composer.mine_count(AmaState.ama.id, AmaState.own.length(), rows)


def _ended_tabs() -> rx.Component:
    return _tabs_of(
        _tab(_("Questions and answers"), Tab.NEXT, AmaAnswersState.view.figures.asked, is_first=True),
        _tab(_("Mine"), Tab.MINE, _mine_count(AmaAnswersState.view.anonymous)),
    )


def _tab(label: ui.Text, name: Tab, count: ui.Content, *, is_first: bool = False) -> TabLink:
    return label, _here() + ("" if is_first else f"?tab={name}"), AmaState.tab == name, count


def _tabs_of(*tabs: TabLink) -> rx.Component:
    return ui.tabs(tabs, label=_("Questions"), class_name="ama-tabs")


def _list(
    name: str, order: ArrayVar[list[str]], board: type[AmaLiveState], nothing: rx.Component
) -> rx.Component:
    """One list; it holds still while a pointer rests on it."""
    shown = held(name, order, board.rows)
    is_long = board.counts["answered" if name == Tab.ANSWERED else "approved"] > BOARD_MAX
    rows = ui.list_(
        rx.foreach(shown, lambda key: _question(board.rows[key], board.votes[key])),
        rx.foreach(AmaState.rows, lambda row: _further(row, board)),
        data_held="",
    )
    more = ui.pager(is_long & AmaState.has_more, AmaState.show_more)
    return rx.cond(order.length() > 0, rx.fragment(rows, more), nothing)


def _further(row: ui.ViewVar[QuestionRow], board: type[AmaLiveState]) -> rx.Component:
    """A row that was asked for; the live list may have taken it up meanwhile."""
    return rx.cond(board.rows.contains(row.id), rx.fragment(), _question(row, vote_count(row.id)))


def _question(row: ui.ViewVar[QuestionRow], votes: ui.Number) -> rx.Component:
    return questions.question_row(row, votes, can_vote=AmaState.ama.can_vote)


def _no_question() -> rx.Component:
    return ui.empty(
        _("No question yet"),
        _("The first one is the hardest. It can be simple."),
        icon="message_circle_question",
        colour="orange",
    )


def _no_answer() -> rx.Component:
    return ui.empty(_("Nothing has been answered yet"), icon="mic")


def _mine(rows: Rows) -> rx.Component:
    state = AmaState
    nothing = ui.empty(
        _("Nothing asked by name"),
        _("Questions that you ask anonymously are known to this browser only, and stand below."),
        icon="message_circle_question",
    )
    named = rx.fragment(
        ui.list_(rx.foreach(state.own, lambda item: questions.own_row(item, on_edit=state.edit))),
        rx.foreach(state.own, lambda item: questions.withdraw_dialog(item, state.withdraw)),
    )
    return rx.fragment(
        rx.cond(state.own.length() > 0, named, nothing),
        composer.anonymous_mine(state.ama.id, rows, _is_live()),
        questions.reword_dialog(
            state.editing, errors=state.errors, on_reword=state.reword, on_close=state.stop_editing
        ),
    )


def _composer() -> rx.Component:
    return composer.composer(
        AmaState.ama,
        is_live=_is_live(),
        error=AmaState.errors["text"],
        cleared=AmaState.saved,
        on_named=AmaState.ask,
    )


def _is_live() -> rx.Var[bool]:
    live, ama = AmaLiveState, AmaState.ama
    return (live.phase == Phase.LIVE) | ((live.phase == "") & (ama.phase == Phase.LIVE))


def _house_rules() -> rx.Component:
    rules = (
        _("Ask what you would ask in the corridor."),
        _("Vote for what you want to hear. Votes set the order."),
        _("A host may dismiss a question, always with a reason."),
    )
    items = [ui.el.li(ui.icon("check", 16), ui.el.span(rule), class_name="row g2 top") for rule in rules]
    return ui.el.section(
        ui.el.h2(_("House rules"), class_name="t-sec mb2"),
        ui.el.ul(*items, class_name="col g2 t-body t-2"),
    )


def _answered_earlier() -> rx.Component:
    live = AmaLiveState
    latest = rx.foreach(live.answered[:EARLIER], lambda key: _earlier(key))
    block = ui.el.section(
        ui.el.h2(_("Answered earlier"), class_name="t-sec mb2"), ui.el.ul(latest, class_name="list")
    )
    return rx.cond(live.answered.length() > 0, block)


def _earlier(key: rx.Var[str]) -> rx.Component:
    row, votes = AmaLiveState.rows[key], AmaLiveState.votes[key]
    item = ui.el.li(
        ui.el.p(row.text, lang=row.language, class_name="t-body"),
        ui.el.p(ngettext_("{n} vote", "{n} votes", votes), class_name="t-meta t-num"),
        class_name="lh-li",
        key=key,
    )
    return rx.cond(AmaLiveState.rows.contains(key), item)
