"""What stands in the palette: content, colleagues, topics, things to do."""

import reflex as rx

from learnhub import ui
from learnhub.features.communities.schemas import CommunityRef
from learnhub.features.discussion.components import kind_tile, kind_word
from learnhub.features.finding.deeds import beginnings, icons
from learnhub.features.finding.schemas import DeedView, PaletteHit, PaletteView, Sort
from learnhub.features.people.components import job_and_site, person_avatar, profile_address
from learnhub.features.search.components import marked, skill_word
from learnhub.features.search.schemas import PersonHit
from learnhub.features.topics.schemas import TopicRef
from learnhub.ui.shell import palette as dialog
from learnhub.ui.shell import palette_group, palette_option, palette_sort
from learnhub.ui.text import _, ngettext_


def palette(view: ui.ViewVar[PaletteView], answered: rx.Var[str], on_ask: ui.Handler) -> rx.Component:
    """The palette with what was found for what is typed in it."""
    has_words = view.words != ""
    number = view.hits.length() + view.people.length() + view.topics.length() + view.communities.length()
    chosen = rx.foreach(
        view.sorts, lambda sort: ui.el.span(rx.cond(sort.is_chosen, ui.translated(sort.label), ""))
    )
    return dialog(
        palette_group(
            rx.cond(has_words, _("Answers and knowledge"), _("Opened last")),
            _corrected(view),
            rx.foreach(view.hits, _hit),
            name="hits",
            shown=view.hits.length() > 0,
        ),
        palette_group(
            _("People"), rx.foreach(view.people, _person), name="people", shown=view.people.length() > 0
        ),
        palette_group(
            _("Topics"), rx.foreach(view.topics, _topic), name="topics", shown=view.topics.length() > 0
        ),
        palette_group(
            _("Communities"),
            rx.foreach(view.communities, _community),
            name="communities",
            shown=view.communities.length() > 0,
        ),
        palette_group(
            _("Do"),
            rx.foreach(view.deeds, lambda deed: _deed(deed, view)),
            name="deeds",
            shown=view.deeds.length() > 0,
        ),
        sorts=rx.foreach(view.sorts, _sort),
        has_sorts=view.sorts.length() > 0,
        answered=answered,
        on_ask=on_ask,
        status=rx.cond(
            has_words, ui.el.span(chosen, " ", ngettext_("{n} suggestion", "{n} suggestions", number))
        ),
    )


def _sort(sort: ui.ViewVar[Sort]) -> rx.Component:
    return palette_sort(ui.translated(sort.label), value=sort.value, is_chosen=sort.is_chosen, key=sort.value)


def _corrected(view: ui.ViewVar[PaletteView]) -> rx.Component:
    return rx.foreach(
        view.corrections,
        lambda each: ui.el.p(
            _("Nothing has “{typed}”: this is for “{used}”.", typed=each.typed, used=each.used),
            class_name="palette-note",
        ),
    )


def _hit(hit: ui.ViewVar[PaletteHit]) -> rx.Component:
    note = rx.cond(hit.mark != "", ui.translated(hit.mark), kind_word(hit.kind))
    return palette_option(
        ui.el.span(marked(hit.title_parts), lang=hit.language),
        _note(note),
        to=hit.address,
        lead=kind_tile(hit.kind),
        key=hit.id,
    )


def _person(found: ui.ViewVar[PersonHit]) -> rx.Component:
    skill = rx.foreach(found.skills[:1], skill_word)
    return palette_option(
        ui.el.span(marked(found.name_parts)),
        _note(rx.cond(found.skills.length() > 0, skill, job_and_site(found.person))),
        to=profile_address(found.person),
        lead=person_avatar(found.person, "2"),
        key=found.person.id,
    )


def _topic(topic: ui.ViewVar[TopicRef]) -> rx.Component:
    return palette_option(
        topic.name, to=rx.Var.create("/topics/") + topic.id, lead=ui.icon("tag", 18, 1.75), key=topic.id
    )


def _community(found: ui.ViewVar[CommunityRef]) -> rx.Component:
    address = rx.Var.create("/communities/") + found.id
    return palette_option(found.name, to=address, lead=ui.icon("users_round", 18, 1.75), key=found.id)


def _deed(deed: ui.ViewVar[DeedView], view: ui.ViewVar[PaletteView]) -> rx.Component:
    named = [(share.about, _(share.about, words=view.words)) for share in beginnings()]
    drawn = [(name, ui.icon(name, 18, 1.75)) for name in icons()]
    return palette_option(
        ui.match_text(deed.about, *named, otherwise=ui.translated(deed.label)),
        to=deed.address,
        lead=ui.match_component(deed.icon, *drawn, otherwise=ui.icon("arrow_right", 18, 1.75)),
        key=deed.address,
    )


def _note(note: ui.Content) -> rx.Component:
    return ui.el.span(" ", note, class_name="palette-said")
