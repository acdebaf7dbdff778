"""The page of a REX: what happened, why, and what is changed."""

from typing import Any

import reflex as rx

from learnhub import rooms, ui
from learnhub.features.discussion.components import item_first_look, keep_button, kind_label, kind_tile
from learnhub.features.discussion.schemas import MadeView, Words
from learnhub.features.people.components import person_avatar
from learnhub.features.rex.components.causes import drawn_tree
from learnhub.features.rex.components.words import stage_word
from learnhub.features.rex.schemas import FactLine, RexLesson, RexView, SeenView, WitnessView
from learnhub.ui.text import _, ngettext_

Rex = ui.ViewVar[RexView]


def head(rex: Rex) -> rx.Component:
    """The title with what it is, and everybody who was there at the right."""
    read = ngettext_("{n} min read", "{n} min read", rex.minutes)
    about = ui.meta(
        kind_label(rex.kind),
        rx.cond(
            rex.published_at,
            ui.el.span(_("published {when}", when=ui.moment(rex.published_at, "date"))),
            ui.el.span(stage_word(rex.stage)),
        ),
        ui.el.span(read, class_name="t-num"),
        ui.el.span(_("version {n}", n=rex.edition), class_name="t-num"),
        *rooms.around("mark", rex, in_library=False),
    )
    summary = ui.el.p(rex.texts["summary"], lang=rex.language, class_name="t-read t-2 mt2")
    there = ngettext_(
        "written by {n} person who was there", "written by {n} people who were there", rex.people.length()
    )
    stack = ui.avatar_stack(rx.foreach(rex.people[:5], lambda each: person_avatar(each.person, "2")))
    people = ui.el.div(stack, ui.el.span(there, class_name="t-meta"), class_name="col g2 rex-there")
    title = ui.heading(
        ui.el.span(rex.title, lang=rex.language),
        over=ui.el.div(about, keep_button(content_id=rex.id), class_name="row between g2"),
    )
    shown = ui.el.div(rx.cond(rex.texts.contains("summary"), summary), people, class_name="rex-head")
    return rx.fragment(title, shown)


def at_a_glance(rex: Rex, entries: Any) -> rx.Component:
    """Four facts side by side."""
    day = ui.moment(rex.happened_at, "date")
    until = _("{first} to {last}", first=day, last=ui.moment(rex.ended_at, "date"))
    hours = _(
        "{day}, {first} to {last}",
        day=ui.moment(rex.seen_from, "date"),
        first=ui.moment(rex.seen_from, "time"),
        last=ui.moment(rex.seen_until, "time"),
    )
    when = rx.cond(rex.ended_at, until, rx.cond(entries.length() > 1, hours, day))
    effect = rx.cond(
        rex.effect.due_at,
        _("{when}, asked of {name}", when=ui.moment(rex.effect.due_at, "date"), name=rex.effect.owner.name),
        _("90 days after it is published"),
    )
    items = [
        (_("When"), when),
        (_("What it cost"), rx.cond(rex.texts.contains("cost"), rex.texts["cost"], "—")),
        (_("What is changed"), _done(rex)),
        (_("Did it change anything?"), effect),
    ]
    return ui.facts(items, class_name="mt5 mb5")


def _done(rex: Rex) -> rx.Var[str]:
    done = _("{done} of {all} actions done", done=rex.done, all=rex.actions.length())
    return rx.cond(rex.actions.length() > 0, done, _("nothing agreed yet"))


def words(rex: Rex, entries: Any) -> list[rx.Component]:
    """What happened, moment by moment, what went well, and what is learned from it."""
    return [
        _text(rex, "facts", _("What happened")),
        _timeline(rex, entries),
        _text(rex, "well", _("What went well")),
        _text(rex, "lucky", _("Where we were lucky")),
        _lessons(rex),
    ]


def _text(rex: Rex, name: str, title: ui.Text) -> rx.Component:
    shown = ui.el.section(
        ui.el.h2(title, class_name="t-h2 mt5 mb3"), ui.rich_text(rex.htmls[name], rex.language)
    )
    return rx.cond(rex.htmls.contains(name), shown)


def _timeline(rex: Rex, entries: Any) -> rx.Component:
    shown = ui.el.section(
        ui.el.h2(_("What was seen when"), class_name="t-h2 mt5 mb3"),
        ui.el.ol(rx.foreach(entries, lambda each: _entry(rex, each)), class_name="rex-times"),
    )
    return rx.cond(entries.length() > 0, shown)


def _entry(rex: Rex, each: ui.ViewVar[SeenView]) -> rx.Component:
    moment = rx.cond(each.is_again, rx.fragment(), ui.moment(each.at, "time"))
    return ui.el.li(
        ui.el.span(moment, class_name="t-num t-meta"),
        ui.el.div(
            rx.cond(each.viewpoint != "", ui.el.p(each.viewpoint, class_name="t-meta")),
            ui.el.p(each.words, lang=rex.language, class_name="t-read-s"),
        ),
        key=each.id,
    )


