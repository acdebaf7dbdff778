"""The rows of an inbox, and what stands beside them."""

from typing import Any, cast

import reflex as rx
from reflex.vars import StringVar

from learnhub import rooms, ui
from learnhub.features.home.schemas import InboxRail
from learnhub.features.notices.queries import kinds
from learnhub.features.notices.queries.inbox import MANY
from learnhub.features.notices.schemas import Days, InboxRow, NoticeView
from learnhub.features.people.components import person_avatar
from learnhub.rooms import Act, Reason
from learnhub.rooms.notices import REASONS, Saying
from learnhub.ui.text import _, ngettext_


def inbox_row(
    row: ui.ViewVar[InboxRow],
    *,
    is_current: ui.Flag,
    on_choose: Any,
    on_archive: ui.Handler,
    on_stop: ui.Handler,
    on_act: Any,
) -> rx.Component:
    """A thing with what happened to it; the current one is unfolded, and has the keys of what can be done."""
    newest = row.notices[0]
    events = rx.cond(is_current, rx.foreach(row.notices, _event), _event(newest, row.others))
    away = ui.icon_button(
        "archive",
        _("Archive: {title}", title=row.title),
        on_click=on_archive,
        data_archive=row.thing,
        class_name="in-away",
    )
    return ui.el.li(
        ui.el.span(_icon(row.icon), class_name=rx.Var.create("ty ty-tile not-phone ty-") + row.colour),
        ui.el.div(
            ui.el.div(
                ui.meta(*_labels(row), ui.el.span(_when(row), class_name="only-phone"), class_name="grow"),
                ui.el.span(_when(row), class_name="t-meta t-num not-phone"),
                class_name="row between g3",
            ),
            ui.item_title(row.title, row.address, lang=row.language),
            ui.el.ul(events, class_name="col g2 mt1"),
            _why(row, is_current, on_stop),
            rx.cond(is_current, _actions(row, newest, on_archive, on_act)),
            class_name="grow",
        ),
        ui.el.span(away, class_name=rx.cond(is_current, "in-room", "")),
        aria_current=rx.cond(is_current, "true", "false"),
        on_focus=on_choose,
        tab_index=-1,  # so that a tap anywhere in it chooses it, which shows what there is to do
        data_item="",
        data_swipe_left=rx.Var.create('[data-archive="') + row.thing + '"]',
        data_swipe_left_word=_("Archive"),
        class_name="in-row",
        key=row.thing,
    )


def _icon(name: rx.Var[str]) -> rx.Component:
    """The icon of a thing: one of those of content and of places."""
    known = {kind.icon for kind in rooms.kinds().values()}
    known |= {place.icon for room in rooms.all_rooms().values() for place in room.places}
    drawn = ((icon, ui.icon(icon, 18, 1.9)) for icon in sorted(known))
    return cast(rx.Component, rx.match(name, *drawn, ui.icon("bell", 18, 1.9)))


def _labels(row: ui.ViewVar[InboxRow]) -> list[rx.Component]:
    """What it is, and where there is room for it what happened and how often."""
    return [
        ui.el.span(ui.translated(row.label), class_name=rx.Var.create("ty ty-") + row.colour),
        rx.cond(row.about != "", ui.el.span(ui.translated(row.about), class_name="not-phone")),
        rx.cond(
            row.count > 1, ui.el.span(ngettext_("{n} new", "{n} new", row.count), class_name="not-phone")
        ),
    ]


def _when(row: ui.ViewVar[InboxRow]) -> rx.Var[str]:
    """What is anonymous has a day and no time."""
    return rx.cond(row.is_dated, ui.ago(row.last_at), ui.moment(row.last_at, "day"))


def _event(notice: ui.ViewVar[NoticeView], others: rx.Var[int] | int = 0) -> rx.Component:
    """Who did what, with the words that they wrote; where there are `others`, those in place of what."""
    is_named, has_words = notice.actor.id != "", notice.excerpt != ""
    said = rx.cond(is_named, _said(notice, "did"), _said(notice, "alone"))
    quoted = rx.cond(
        notice.language == "fr", "«\u00a0" + notice.excerpt + "\u00a0»", "“" + notice.excerpt + "”"
    )
    return ui.el.li(
        rx.cond(is_named, person_avatar(notice.actor, "1")),
        ui.el.p(
            rx.cond(is_named, ui.el.b(notice.actor.name + " ", class_name="t-m")),
            rx.cond(has_words, _and_others(others, _("{said}:", said=said)) + " ", said),
            rx.cond(has_words, ui.el.span(quoted, lang=notice.language, class_name="t-read-s")),
            class_name="t-body t-2 grow",
        ),
        class_name="row g2 top",
    )


