"""Edits that somebody suggests, and what the author does with them.

The content is locked first, so that a suggestion is taken as a whole or not at all.
"""

from collections.abc import Mapping

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import policy, queries
from learnhub.features.discussion.enums import Origin, SuggestionStatus
from learnhub.features.discussion.errors import (
    EditedMeanwhile,
    NoSuchContent,
    NoSuchSection,
    NoSuchSuggestion,
    NothingSuggested,
    SuggestionTooLong,
    SuggestionTooShort,
)
from learnhub.features.discussion.events import SuggestionDecided, SuggestionMade
from learnhub.features.discussion.models import Content, Suggestion
from learnhub.features.discussion.queries.suggestions import present_texts, suggestable
from learnhub.features.discussion.schemas.suggestions import SECTION, SuggestInput
from learnhub.features.discussion.service import writing

OWN = {"title", "body"}  # the texts that every kind has columns for


def suggest(session: Session, actor: Actor, content_id: str, form: SuggestInput) -> str:
    """Suggest other words; instead of those that one suggested before, if these are still open.

    Raises EditedMeanwhile when they were made of an earlier edition, and NothingSuggested.
    """
    person_id = guard.require_person(actor)
    content = queries.get_content_for_update(session, actor, content_id)
    is_author = queries.is_author(session, actor, content_id)
    guard.require(policy.can_suggest(actor, content, is_author=is_author))
    if form.edition != content.edition:
        raise EditedMeanwhile
    present = present_texts(session, content)
    suggested = _suggested(form, present)
    if suggested == present:
        raise NothingSuggested
    _require_bounds(content.kind, present, suggested)
    statement = select(Suggestion).where(Suggestion.content_id == content_id)
    mine = statement.where(Suggestion.person_id == person_id, Suggestion.status == SuggestionStatus.OPEN)
    found = session.exec(mine).first()
    row = found or Suggestion(content_id=content_id, person_id=person_id, edition=0, made_at=utcnow())
    row.title, row.body = suggested.pop("title", content.title), suggested.pop("body", content.body)
    row.sections, row.edition, row.made_at = suggested, content.edition, utcnow()
    session.add(row)
    session.flush()
    if found is None:
        bus.record(session, SuggestionMade(row.id, content.id, content.root_id))
    return row.id


def _suggested(form: SuggestInput, present: Mapping[str, str]) -> dict[str, str]:
    """The texts as the form wants them; a section that it does not have stays."""
    if unknown := form.sections.keys() - (present.keys() - OWN):
        raise NoSuchSection(field=SECTION + min(unknown))
    own = {"title": form.title, "body": form.body}
    return {name: own.get(name, form.sections.get(name, text)) for name, text in present.items()}


def _require_bounds(kind: str, present: Mapping[str, str], suggested: Mapping[str, str]) -> None:
    """Hold what changes against the bounds that its author has to keep, too."""
    for name, (least, most) in suggestable(kind).items():
        text = suggested[name]
        field = name if name in OWN else SECTION + name
        if text != present[name] and len(text) < least:
            raise SuggestionTooShort(field=field, min_length=least)
        if text != present[name] and len(text) > most:
            raise SuggestionTooLong(field=field, max_length=most)


def accept_suggestion(session: Session, actor: Actor, suggestion_id: str) -> None:
    """Write a suggestion as the next edition, as that of who suggested it.

    Raises EditedMeanwhile when the words have moved on since it was made: nothing is taken then.
    """
    row, content = _decided(session, actor, suggestion_id)
    writing.rewrite(
        session,
        content,
        edition=row.edition,
        writer=row.person_id,
        origin=Origin.SUGGESTED,
        title=row.title,
        body=row.body,
        sections=row.sections,
    )
    _close(session, row, content, SuggestionStatus.ACCEPTED)


def answer_suggestion(session: Session, actor: Actor, suggestion_id: str, text: str) -> None:
    """Say why one does not take it."""
    row, content = _decided(session, actor, suggestion_id)
    row.answer = text
    _close(session, row, content, SuggestionStatus.ANSWERED)


def withdraw_suggestion(session: Session, actor: Actor, suggestion_id: str) -> None:
    """Take one's own suggestion back, also when it was answered; nothing of it is left."""
    found = session.get(Suggestion, suggestion_id)
    if found is None or found.person_id != actor.person_id or found.status == SuggestionStatus.ACCEPTED:
        raise NoSuchSuggestion
    session.delete(found)


def _decided(session: Session, actor: Actor, suggestion_id: str) -> tuple[Suggestion, Content]:
    """An open suggestion that its reader may decide."""
    row, content = _locked(session, actor, suggestion_id)
    is_author = queries.is_author(session, actor, content.id)
    can_decide = is_author and policy.can_edit(actor, content, is_author=is_author)
    if not can_decide or row.person_id == actor.person_id:
        raise NoSuchSuggestion
    return row, content


def _locked(session: Session, actor: Actor, suggestion_id: str) -> tuple[Suggestion, Content]:
    found = session.get(Suggestion, suggestion_id)
    if found is None:
        raise NoSuchSuggestion
    try:
        content = queries.get_content_for_update(session, actor, found.content_id)
    except NoSuchContent as gone:
        raise NoSuchSuggestion from gone
    session.refresh(found)
    if found.status != SuggestionStatus.OPEN:
        raise NoSuchSuggestion
    return found, content


def _close(session: Session, row: Suggestion, content: Content, status: SuggestionStatus) -> None:
    row.status, row.decided_at = status, utcnow()
    row.title, row.body, row.sections = "", "", {}
    session.add(row)
    bus.record(session, SuggestionDecided(row.id, content.id, content.root_id))
