"""Hints while somebody types; they are in this tab and nowhere else."""

import asyncio
from typing import Annotated, Literal

import reflex as rx

from learnhub.core.inputs import Line, Text
from learnhub.core.language import fold
from learnhub.core.wording import language_of
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.wording import queries
from learnhub.features.wording.schemas import HintView
from learnhub.features.wording.sentences import hints_in
from learnhub.web.actions import action, actor, read
from learnhub.web.vars import StateVar, state_var

TEXT_MAX = 20_000
KEPT_MAX = 100
About = Annotated[str, Line(60)]
Language = Literal["en", "fr", ""]


class WordingState(rx.State):
    """The wording aid (table: person, for the names).

    The `hints` are about the field `about`, in which one typed last. What one keeps as written is not pointed
    at again while the tab is open.
    """

    about: StateVar[str] = state_var("")
    hints: StateVar[list[HintView]] = state_var([])
    _kept: list[str] = []

    @action(PEOPLE_READ, supersedes=True)
    async def look_at(self, about: About, language: Language, text: Annotated[str, Text(TEXT_MAX)]):
        """Look at what is typed in a field; without a language it is that of its words."""
        names = await read(queries.get_names)
        told_in = language or language_of(text, actor().language)
        found = await asyncio.to_thread(hints_in, text, told_in, names)
        self.about = about
        self.hints = [hint for hint in found if fold(hint.sentence) not in self._kept]

    @action(PEOPLE_READ)
    async def keep(self, sentence: Annotated[str, Text(TEXT_MAX)]):
        """Keep a sentence as it is written."""
        self._kept = [*self._kept, fold(sentence)][-KEPT_MAX:]
        self.hints = [hint for hint in self.hints if fold(hint.sentence) not in self._kept]
