"""The screens of cards: the review, a card's page, and its form."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line, Text
from learnhub.core.markdown import typeset
from learnhub.errors import Conflict, NotFound
from learnhub.features.cards import queries, service
from learnhub.features.cards.daily import A_FEW_MORE
from learnhub.features.cards.enums import Rating, Section
from learnhub.features.cards.room import CARDS_READ, CARDS_REVIEW, CARDS_WRITE
from learnhub.features.cards.schemas import (
    CardEditInput,
    CardForm,
    CardText,
    CardView,
    LastRating,
    ReviewCard,
    ReviewDesk,
)
from learnhub.features.discussion.hints import topic_of
from learnhub.features.discussion.schemas.revisions import MeanwhileView
from learnhub.features.discussion.state import (
    MeanwhileMixin,
    PublishingMixin,
    said_of_saved,
    show_content,
    show_item,
)
from learnhub.features.freshness.state import show_freshness
from learnhub.features.notices.state import show_following
from learnhub.features.people.service import once
from learnhub.features.search.schemas import tidy
from learnhub.web.actions import FormMixin, action, actor, read, toast, write
from learnhub.web.live import hub
from learnhub.web.pages import go, go_instead
from learnhub.web.previews import preview
from learnhub.web.vars import StateVar, state_var

Id = Annotated[str, Line(12)]
Draft = Annotated[str, Text(20_000)]


class ReviewState(rx.State):
    """A review: the card to rate and the one after it (tables: card_progress, review, card, content).

    `rated` counts cards: one that comes again at the end of the session is one of them.
    """

    desk: StateVar[ReviewDesk] = state_var(ReviewDesk())
    is_ready: StateVar[bool] = state_var(False)
    is_open: StateVar[bool] = state_var(False)
    rated: StateVar[int] = state_var(0)
    extra: StateVar[int] = state_var(0)
    last: StateVar[LastRating] = state_var(LastRating())
    _rated_cards: list[str] = []
    _opened_at: datetime | None = None

    @action(CARDS_REVIEW)
    async def load(self):
        """Begin a session with what the day asks for."""
        self._rated_cards, self.extra = [], 0
        await self._put(None)
        self.last = await read(queries.find_last_rating) or LastRating()
        self.is_ready = True

    @action(CARDS_REVIEW)
    async def show(self, key: Id):
        """Turn the card that has this key to its answer."""
        self.is_open = self.is_open or key == self.desk.card.key

    @action(CARDS_REVIEW)
    async def rate(self, key: Id, rating: Rating):
        """Rate the card that has this key; a second click finds another card there and does nothing."""
        card = self.desk.card
        if not self.is_open or key != card.key:
            return
        try:
            await write(
                service.rate,
                card.id,
                rating=rating,
                shown_at=card.shown_at,
                request_key=card.key,
                ms=self._milliseconds(),
            )
        except (Conflict, NotFound) as problem:
            await toast(self, problem.message, kind="info")
            await self._put(None)
            return
        self._rated_cards = [*self._rated_cards, card.id]
        self.last = LastRating(card.key, rating)
        await self._put(self.desk.upcoming)

    @action(CARDS_REVIEW)
    async def undo(self):
        """Take the last rating back and lay its card there again, with the answer."""
        if not self.last.key:
            return
        key, self.last = self.last.key, LastRating()
        card_id = await write(service.undo_rating, request_key=key)
        self._rated_cards = self._rated_cards[:-1]
        await self._put(card_id)
        self.is_open = self.desk.card.id == card_id

    @action(CARDS_REVIEW)
    async def leave_out(self):
        """Take the card out of the review and go on."""
        if self.desk.card.id:
            await write(service.leave_out, self.desk.card.id)
            await toast(self, N_("You will not be asked this card again."))
            await self._put(self.desk.upcoming)

    @action(CARDS_REVIEW)
    async def go_on(self):
        """A few more than the day asks for."""
        self._rated_cards, self.extra = [], self.desk.beyond + A_FEW_MORE
        await self._put(None)

    async def _put(self, first: ReviewCard | str | None) -> None:
        rated = frozenset(self._rated_cards)
        self.desk = await read(queries.review_desk, extra=self.extra, first=first, rated=rated)
        self.rated = len(rated)
        self.is_open = False
        self._opened_at = utcnow()

    def _milliseconds(self) -> int:
        return int((utcnow() - self._opened_at).total_seconds() * 1000) if self._opened_at else 0


class CardState(rx.State):
    """The page of a card (tables: card, content, authorship, content_source, card_progress)."""

    card: StateVar[CardView] = state_var(CardView())

    if TYPE_CHECKING:
        card_ref: str

    @action(CARDS_READ)
    async def load(self):
        """Show the card of the address."""
        self.card = CardView()
        self.card = await read(queries.open_card, self.card_ref)
        await show_content(self)
        await show_item(self, self.card.id)
        await show_following(self, self.card.id)
        await show_freshness(self, self.card.id)
        await hub.join(self, topic_of(self.card.id))

    @action(CARDS_REVIEW)
    async def add(self):
        """Put the card into one's review."""
        await write(service.add_to_review, self.card.id)
        self.card = await read(queries.open_card, self.card.id)

    @action(CARDS_REVIEW)
    async def leave_out(self):
        """Take the card out of one's review."""
        await write(service.leave_out, self.card.id)
        self.card = await read(queries.open_card, self.card.id)

    @action(CARDS_WRITE)
    async def remove(self):
        """Take one's card back."""
        await write(service.remove_card, self.card.id)
        await toast(self, N_("The card is deleted."))
        await go(self, "/library")