def _and_others(others: rx.Var[int] | int, said: StringVar) -> StringVar:
    """What stands between a name and a quotation."""
    if isinstance(others, int):
        return said
    some = ngettext_("and {n} other:", "and {n} others:", others)
    return ui.match_text(others, (0, said), (MANY, _("and others:")), otherwise=some)


def _said(notice: ui.ViewVar[NoticeView], part: str) -> rx.Var[str]:
    """The words of what a notice tells, as its room declares them."""

    def word(saying: Saying) -> str:
        return getattr(saying, part) or saying.did

    cases = [
        (f"{kind.name}.{what}", _(word(saying)))
        for kind in kinds().values()
        for what, saying in kind.sayings.items()
    ]
    return ui.match_text(notice.kind + "." + notice.what, *cases, otherwise="")


def _action(row: ui.ViewVar[InboxRow], newest: ui.ViewVar[NoticeView]) -> rx.Var[str]:
    """What there is to do with the newest, or with several of its kind."""
    cases = [
        (f"{kind.name}.{what}", _(saying.action_many))
        for kind in kinds().values()
        for what, saying in kind.sayings.items()
        if saying.action_many
    ]
    one = _said(newest, "action")
    many = ui.match_text(newest.kind + "." + newest.what, *cases, otherwise=one)
    return rx.cond(row.is_repeated, many, one)


def _why(row: ui.ViewVar[InboxRow], is_current: ui.Flag, on_stop: ui.Handler) -> rx.Component:
    """Why somebody is told of it, and how to hear no more of it."""
    words = rx.cond(row.stops == "topic", _("Stop following {topic}", topic=row.topic), _("Stop following"))
    inside = (ui.icon("bell_off", 14), ui.el.span(words))
    stop = rx.cond(
        is_current,
        ui.el.button(*inside, ui.kbd("s"), type="button", on_click=on_stop, data_key="s", class_name="quiet"),
        ui.el.button(*inside, type="button", on_click=on_stop, class_name="quiet"),
    )
    return ui.meta(
        reason(row.reason, topic=row.topic),
        rx.cond(row.stops != "", stop),
        class_name="mt2",
    )


def reason(value: rx.Var[str], *, topic: rx.Var[str] | str = "") -> rx.Component:
    """Why somebody is told of something."""
    words = [(each.value, _(REASONS[each], topic=topic)) for each in Reason]
    return ui.el.span(ui.match_text(value, *words, otherwise=""))


def _actions(
    row: ui.ViewVar[InboxRow], newest: ui.ViewVar[NoticeView], on_archive: ui.Handler, on_act: Any
) -> rx.Component:
    """What there is to do with the current row: at once where its room offers that, or on its page."""
    usual = ui.button(_action(row, newest), variant="solid", to=row.address, key_cap="Enter")
    offered = [
        (f"{kind.name}.{what}", _offered(saying, row, on_act))
        for kind in kinds().values()
        for what, saying in kind.sayings.items()
        if saying.acts
    ]
    return ui.el.div(
        ui.match_component(row.acts, *offered, otherwise=usual),
        ui.button(_("Archive"), icon="archive", on_click=on_archive, key_cap="e"),
        class_name="row g3 mt3 wrap in-acts",
    )


def _offered(saying: Saying, row: ui.ViewVar[InboxRow], on_act: Any) -> rx.Component:
    """What can be done at once, the first of it in solid, and the way to the page."""
    first, *others = (_act(act, row, on_act, is_first=act is saying.acts[0]) for act in saying.acts)
    look = ui.button(_(saying.action), to=row.address, key_cap="Enter")
    return rx.fragment(first, *others, look)


def _act(act: Act, row: ui.ViewVar[InboxRow], on_act: Any, *, is_first: bool) -> rx.Component:
    props: dict[str, Any] = {"variant": "solid"} if is_first else {"class_name": "in-act"}
    done = {"to": row.address + act.to} if act.to else {"on_click": on_act(row.thing, act.name)}
    return ui.button(_(act.label), icon=act.icon or None, **props, **done)


