"""Whom it concerns what happens to a charter, and what they are told."""

from collections.abc import Collection, Iterator, Mapping

from sqlmodel import Session, col, or_, select

from learnhub.access.actor import Actor
from learnhub.core.i18n import N_
from learnhub.features.charters import queries
from learnhub.features.charters.enums import AmendmentStage, Says
from learnhub.features.charters.events import (
    AmendmentClosed,
    AmendmentEvent,
    AmendmentProposed,
    ArticleChanged,
    DiscussionOpened,
    ObjectionAnswered,
    ObjectionMade,
    Reread,
    RereadingDue,
    RoundOpened,
    VersionAdopted,
    VoiceGiven,
)
from learnhub.features.charters.models import Charter, CharterAmendment, CharterVoice
from learnhub.features.charters.room import AMENDMENT
from learnhub.features.charters.service.answering import AMENDMENT_THING
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship, Content, ContentHtml
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries import with_html
from learnhub.features.notices.queries import list_followers
from learnhub.rooms import Reason, Settled, Telling, Thing


def proposed(session: Session, event: AmendmentProposed) -> Iterator[Telling]:
    """Who follows the charter: one of them may be the support that is missing."""
    followers = list_followers(session, event.charter_id)
    yield _telling("proposed", event, followers, actor_id=event.person_id, is_quiet=True)


def discussed(session: Session, event: DiscussionOpened) -> Iterator[Telling]:
    """The same, and its author."""
    people = list_followers(session, event.charter_id) | _author(session, event)
    yield _telling("discussed", event, people, is_quiet=True)


def asked(session: Session, event: RoundOpened) -> Iterator[Telling]:
    """Everybody who has not answered yet, as long as the round is open."""
    if _stage(session, event) == AmendmentStage.ROUND:
        unsaid = _voices(event).where(col(CharterVoice.says).is_(None))
        people = dict.fromkeys(session.exec(unsaid), Reason.CONSULTED)
        yield _telling("asked", event, people, waits=True)


def objected(session: Session, event: ObjectionMade) -> Iterator[Telling]:
    """Its author, as long as the objection stands."""
    voice = session.get(CharterVoice, (event.amendment_id, event.person_id))
    stands = voice is not None and voice.says == Says.OBJECT and not voice.is_answered
    if stands and _stage(session, event) == AmendmentStage.ROUND:
        people = _author(session, event)
        yield _telling("objected", event, people, actor_id=event.person_id, waits=True)


def asked_again(session: Session, event: ObjectionAnswered) -> Iterator[Telling]:
    """Who objected, and has not answered since."""
    if _stage(session, event) == AmendmentStage.ROUND:
        people = dict.fromkeys(session.exec(_voices(event).where(CharterVoice.is_answered)), Reason.OBJECTED)
        yield _telling("asked_again", event, people, waits=True)


def moved(session: Session, event: ArticleChanged) -> Iterator[Telling]:
    """Its author, until they have looked."""
    row = session.get(CharterAmendment, event.amendment_id)
    if row is not None and row.is_stale and row.closed_at is None:
        yield _telling("moved", event, _author(session, event), waits=True)


def closed(session: Session, event: AmendmentClosed) -> Iterator[Telling]:
    """Its author, and who took part. Who has withdrawn it knows."""
    row = session.get(CharterAmendment, event.amendment_id)
    if row is None or row.stage == AmendmentStage.WITHDRAWN:
        return
    part = session.connection().execute(queries.people_of(event.amendment_id)).scalars()
    people = dict.fromkeys(part, Reason.TOOK_PART) | _author(session, event)
    yield _telling("adopted" if row.stage == AmendmentStage.ADOPTED else "not_adopted", event, people)


def version(session: Session, event: VersionAdopted) -> Iterator[Telling]:
    """Who follows the charter or has signed it."""
    people = list_followers(session, event.charter_id)
    yield Telling("version", event.charter_id, people, is_quiet=True)


def reread(session: Session, event: RereadingDue) -> Iterator[Telling]:
    """Those who look after it, until one of them has read it again."""
    row = session.get(Charter, event.charter_id)
    if row is not None and row.is_reread_due:
        people = dict.fromkeys(queries.list_keepers(session, row.space_id), Reason.LOOKS_AFTER)
        yield Telling("reread", event.charter_id, people, waits=True)


def answered(_session: Session, event: VoiceGiven) -> Iterator[Settled]:
    """They have answered."""
    yield Settled(f"{AMENDMENT_THING}{event.amendment_id}", event.person_id)


def settled(_session: Session, event: AmendmentClosed) -> Iterator[Settled]:
    """Nobody need answer any longer."""
    yield Settled(f"{AMENDMENT_THING}{event.amendment_id}")


def read_again(session: Session, event: Reread) -> Iterator[Settled]:
    """Nobody need read it, unless another year has passed."""
    row = session.get(Charter, event.charter_id)
    if row is None or not row.is_reread_due:
        yield Settled(event.charter_id)


def things(session: Session, actor: Actor, amendment_ids: Collection[str]) -> Mapping[str, Thing]:
    """Amendments that somebody reads, as rows of the inbox: the beginning of their words."""
    found = with_html(select(Content.id, Content.root_id, ContentHtml.excerpt, Content.language)).where(
        col(Content.id).in_(amendment_ids), Content.kind == AMENDMENT, VISIBLE
    )
    rows = session.connection().execute(found, reader(actor)).all()
    return {
        amendment_id: Thing(
            label=N_("Amendment"),
            title=excerpt or "",
            address=f"/charters/{charter_id}#amendment-{amendment_id}",
            icon=AMENDMENT.icon,
            colour=AMENDMENT.colour,
            language=language,
        )
        for amendment_id, charter_id, excerpt, language in rows
    }


def _telling(
    what: str,
    event: AmendmentEvent,
    people: Mapping[str, Reason],
    *,
    actor_id: str | None = None,
    waits: bool = False,
    is_quiet: bool = False,
) -> Telling:
    return Telling(
        what,
        f"{AMENDMENT_THING}{event.amendment_id}",
        people,
        content_id=event.amendment_id,
        actor_id=actor_id,
        waits=waits,
        is_quiet=is_quiet,
    )


def _stage(session: Session, event: AmendmentEvent) -> str:
    row = session.get(CharterAmendment, event.amendment_id)
    return row.stage if row is not None else ""


def _voices(event: AmendmentEvent):
    return select(CharterVoice.person_id).where(CharterVoice.amendment_id == event.amendment_id)


def _author(session: Session, event: AmendmentEvent) -> dict[str, Reason]:
    parts = or_(Authorship.part == Part.AUTHOR, Authorship.part == Part.CO_AUTHOR)
    authors = select(Authorship.person_id).where(Authorship.content_id == event.amendment_id, parts)
    return dict.fromkeys(session.exec(authors), Reason.WROTE)