class CardFormMixin(FormMixin, mixin=True):
    """A card in its form, and how it will look.

    `renewed` goes up to renew the form when it starts from another text. Not at every opening: a reloaded
    page shows the form as it was before this opens it, and what a quick hand typed meanwhile stays.
    `previewed` goes up with each preview, for which the browser waits with the next.
    """

    text: StateVar[CardText] = state_var(CardText())
    renewed: StateVar[int] = state_var(0)
    front_shown: StateVar[str] = state_var("")
    back_shown: StateVar[str] = state_var("")
    why_shown: StateVar[str] = state_var("")
    previewed: StateVar[int] = state_var(0)

    async def _open(self, text: CardText) -> None:
        if text != self.text or not self.renewed:
            self.renewed += 1
        self.text, self.errors = text, {}
        self.front_shown = typeset(text.front, text.language)
        self.back_shown = await preview(text.back, text.language)
        self.why_shown = await preview(text.why, text.language)

    @action(CARDS_WRITE, supersedes=True)
    async def preview_front(self, text: Draft):
        """Show the question as it will look."""
        self.front_shown = typeset(text, self.text.language)
        self.previewed += 1

    @action(CARDS_WRITE, supersedes=True)
    async def preview_back(self, text: Draft):
        """Show the answer as it will look."""
        self.back_shown = await preview(text, self.text.language)
        self.previewed += 1

    @action(CARDS_WRITE, supersedes=True)
    async def preview_why(self, text: Draft):
        """Show why it matters as it will look."""
        self.why_shown = await preview(text, self.text.language)
        self.previewed += 1


class WriteCardState(CardFormMixin, PublishingMixin, rx.State):
    """The form of a new card (tables: content, card, authorship, content_source, card_progress)."""

    @action(CARDS_WRITE)
    async def load(self):
        """An empty form, what was taken back, or one that starts from an answer (`?from=`) or with a question
        (`?front=`).
        """
        await self._show_places()
        asked = parse_qs(self.router.url.query)
        source_id, front = (asked.get(name, [""])[-1] for name in ("from", "front"))
        empty = CardText(front=tidy(front), language=actor().language)
        begun = await read(queries.text_from_source, source_id) if source_id else None
        await self._open(self._take() or begun or empty)

    @action(CARDS_WRITE, creates=True)
    async def save(self, form: CardForm):
        """Publish the card and go to its page."""
        card_id = await write(once, form.request_key, service.create_card, form)
        said = N_("Your card is published and in your review.")
        await self._say_published(card_id, form.space_id, said)
        await go_instead(self, f"/library/{card_id}")

    @action(CARDS_WRITE)
    async def undo(self):
        """Take back what was just published, and put its words into the form again."""
        if await self._take_back(queries.card_text, service.remove_card):
            await go_instead(self, "/library/new")


class EditCardState(CardFormMixin, MeanwhileMixin, rx.State):
    """The form of a written card (tables: content, card, content_topic)."""

    if TYPE_CHECKING:
        card_ref: str

    @action(CARDS_WRITE)
    async def load(self):
        """The card of the address as it stands."""
        self.meanwhile = MeanwhileView()
        await self._open(await read(queries.card_text, self.card_ref))

    @action(CARDS_WRITE)
    async def save(self, form: CardEditInput):
        """Save the next edition and go to its page; over what a colleague wrote meanwhile only once seen."""
        texts = {"title": form.front, "body": form.back, Section.WHY.value: form.why}
        if not await self._write(service.edit_card, self.text.id, form, texts, merges=True):
            self.text = replace(self.text, edition=self.meanwhile.edition)
            return
        self.saved += 1
        await toast(self, await said_of_saved(self.text.id, form.edition, N_("The card is saved.")))
        await go(self, f"/library/{self.text.id}")
