"""Opening a round, ending an amendment, and adopting it. The charter is locked by whoever comes here.

Who is asked is written down when the round opens, a row for each: who comes later has not been asked, and
half of those asked stays the same number whoever joins.
"""

from typing import Any

from sqlalchemy import delete, distinct, literal, or_, select, update
from sqlmodel import Session, col, func

from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.charters import days, queries
from learnhub.features.charters.articles import amended
from learnhub.features.charters.consent import Tally, outcome
from learnhub.features.charters.enums import AmendmentStage, Says, Section
from learnhub.features.charters.events import (
    AmendmentClosed,
    ArticleChanged,
    Reread,
    RoundOpened,
    VersionAdopted,
)
from learnhub.features.charters.models import Charter, CharterAmendment, CharterVersion, CharterVoice
from learnhub.features.charters.service.door import keep_door
from learnhub.features.charters.service.rows import zone_of
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Origin, Part
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Person, Space

UNSYNCHRONIZED: dict[str, Any] = {"synchronize_session": False}


def is_company(session: Session, charter: Charter) -> bool:
    """Whether it is that of the company."""
    return session.get_one(Space, charter.space_id).kind == SpaceKind.COMPANY


def open_round(session: Session, charter: Charter, row: CharterAmendment) -> None:
    """Ask everybody who belongs at this moment. Its author has said yes by proposing it."""
    row.stage = AmendmentStage.ROUND
    row.ends_at = days.end_after(utcnow(), days.ROUND_DAYS, zone_of(session))
    session.add(row)
    session.flush()
    who = queries.belonging(charter.space_id, is_company=is_company(session, charter))
    fields = ("amendment_id", "person_id", "reason", "is_answered")
    asked = select(literal(row.content_id), Person.id, literal(""), literal(value=False)).where(who)
    session.execute(insert(session, CharterVoice).from_select(fields, asked))
    author = select(Authorship.person_id).where(
        Authorship.content_id == row.content_id, Authorship.part == Part.AUTHOR
    )
    agrees = update(CharterVoice).where(
        col(CharterVoice.amendment_id) == row.content_id,
        col(CharterVoice.person_id).in_(author),
    )
    session.execute(agrees.values(says=Says.AGREE, at=utcnow()), execution_options=UNSYNCHRONIZED)
    bus.record(session, RoundOpened(row.content_id, charter.content_id))
    settle(session, charter, row)


def forget_who_left(session: Session, charter: Charter, row: CharterAmendment) -> None:
    """Ask nobody any longer who does not belong: a yes was given and counts, all else cannot be answered."""
    who = queries.belonging(charter.space_id, is_company=is_company(session, charter))
    belongs = select(Person.id).where(Person.id == CharterVoice.person_id, who).correlate(CharterVoice)
    left = delete(CharterVoice).where(
        col(CharterVoice.amendment_id) == row.content_id,
        or_(col(CharterVoice.says).is_(None), col(CharterVoice.says) == Says.OBJECT),
        ~belongs.exists(),
    )
    session.execute(left, execution_options=UNSYNCHRONIZED)


def settle(session: Session, charter: Charter, row: CharterAmendment) -> None:
    """End a round that is over."""
    session.flush()
    tally = queries.tally_of(session, row.content_id)
    ended = outcome(tally, row.ends_at, utcnow())
    if ended == AmendmentStage.ADOPTED:
        adopt(session, charter, row, tally)
    elif ended is not None:
        close(session, charter, row, ended, tally)


def close(
    session: Session,
    charter: Charter,
    row: CharterAmendment,
    stage: AmendmentStage,
    tally: Tally | None = None,
) -> None:
    """End an amendment, with the figures of its round and the edition that it would have changed."""
    if row.stage == AmendmentStage.ROUND:
        tally = tally or queries.tally_of(session, row.content_id)
        row.asked, row.agreed = tally.asked, tally.agreed
        row.accepted, row.objected = tally.accepted, tally.objected
    row.edition = session.get_one(Content, charter.content_id).edition
    row.stage, row.closed_at = stage, utcnow()
    session.add(row)
    session.flush()
    bus.record(session, AmendmentClosed(row.content_id, charter.content_id))


def adopt(session: Session, charter: Charter, row: CharterAmendment, tally: Tally) -> None:
    """Write the next version of the charter, as that of the amendment's author; once, for it is closed."""
    close(session, charter, row, AmendmentStage.ADOPTED, tally)
    content = session.get_one(Content, charter.content_id, with_for_update=True, populate_existing=True)
    amendment = session.get_one(Content, row.content_id)
    articles = queries.articles_of(session, charter.content_id)
    author = select(Authorship.person_id).where(
        Authorship.content_id == row.content_id, Authorship.part == Part.AUTHOR
    )
    discussion.rewrite(
        session,
        content,
        edition=content.edition,
        writer=session.scalar(author) or "",
        origin=Origin.SUGGESTED,
        sections={Section.ARTICLE: amended(articles, row.article, amendment.body)},
    )
    row.article = row.article or len(articles) + 1
    session.add(row)
    _advance(session, charter, row, content.edition)
    _move_others(session, charter, row)
    keep_door(session)
    bus.record(session, VersionAdopted(charter.content_id, charter.version))
    bus.record(session, Reread(charter.content_id))


def _advance(session: Session, charter: Charter, row: CharterAmendment, edition: int) -> None:
    now = utcnow()
    part = queries.people_of(row.content_id).subquery()
    charter.version, charter.version_at = charter.version + 1, now
    charter.reread_at, charter.is_reread_due = days.anniversary(now, zone_of(session)), False
    version = CharterVersion(
        charter_id=charter.content_id,
        number=charter.version,
        edition=edition,
        at=now,
        amendment_id=row.content_id,
        people_count=session.scalar(select(func.count()).select_from(part)) or 0,
    )
    session.add(version)
    session.flush()
    charter.writer_count = _count_writers(session, charter.content_id)
    session.add(charter)


def _count_writers(session: Session, charter_id: str) -> int:
    """How many people took part in at least one version."""
    amendments = select(CharterVersion.amendment_id).where(CharterVersion.charter_id == charter_id)
    of_all = queries.people_of_any(charter_id, amendments).subquery()
    return session.scalar(select(func.count(distinct(of_all.c.person_id)))) or 1


def _move_others(session: Session, charter: Charter, adopted: CharterAmendment) -> None:
    """Have the other amendments of this article looked at again by their authors.

    They are shown against its new words from now on. Those about which people are asked are discussed again:
    what they consented to was another change. What they said of it is gone.
    """
    others = session.scalars(
        select(CharterAmendment)
        .where(CharterAmendment.charter_id == charter.content_id, CharterAmendment.article == adopted.article)
        .where(col(CharterAmendment.closed_at).is_(None), CharterAmendment.content_id != adopted.content_id)
        .order_by(CharterAmendment.content_id)
        .with_for_update()
    ).all()
    for other in others:
        other.is_stale = True
        if other.stage == AmendmentStage.ROUND:
            said = delete(CharterVoice).where(col(CharterVoice.amendment_id) == other.content_id)
            session.execute(said, execution_options=UNSYNCHRONIZED)
            other.stage = AmendmentStage.DISCUSSED
            other.ends_at = days.end_after(utcnow(), days.DISCUSSION_DAYS, zone_of(session))
        session.add(other)
        bus.record(session, ArticleChanged(other.content_id, charter.content_id))
