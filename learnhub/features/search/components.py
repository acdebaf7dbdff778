"""What every screen that finds something draws alike."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.search.schemas import Piece, Skill
from learnhub.features.topics.enums import SkillLevel
from learnhub.ui.text import _


def marked(pieces: Any) -> rx.Component:
    """A text with what matches in it marked."""

    def piece(one: ui.ViewVar[Piece]) -> rx.Component:
        return rx.cond(one.is_match, ui.el.mark(one.text), ui.el.span(one.text))

    return rx.foreach(pieces, piece)


def skill_word(skill: ui.ViewVar[Skill]) -> rx.Component:
    """A topic and how somebody stands to it, in words."""
    return ui.el.span(skill.topic.name, ", ", level_word(skill.level))


def level_word(level: rx.Var[str]) -> rx.Var[str]:
    """How somebody stands to a topic whose name comes before."""
    return ui.match_text(
        level,
        (SkillLevel.PRACTISES, _("practises")),
        (SkillLevel.HELPS, _("can help")),
        (SkillLevel.REFERENCE, _("reference")),
        otherwise="",
    )
