"""Proposing other words for an article or another article, wording a proposal anew, and taking it back."""

from sqlmodel import Session, col, func, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.charters import days, policy, queries
from learnhub.features.charters.articles import ARTICLES_MAX
from learnhub.features.charters.enums import OPEN_STAGES, AmendmentStage, Section
from learnhub.features.charters.errors import (
    AmendmentsEnough,
    ArticleMoved,
    CharterFull,
    NoSuchArticle,
    NothingToAnswer,
    ProposedEnough,
    SameWording,
)
from learnhub.features.charters.events import AmendmentClosed, AmendmentProposed
from learnhub.features.charters.models import CharterAmendment
from learnhub.features.charters.room import AMENDMENT, CHARTER, CHARTERS_PROPOSE
from learnhub.features.charters.schemas import AmendmentInput, RewordInput
from learnhub.features.charters.service.answering import answer_objections
from learnhub.features.charters.service.rows import get_open, zone_of
from learnhub.features.charters.service.stages import close
from learnhub.features.charters.service.supporting import consider
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Authorship
from learnhub.features.notices import service as notices
from learnhub.rooms import Reason

OWN_MAX = 3


def propose(session: Session, actor: Actor, charter_id: str, form: AmendmentInput) -> str:
    """Propose an amendment and answer its id. It looks for supports from now on.

    Raises NoSuchArticle, SameWording, CharterFull, and ProposedEnough or AmendmentsEnough when more are open
    than people can follow.
    """
    person_id = guard.require_person(actor)
    content = discussion_queries.get_published(session, actor, charter_id, CHARTER)
    guard.require(policy.can_propose(actor, content))
    charter = queries.get_row(session, charter_id, for_update=True)
    _require_room(session, charter_id, person_id)
    articles = queries.articles_of(session, charter_id)
    _require_change(session, charter_id, articles, form)
    made = discussion.create(
        session,
        actor,
        kind=AMENDMENT,
        body=form.wording,
        sections={Section.REASON: form.reason},
        language=content.language,
        parent=content,
    )
    ends_at = days.end_after(utcnow(), days.SUPPORT_DAYS, zone_of(session))
    row = CharterAmendment(content_id=made.id, charter_id=charter_id, article=form.article, ends_at=ends_at)
    session.add(row)
    session.flush()
    notices.follow_as(session, actor, charter_id, Reason.WROTE)
    bus.record(session, AmendmentProposed(made.id, charter_id, person_id))
    consider(session, actor, charter, row)
    return made.id


def reword(session: Session, actor: Actor, amendment_id: str, form: RewordInput) -> None:
    """Find another wording, made for the article as it is now. Earlier ones stay in the history.

    Supports stay: they said that it shall be talked about. In a round it answers the objections, and only
    then it may change: who objected is asked again, and what others said stays until they say otherwise.
    Raises EditedMeanwhile, ArticleMoved, NothingToAnswer and SameWording.
    """
    found = get_open(session, actor, amendment_id)
    is_author = discussion_queries.is_author(session, actor, amendment_id)
    guard.require(is_author and actor.may(CHARTERS_PROPOSE))
    tally = queries.tally_of(session, amendment_id)
    if not policy.can_reword(actor, found.row.stage, is_author=is_author, is_objected=tally.objected > 0):
        raise NothingToAnswer
    if form.version != found.charter.version and found.row.is_stale:
        raise ArticleMoved
    articles = queries.articles_of(session, found.charter.content_id)
    if found.row.article and articles[found.row.article - 1] == form.wording:
        raise SameWording
    discussion.edit(
        session,
        actor,
        found.content,
        edition=form.edition,
        body=form.wording,
        sections={Section.REASON: form.reason},
    )
    found.row.is_stale = False
    session.add(found.row)
    if found.row.stage == AmendmentStage.ROUND:
        answer_objections(session, found.row)


def withdraw(session: Session, actor: Actor, amendment_id: str) -> None:
    """Let an amendment of one's own go; it can be read on among those that are over."""
    found = get_open(session, actor, amendment_id)
    is_author = discussion_queries.is_author(session, actor, amendment_id)
    guard.require(policy.can_withdraw(actor, found.row.stage, is_author=is_author))
    close(session, found.charter, found.row, AmendmentStage.WITHDRAWN)


def remove_amendment(session: Session, actor: Actor, amendment_id: str) -> None:
    """Take one's words back, which ends an amendment; what was adopted stands in the charter."""
    guard.require_permission(actor, CHARTERS_PROPOSE)
    content = discussion_queries.get_content_for_update(session, actor, amendment_id, AMENDMENT)
    row = session.get_one(CharterAmendment, amendment_id)
    guard.require(row.stage != AmendmentStage.ADOPTED)
    discussion.remove(session, actor, content)


def end_removed(session: Session, event_content_id: str, charter_id: str) -> None:
    """What has no words any longer is decided."""
    row = session.get(CharterAmendment, event_content_id)
    if row is not None and row.closed_at is None:
        row.stage, row.closed_at = AmendmentStage.WITHDRAWN, utcnow()
        session.add(row)
        bus.record(session, AmendmentClosed(event_content_id, charter_id))


def _require_room(session: Session, charter_id: str, person_id: str) -> None:
    is_open = col(CharterAmendment.stage).in_(OPEN_STAGES)
    of_charter = select(func.count()).select_from(CharterAmendment)
    of_charter = of_charter.where(CharterAmendment.charter_id == charter_id, is_open)
    mine = of_charter.join(Authorship, col(Authorship.content_id) == CharterAmendment.content_id)
    if session.exec(mine.where(Authorship.person_id == person_id)).one() >= OWN_MAX:
        raise ProposedEnough(most=OWN_MAX)
    if session.exec(of_charter).one() >= queries.OPEN_MAX:
        raise AmendmentsEnough(most=queries.OPEN_MAX)


def _require_change(session: Session, charter_id: str, articles: list[str], form: AmendmentInput) -> None:
    if form.article is None:
        is_new = CharterAmendment.charter_id == charter_id, col(CharterAmendment.article).is_(None)
        waiting = select(func.count()).select_from(CharterAmendment)
        waiting = waiting.where(*is_new, col(CharterAmendment.stage).in_(OPEN_STAGES))
        if len(articles) + session.exec(waiting).one() >= ARTICLES_MAX:
            raise CharterFull(most=ARTICLES_MAX)
    elif form.article > len(articles):
        raise NoSuchArticle
    elif articles[form.article - 1] == form.wording:
        raise SameWording
