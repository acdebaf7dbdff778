"""What a text field asks the server while one types in it: names to complete, and how the text will look."""

from typing import Annotated

import reflex as rx

from learnhub.core.inputs import Line, Text
from learnhub.features.discussion import queries
from learnhub.features.discussion.schemas import BODY_MAX, ContentLanguage, Offer, Prefix, Sign
from learnhub.features.people.room import PEOPLE_READ
from learnhub.web.actions import action, read
from learnhub.web.previews import preview
from learnhub.web.vars import StateVar, state_var


class WritingState(rx.State):
    """Answers to the text field in which one types (tables: person, authorship, topic_name).

    `answered` says for which sign and letters, and under which content, there are these `offers`.
    """

    offers: StateVar[list[Offer]] = state_var([])
    answered: StateVar[str] = state_var("")
    preview: StateVar[str] = state_var("")

    @action(PEOPLE_READ)
    async def complete(self, sign: Sign, typed: Prefix, about: Annotated[str, Line(12)]):
        """Offer people or topics whose name begins like this, for a text under some content or a new one."""
        if sign == "@":
            self.offers = await read(queries.mentionable, about, typed)
        else:
            self.offers = await read(queries.topics_to_name, typed)
        self.answered = f"{sign}{typed}|{about}"

    @action(PEOPLE_READ)
    async def show(self, text: Annotated[str, Text(BODY_MAX)], language: ContentLanguage):
        """How a text will look."""
        self.preview = await preview(text, language)
