"""Asking without a name, and voting for what was asked so. No text of it comes through a State."""

from typing import Any

import reflex as rx

from learnhub.access import guard
from learnhub.core.i18n import LANGUAGES
from learnhub.features.discussion import ballots
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.schemas import Ballot
from learnhub.features.discussion.state import add_votes
from learnhub.features.questions import queries
from learnhub.features.questions.room import QUESTIONS_ASK, QUESTIONS_VOTE
from learnhub.features.questions.schemas import QuestionView, UnsignedView
from learnhub.web.actions import action, actor, read, show_once, write
from learnhub.web.vars import StateVar, state_var


class UnsignedAskState(rx.State):
    """What stands around the form of a question without a name (tables: space, person)."""

    view: StateVar[UnsignedView] = state_var(UnsignedView())
    language: StateVar[str] = state_var("en")
    is_ready: StateVar[bool] = state_var(False)

    @action(QUESTIONS_ASK)
    async def load(self):
        """Where it goes, and what is to be said before one asks."""
        self.view = await read(queries.get_unsigned)
        self.language = actor().language if actor().language in LANGUAGES else LANGUAGES[0]
        self.is_ready = True


class BallotState(rx.State):
    """With which ballot a reader votes for the question of the page (`discussion.ballots`)."""

    root: StateVar[str] = state_var("")
    ballot: StateVar[str] = state_var("")  # sent to the browser and not kept here
    brought: StateVar[bool] = state_var(False)

    @action(QUESTIONS_VOTE)
    async def bring(self, ballot: Ballot):
        """Go on with the vote from before the server began anew."""
        await write(discussion.bring_ballot, self.root, ballot)
        self.brought = True
        await show_once(self, ballot=ballots.of(self.root, guard.require_person(actor())))
        _question, answers = await read(queries.get_question, self.root)
        await add_votes(self, answers.votes)


async def show_ballot(state: Any, question: QuestionView) -> None:
    """Give the page of a question without a name its ballot, and no other page one."""
    held = await state.get_state(BallotState)
    held.root, held.brought = question.post.id if question.is_anonymous else "", False
    if question.is_anonymous:
        await show_once(held, ballot=ballots.of(question.post.id, guard.require_person(actor())))
