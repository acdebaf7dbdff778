"""What authors are told of cases about what they wrote; nobody is named, least of all who flagged it."""

from collections.abc import Iterator, Mapping, Sequence

from sqlmodel import Session, col, select

from learnhub.access.actor import Actor
from learnhub.core.i18n import N_
from learnhub.core.markdown import plain
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.moderation.enums import Decision
from learnhub.features.moderation.events import CaseDecided, CaseHeld
from learnhub.features.moderation.models import ModerationCase
from learnhub.rooms import Reason, Telling, Thing

LABEL, GONE = N_("Moderation"), N_("What you wrote")
TITLE_MAX = 90


def held(session: Session, event: CaseHeld) -> Iterator[Telling]:
    """Its authors, unless it is decided by now."""
    case = session.get(ModerationCase, event.case_id)
    if case is not None and not case.decision:
        yield _telling(session, case, "held")


def decided(session: Session, event: CaseDecided) -> Iterator[Telling]:
    """Its authors; what was never hidden and is kept is no news."""
    case = session.get(ModerationCase, event.case_id)
    if case is not None and case.decision and (case.is_held or case.decision != Decision.KEEP):
        yield _telling(session, case, case.decision)


def things(session: Session, actor: Actor, ids: Sequence[str]) -> Mapping[str, Thing]:
    """Cases about what somebody wrote, under its first words."""
    statement = (
        select(ModerationCase.id, Content.title, Content.body, Content.language)
        .join(Content, col(Content.id) == ModerationCase.content_id)
        .join(Authorship, col(Authorship.content_id) == Content.id)
        .where(col(ModerationCase.id).in_(ids), Authorship.person_id == actor.person_id)
    )
    return {
        case_id: _thing(case_id, title or plain(body, TITLE_MAX), language)
        for case_id, title, body, language in session.exec(statement)
    }


def _thing(case_id: str, words: str, language: str) -> Thing:
    return Thing(
        label=LABEL,
        title=words or GONE,
        address=f"/moderation/{case_id}",
        icon="shield_check",
        colour="gray",
        language=language if words else "",
    )


def _telling(session: Session, case: ModerationCase, what: str) -> Telling:
    authors = session.exec(select(Authorship.person_id).where(Authorship.content_id == case.content_id))
    return Telling(what, f"moderation:{case.id}", dict.fromkeys(authors, Reason.WROTE))