def inbox_rail(rail: ui.ViewVar[InboxRail], *, on_follow: Any, undo: rx.Component) -> list[rx.Component]:
    """How things reach somebody, what they follow, what they stopped, and the keys of the page."""
    return [
        _reach(rail),
        ui.rule(),
        rx.cond(
            rail.follows.length() > 0,
            ui.section(
                _("You follow"),
                ui.list_(rx.foreach(rail.follows, _count)),
                more=(_("All of it"), "/inbox/following"),
                line=False,
            ),
        ),
        rx.cond(
            rail.stopped.length() > 0,
            ui.section(
                _("Stopped this week"),
                ui.el.ul(
                    rx.foreach(rail.stopped, lambda followed: _stopped(followed, on_follow)),
                    class_name="col g3",
                ),
                line=False,
            ),
        ),
        ui.section(
            _("Keys"),
            ui.el.dl(*_keys(undo), class_name="col g2 t-meta"),
            line=False,
            class_name="not-phone",
        ),
    ]


def _reach(rail: ui.ViewVar[InboxRail]) -> rx.Component:
    time = ui.clock(rail.digest_at)
    weekly = _("One mail a week, on Monday at {time}", time=time)
    mail = rx.cond(rail.days == Days.WEEKLY.value, weekly, _("One mail a day, at {time}", time=time))
    start, end = ui.clock(rail.quiet_from), ui.clock(rail.quiet_to)
    hours = _("Quiet from {start} to {end}", start=start, end=end)
    both = _("Quiet from {start} to {end} and at weekends", start=start, end=end)
    has_hours = rail.quiet_from != rail.quiet_to
    weekends = rx.cond(has_hours, both, _("Quiet at weekends"))
    quiet = rx.cond(rail.quiet_weekends, weekends, hours)
    leave = _("On leave up to {day}: no mail until then.", day=ui.moment(rail.leave_to, "full"))
    usual = rx.fragment(
        rx.cond(rail.days != Days.NEVER.value, _fact("mail", mail)),
        rx.cond(has_hours | rail.quiet_weekends, _fact("moon", quiet)),
    )
    mailed = rx.cond(rail.leave_to, _fact("tree_palm", leave), usual)
    lines = [rx.cond(rail.has_mail, mailed, _fact("inbox", _("Only here: no mail leaves LearnHub yet.")))]
    return ui.section(_("How it reaches you"), ui.el.ul(*lines, class_name="col g3 t-body t-2"), line=False)


def _fact(icon: str, words: rx.Var[str]) -> rx.Component:
    return ui.el.li(ui.icon(icon, 17, 1.75), ui.el.span(words), class_name="row g3 top")


def _count(follows: Any) -> rx.Component:
    return ui.el.li(
        ui.el.span(ui.translated(follows.label)),
        ui.el.span(ui.number(follows.count), class_name="t-meta t-num"),
        class_name="lh-li row between t-body in-count",
    )


def _stopped(followed: Any, on_follow: Any) -> rx.Component:
    again = ui.el.button(
        _("Follow it again"),
        ui.only_spoken(": ", followed.title),
        type="button",
        on_click=on_follow(followed.id, followed.is_topic),
        class_name="quiet",
    )
    return ui.el.li(ui.el.p(followed.title, lang=followed.language, class_name="t-body t-2"), again)


def _keys(undo: rx.Component) -> list[rx.Component]:
    lines: list[tuple[tuple[str, ...], Any]] = [
        (("j", "k"), _("next, previous")),
        (("Enter",), _("open")),
        (("e",), _("archive")),
        (("s",), _("stop following")),
        (("u",), undo),
    ]
    return [
        ui.el.div(
            ui.el.dt(*(ui.kbd(key) for key in keys), class_name="row g1 in-keys"),
            ui.el.dd(words),
            class_name="row g2",
        )
        for keys, words in lines
    ]


def waiting_title(count: Any) -> rx.Var[str]:
    """How many things wait for somebody."""
    some = ngettext_(
        "{count} thing waits for you", "{count} things wait for you", count, count=ui.in_words(count)
    )
    return rx.cond(count > 0, some, _("Nothing waits for you"))
