"""Who is told of feedback: whoever is asked, is given it, is thanked. No word of it is told."""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from learnhub.access.actor import Actor
from learnhub.core.i18n import N_
from learnhub.core.markdown import typeset
from learnhub.core.wording import language_of
from learnhub.features.feedback.events import (
    FeedbackDeleted,
    FeedbackRequested,
    FeedbackSent,
    FeedbackSettled,
    FeedbackThanked,
)
from learnhub.features.feedback.models import FeedbackAsked, FeedbackNote, FeedbackRequest, FeedbackThanks
from learnhub.features.feedback.policy import notes_of
from learnhub.features.feedback.room import COLOUR, ICON
from learnhub.features.feedback.sealing import opened
from learnhub.rooms import Reason, Settled, Telling, Thing

REQUEST, NOTE, THANKS = "feedback_request:", "feedback:", "feedback_thanks:"
LABEL = N_("Growth feedback")


def requested(session: Session, event: FeedbackRequested) -> Iterator[Telling]:
    """Those who have not said anything yet."""
    request = session.get(FeedbackRequest, event.request_id)
    if request and request.closed_at is None:
        asked = session.exec(
            select(FeedbackAsked.person_id).where(FeedbackAsked.request_id == event.request_id)
        )
        people = dict.fromkeys(asked, Reason.CONSULTED)
        yield Telling("requested", REQUEST + request.id, people, actor_id=request.person_id, waits=True)


def sent(session: Session, event: FeedbackSent) -> Iterator[Telling]:
    """Its recipient, unless they have deleted it meanwhile."""
    note = session.get(FeedbackNote, event.note_id)
    if note:
        yield Telling("sent", NOTE + note.id, {note.recipient_id: Reason.TOLD}, actor_id=event.author_id)


def thanked(session: Session, event: FeedbackThanked) -> Iterator[Telling]:
    """Its author."""
    thanks = session.get(FeedbackThanks, event.thanks_id)
    if thanks:
        people = {thanks.author_id: Reason.WROTE}
        yield Telling("thanked", THANKS + thanks.id, people, actor_id=thanks.giver_id)


def settled(_session: Session, event: FeedbackSettled) -> Iterator[Settled]:
    """They need not answer any more."""
    yield Settled(REQUEST + event.request_id, event.person_id)


def deleted(_session: Session, event: FeedbackDeleted) -> Iterator[Settled]:
    """There is nothing to read any more."""
    yield Settled(NOTE + event.note_id, event.recipient_id)


def requests(session: Session, actor: Actor, ids: Collection[str]) -> Mapping[str, Thing]:
    """What colleagues would like to hear, as rows of the inbox, also when it is answered."""
    rows = session.exec(select(FeedbackRequest).where(col(FeedbackRequest.id).in_(ids)))
    return {row.id: _thing(actor, row.about, f"/feedback/asked/{row.id}") for row in rows}


def notes(session: Session, actor: Actor, ids: Collection[str]) -> Mapping[str, Thing]:
    """What the reader was told: what it is about, and nothing of what it says."""
    mine: ColumnElement[bool] = notes_of(actor)
    rows = session.exec(select(FeedbackNote).where(col(FeedbackNote.id).in_(ids), mine))
    return {row.id: _thing(actor, row.about, f"/feedback/{row.id}") for row in rows}


def thanks(session: Session, actor: Actor, ids: Collection[str]) -> Mapping[str, Thing]:
    """Thanks that the reader was given."""
    mine = FeedbackThanks.author_id == actor.person_id
    rows = session.exec(select(FeedbackThanks).where(col(FeedbackThanks.id).in_(ids), mine))
    return {row.id: _thing(actor, row.about, "/feedback#thanks") for row in rows}


def _thing(actor: Actor, kept: str, address: str) -> Thing:
    about = opened(kept)
    language = language_of(about, actor.language)
    return Thing(LABEL, typeset(about, language), address, ICON, COLOUR, language)
