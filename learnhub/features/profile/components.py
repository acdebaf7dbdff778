"""The pieces of a colleague's page."""

from typing import cast

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import kind_tile, kind_word
from learnhub.features.discussion.queries import marks
from learnhub.features.profile.schemas import Contribution
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.schemas import SkillView
from learnhub.ui.text import _, ngettext_


def level_options() -> list[tuple[str, rx.Var[str]]]:
    """The four levels with their words."""
    return [
        (SkillLevel.LEARNING.value, _("Learning")),
        (SkillLevel.PRACTISES.value, _("Practises")),
        (SkillLevel.HELPS.value, _("Can help")),
        (SkillLevel.REFERENCE.value, _("Reference")),
    ]


def skill(one: ui.ViewVar[SkillView]) -> rx.Component:
    """A skill in words and in bars."""
    word = cast("rx.Var[str]", rx.match(one.level, *level_options(), "")).to(str)
    places = ((level.value, at) for at, level in enumerate(SkillLevel, 1))
    value = cast("rx.Var[int]", rx.match(one.level, *places, 0)).to(int)
    return ui.el.li(
        ui.el.div(
            ui.link(one.topic.name, to=rx.Var.create("/topics/") + one.topic.id, class_name="t-m"),
            ui.el.p(word, class_name="t-meta"),
            class_name="grow",
        ),
        ui.level(value),
        class_name="skill",
    )


def contribution(one: ui.ViewVar[Contribution]) -> rx.Component:
    """Something a colleague wrote, leading to where it is read."""
    votes = rx.cond(
        one.vote_count > 0, ui.el.span(ngettext_("{n} vote", "{n} votes", one.vote_count), class_name="t-num")
    )
    became = ((mark, _(mark)) for mark in marks())
    return ui.row(
        ui.item_title(one.title, to=one.address, class_name="t-title-s", lang=one.language),
        ui.meta(
            ui.el.span(kind_word(one.kind)),
            rx.cond(one.mark != "", ui.el.span(rx.match(one.mark, *became, ""))),
            votes,
        ),
        lead=kind_tile(one.kind),
        actions=ui.el.span(ui.moment(one.at, "date"), class_name="t-meta t-num"),
    )
