"""Words of the columns of REX, as screens say them."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.rex.enums import Effect, RexStage, Template
from learnhub.ui.text import _


def template_word(template: Any) -> rx.Var[str]:
    """What a REX is about."""
    words = {
        Template.PROJECT: _("Project"),
        Template.INCIDENT: _("Incident"),
        Template.SHORT: _("Short one"),
    }
    return ui.match_text(template, *((each.value, word) for each, word in words.items()), otherwise="")


def stage_word(stage: Any) -> rx.Var[str]:
    """How far it is."""
    words = {
        RexStage.DRAFT: _("being written"),
        RexStage.CHECKING: _("facts being checked"),
        RexStage.REVIEW: _("to be reviewed"),
        RexStage.PUBLISHED: _("published"),
    }
    return ui.match_text(stage, *((each.value, word) for each, word in words.items()), otherwise="")


def effect_word(effect: Any) -> rx.Var[str]:
    """Whether it changed anything."""
    words = {
        Effect.YES: _("It changed something"),
        Effect.PARTLY: _("It changed something in part"),
        Effect.NO: _("It changed nothing yet"),
    }
    return ui.match_text(effect, *((each.value, word) for each, word in words.items()), otherwise="")


def effect_badge(effect: Any) -> rx.Component:
    """The same as a badge; nothing before it is told."""
    colours = {Effect.YES: "grass", Effect.PARTLY: "amber", Effect.NO: "amber"}
    badges = ((each.value, ui.badge(effect_word(effect), colour)) for each, colour in colours.items())
    return ui.match_component(effect, *badges, otherwise=rx.fragment())
