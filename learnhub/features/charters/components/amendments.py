"""An amendment where the article stands that it would change: its difference, and what one does with it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.charters.enums import AmendmentStage, Says
from learnhub.features.charters.models import OBJECTION_MAX
from learnhub.features.charters.schemas import AmendmentView, ObjectionView
from learnhub.features.charters.state import CharterState
from learnhub.features.discussion.components import (
    dialog_id,
    difference_in_place,
    hidden_note,
    hide_dialog,
    panel,
    post_menu,
    remove_dialog,
)
from learnhub.features.people.components import person_name
from learnhub.ui.text import _, ngettext_

Amendment = ui.ViewVar[AmendmentView]


def amendment(each: Amendment) -> rx.Component:
    """An open amendment with its supports, its round and what was said of it."""
    state = CharterState
    menu = post_menu(each, suggests=False)
    head = ui.el.div(
        ui.el.h3(ui.icon("pencil_line", 16), ui.el.span(title_of(each)), class_name="row g2 t-sec"),
        ui.el.div(ui.el.span(_by(each), class_name="t-meta"), menu, class_name="row g1"),
        class_name="row between wrap g2 amendment-head",
    )
    dialogs = rx.fragment(
        remove_dialog(
            each,
            state.remove_amendment(each.id),
            title=_("Delete your amendment?"),
            text=_("Its words are gone for everybody. Withdrawn, they could be read on in the history."),
        ),
        hide_dialog(each),
        rx.cond(each.can_answer, _objection_dialog(each)),
    )
    return ui.el.section(
        hidden_note(each),
        head,
        rx.cond(each.is_stale, _stale(each)),
        difference_in_place(each.pieces, each.language),
        rx.cond(each.why != "", ui.el.p(each.why, lang=each.language, class_name="t-body t-2 mt2")),
        objections(each.objections, each.language),
        _stage(each),
        _own(each),
        panel(each),
        dialogs,
        id=rx.Var.create("amendment-") + each.id.to(str),
        class_name="lh-panel lh-panel-pad amendment",
        key=each.id,
    )


def title_of(each: Amendment) -> ui.Text:
    """What it is about."""
    return rx.cond(
        each.article == 0, _("A new article is proposed"), _("Amendment to article {n}", n=each.article)
    )


def _by(each: Amendment) -> rx.Component:
    day = ui.moment(each.last_moment, "date")
    until = ui.match_text(
        each.stage,
        (AmendmentStage.PROPOSED.value, _("looks for support until {day}", day=day)),
        (AmendmentStage.DISCUSSED.value, _("discussed until {day}", day=day)),
        otherwise=_("open until {day}", day=day),
    )
    author = rx.cond(each.author.id != "", person_name(each.author), ui.el.span(_("Somebody who left")))
    return ui.meta(author, ui.el.span(until))


def _stale(each: Amendment) -> rx.Component:
    words = rx.cond(
        each.can_reword,
        _("The article has changed since. Adapt your wording: until then nobody is asked about it."),
        _("The article has changed since. Its author has to adapt the wording."),
    )
    return ui.callout(words, "warning", class_name="mb3")


def objections(found: ui.ViewVar[list[ObjectionView]], language: ui.Text) -> rx.Component:
    """What speaks against it; with a name, because its author has to talk with somebody."""

    def one(each: ui.ViewVar[ObjectionView]) -> rx.Component:
        answered = ui.badge(_("answered by another wording"))
        name = rx.cond(each.person.id != "", person_name(each.person), ui.el.span(_("Somebody who left")))
        return ui.el.li(
            ui.icon("message_square_warning", 16),
            ui.el.div(
                ui.el.p(ui.el.span(each.why, lang=language), class_name="t-body"),
                ui.meta(name, rx.cond(each.is_answered, answered)),
                class_name="grow",
            ),
            class_name="row top g2",
            key=each.person.id,
        )

    rows = ui.el.ul(rx.foreach(found, one), class_name="col g2 mt3", aria_label=_("Objections"))
    return rx.cond(found.length() > 0, rows)


def _stage(each: Amendment) -> rx.Component:
    return ui.match_component(
        each.stage,
        (AmendmentStage.PROPOSED.value, _supports(each)),
        (AmendmentStage.ROUND.value, _round(each)),
        otherwise=ui.el.p(
            _("After the discussion everybody who belongs here is asked."), class_name="t-meta mt3"
        ),
    )


def _supports(each: Amendment) -> rx.Component:
    press = ui.chip(
        _("I support it"),
        icon="hand_heart",
        pressed=each.is_supported,
        on_click=CharterState.support(each.id, ~each.is_supported),
        class_name="react-big",
    )
    words = ngettext_(
        "{n} of {needed} supports, then it is discussed for five days",
        "{n} of {needed} supports, then it is discussed for five days",
        each.supports,
        needed=each.supports_needed,
    )
    return ui.el.div(
        rx.cond(each.can_support, press),
        ui.progress(each.supports, each.supports_needed, label=_("Supports")),
        ui.el.span(words, class_name="t-meta t-num"),
        class_name="row g3 wrap mt3 amendment-do",
    )


def _round(each: Amendment) -> rx.Component:
    voices = rx.fragment(
        rx.cond(
            each.is_asked_again,
            ui.callout(_("There is another wording. Does it answer your objection?"), class_name="mt3"),
        ),
        ui.el.div(
            _voice(each, Says.AGREE, _("I agree"), "thumbs_up"),
            _voice(each, Says.ACCEPT, _("I can live with it"), "handshake"),
            ui.chip(
                _("I object"),
                icon="message_square_warning",
                pressed=each.says == Says.OBJECT.value,
                class_name="react-big",
                **ui.open_dialog(dialog_id("object", each)),
            ),
            class_name="row g2 wrap mt3",
            role="group",
            aria_label=_("Your answer"),
        ),
    )
    words = _(
        "{yes} of {asked} say yes, {no} object, {needed} needed",
        yes=each.consents,
        asked=each.asked,
        no=each.objected,
        needed=each.consents_needed,
    )
    return ui.el.div(
        rx.cond(each.can_answer, voices),
        ui.el.div(
            ui.progress(each.consents, each.consents_needed, label=_("Answers that say yes")),
            ui.el.span(words, class_name="t-meta t-num"),
            class_name="row g3 wrap mt3 amendment-do",
        ),
    )


def _voice(each: Amendment, says: Says, words: ui.Text, icon: str) -> rx.Component:
    return ui.chip(
        words,
        icon=icon,
        pressed=each.says == says.value,
        on_click=CharterState.answer(each.id, says.value),
        class_name="react-big",
    )


def _own(each: Amendment) -> rx.Component:
    """What its author can do."""
    form = rx.Var.create("/amendments/") + each.id.to(str) + "/edit"
    reword = ui.button(_("Find another wording"), icon="pencil", size="1", to=form)
    withdraw = ui.button(_("Withdraw"), size="1", variant="ghost", on_click=CharterState.withdraw(each.id))
    shown = ui.el.div(
        rx.cond(each.can_reword, reword), rx.cond(each.can_withdraw, withdraw), class_name="row g2 wrap mt3"
    )
    return rx.cond(each.can_reword | each.can_withdraw, shown)


def _objection_dialog(each: Amendment) -> rx.Component:
    identifier, field_id = dialog_id("object", each), f"objection-{each.id}"
    state = CharterState
    words = ui.text_area("reason", 3, id=field_id, max_length=OBJECTION_MAX, auto_focus=True)
    form = ui.form(
        ui.hidden("amendment_id", each.id),
        ui.field(
            "reason",
            _("What speaks against it?"),
            words,
            error=state.errors["reason"],
            hint=_("What would go wrong with it, so that another wording can avoid it."),
            id=field_id,
        ),
        ui.dialog_actions(
            ui.button(_("Cancel"), **ui.close_dialog(identifier)),
            ui.button(_("Object"), variant="solid", type="submit"),
        ),
        on_submit=state.object,
        draft=identifier,
        cleared=state.saved,
    )
    return ui.dialog(
        form,
        id=identifier,
        title=_("Object to this amendment"),
        text=_("Everybody reads it with your name. Its author has five days to find another wording."),
        width=480,
        closes_on=state.saved,
    )


def outcome(each: Any) -> rx.Component:
    """What became of it."""
    return ui.match_component(
        each.stage,
        (AmendmentStage.ADOPTED.value, ui.badge(_("adopted"), "grass")),
        (AmendmentStage.OBJECTED.value, ui.badge(_("objected to"), "red")),
        (AmendmentStage.WITHDRAWN.value, ui.badge(_("withdrawn"))),
        otherwise=ui.badge(_("not enough support")),
    )