def causes(state: Any) -> rx.Component:
    """The tree as it is drawn, and the same as a list, from which cards are made."""
    rex = state.rex
    lines = ui.el.ul(rx.foreach(state.lines, lambda each: _fact(rex, each)), class_name="rex-facts")
    shown = ui.el.section(
        ui.el.div(
            ui.el.h2(_("Causal analysis"), class_name="t-h2"),
            ui.el.span(_("We ask about conditions, never about people."), class_name="t-meta"),
            class_name="row between wrap g3 mb3",
        ),
        drawn_tree(state.drawing),
        ui.el.details(
            ui.el.summary(_("The same as a list"), class_name="t-link t-body"), lines, class_name="mt3"
        ),
        class_name="mb5",
    )
    return rx.cond(state.lines.length() > 1, shown)


def _fact(rex: Rex, each: ui.ViewVar[FactLine]) -> rx.Component:
    ends = {"act": _("we can act"), "unknown": _("nobody knows")}
    end = ui.match_text(each.end, *ends.items(), otherwise="")
    return ui.el.li(
        ui.el.span(each.words, lang=rex.language),
        rx.cond(each.end != "", ui.el.span(end, class_name="t-meta rex-end")),
        rx.cond((each.end == "act") & (rex.stage == "published"), _card_link(each.card, each.words)),
        style={"--depth": each.depth.to_string()},
        key=each.id,
    )


def _lessons(rex: Rex) -> rx.Component:
    shown = ui.el.section(
        ui.el.h2(_("What we take from it"), class_name="t-h2 mt5 mb3"),
        ui.el.ul(rx.foreach(rex.lessons, lambda each: _lesson(rex, each)), class_name="rex-lessons"),
    )
    return rx.cond(rex.lessons.length() > 0, shown)


def _lesson(rex: Rex, each: ui.ViewVar[RexLesson]) -> rx.Component:
    return ui.el.li(
        ui.el.p(each.words, lang=rex.language, class_name="t-read"),
        rx.cond(rex.stage == "published", _card_link(each.card, each.words)),
        class_name="row between g3 wrap",
        key=each.card,
    )


def _card_link(source: ui.Text, about: ui.Text) -> rx.Component:
    return ui.text_link(
        _("Make a card"),
        to=rx.Var.create("/library/new?from=") + rx.Var.create(source).to(str),
        aria_label=_("Make a card of “{words}”", words=about),
        class_name="t-meta",
    )


def made(rex: Rex) -> rx.Component:
    """What was made of it, each of which leads back."""
    rows = ui.el.ul(rx.foreach(rex.made, _made), class_name="col g3")
    return rx.cond(rex.made.length() > 0, ui.section(_("Made from this REX"), rows, line=False))


def _made(each: ui.ViewVar[MadeView]) -> rx.Component:
    link = ui.link(each.title, to=each.address, lang=each.language, class_name="t-body t-m")
    return ui.el.li(kind_tile(each.kind), link, class_name="row g3 top", key=each.id)


def people(rex: Rex, state: Any) -> rx.Component:
    """Who was there, and who has checked the facts."""
    rows = ui.el.ul(rx.foreach(rex.people, lambda each: _witness(rex, each, state)), class_name="col g3")
    return ui.section(_("Who was there"), rows, line=False)


def _witness(rex: Rex, each: ui.ViewVar[WitnessView], state: Any) -> rx.Component:
    is_asked = (rex.stage == "checking") | (rex.stage == "review")
    off = ui.icon_button(
        "x",
        _("Take {name} off", name=each.person.name),
        size="1",
        icon_size=15,
        on_click=state.remove_person(each.person.id),
    )
    said = rx.cond(
        each.has_checked,
        rx.cond(each.differs != "", _("saw it otherwise"), _("found the facts right")),
        _("asked to check the facts"),
    )
    return ui.el.li(
        ui.el.div(
            person_avatar(each.person, "1"),
            ui.el.div(
                ui.el.span(each.person.name, class_name="t-body"),
                rx.cond(is_asked, ui.el.span(said, class_name="t-meta")),
                rx.cond(each.differs != "", ui.el.p(each.differs, class_name="t-read-s")),
                class_name="col grow",
            ),
            class_name="row g2 grow",
        ),
        rx.cond(rex.can_remove & ~each.is_me, off),
        class_name="row between g2",
        key=each.person.id,
    )


def first_look(view: Words) -> str:
    """The title in its place, as HTML; the rest comes with the page."""
    return item_first_look(view, ui.first_text(view.html, view.language))
