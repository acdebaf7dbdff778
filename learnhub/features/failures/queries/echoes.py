"""Reading what was answered to stories: three statements for any number of them, and none for nothing."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, literal, union_all
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.features.discussion import ballots
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import Authorship, Content, Thanks
from learnhub.features.failures import policy
from learnhub.features.failures.enums import Echo
from learnhub.features.failures.models import Failure, FailureEcho, FailureVoice
from learnhub.features.failures.room import FAILURE
from learnhub.features.failures.schemas import EchoView

WALL = "failures"  # one ballot for all stories without a name

_COUNTS = (
    select_columns(
        *(Content.id, Content.status, Content.is_anonymous, Content.thanks_count),
        *(Failure.thanks_count.label("voices"), Failure.me_too_count, Failure.changed_count),
        Authorship.person_id,
    )
    .join(Failure, Failure.content_id == Content.id)
    .outerjoin(Authorship, (Authorship.content_id == Content.id) & (Authorship.part == Part.AUTHOR))
    .where(among(Content.id, "content_ids"))
)
_MINE: Any = union_all(
    select_columns(FailureEcho.content_id, FailureEcho.echo).where(
        among(FailureEcho.content_id, "content_ids"), FailureEcho.person_id == bindparam("reader_id")
    ),
    select_columns(Thanks.content_id, literal(Echo.THANKS.value).label("echo")).where(
        among(Thanks.content_id, "content_ids"), Thanks.person_id == bindparam("reader_id")
    ),
)
_VOICES = select_columns(FailureVoice.content_id, FailureVoice.echo).where(
    among(FailureVoice.voter, "voters")
)


def voice(ballot: str, content_id: str, echo: str) -> str:
    """Under which name what somebody says of a story without a name is stored; each echo under another."""
    return ballots.voter(ballot, f"{content_id} {echo}")


def echoes_of(session: Session, actor: Actor, content_ids: Iterable[str]) -> dict[str, EchoView]:
    """What was answered to these stories, which their reader is known to see."""
    ids = list(content_ids)
    if not ids:
        return {}
    rows = db.rows(session, _COUNTS, content_ids=ids)
    mine: dict[str, set[str]] = defaultdict(set)
    for content_id, echo in db.rows(session, _MINE, content_ids=ids, reader_id=actor.person_id):
        mine[content_id].add(echo)
    for content_id, echo in _said_without_name(session, actor, rows):
        mine[content_id].add(echo)
    return {row.id: _view(actor, row, mine[row.id]) for row in rows}


def get_echoes(session: Session, actor: Actor, content_id: str) -> EchoView:
    """What was answered to one story; raises NoSuchContent."""
    discussion.get_content(session, actor, content_id, FAILURE)
    return echoes_of(session, actor, [content_id])[content_id]


def _said_without_name(session: Session, actor: Actor, rows: Iterable[Any]) -> Iterable[Any]:
    unsigned = [row.id for row in rows if row.is_anonymous]
    ballot = ballots.find(WALL, actor.person_id or "")
    if not unsigned or ballot is None:
        return ()
    voters = [voice(ballot, content_id, echo) for content_id in unsigned for echo in Echo]
    return db.rows(session, _VOICES, voters=voters)


def _view(actor: Actor, row: Any, mine: set[str]) -> EchoView:
    is_author = row.person_id is not None and row.person_id == actor.person_id
    return EchoView(
        thanks=row.voices if row.is_anonymous else row.thanks_count,  # of the database, as the other two
        me_too=row.me_too_count,
        changed=row.changed_count,
        has_thanked=Echo.THANKS in mine,
        has_too=Echo.ME_TOO in mine,
        has_changed=Echo.CHANGED in mine,
        can_echo=policy.can_echo(actor, row.status, is_author=is_author),
    )
