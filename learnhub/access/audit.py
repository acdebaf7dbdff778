"""The audit log: who signed in, what was administered and moderated, and what was refused.

Append-only: triggers of the database refuse UPDATE and DELETE of recent rows. Rows carry no free text and no
content. Nothing that is done anonymously writes here. Names of actions are `resource:action`.

What only says that somebody came or went, tried to or used a password, or looked into this log, carries the
hour in place of the moment: beside something without a name a finer one would tell who was here when it was
written.
"""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, Session

from learnhub.access.actor import Actor
from learnhub.core import triggers
from learnhub.core.clock import this_hour, utcnow
from learnhub.core.columns import Mapped, Table
from learnhub.core.db import Utc

PRESENCE = ("session:", "password:", "members:join", "company:set_up", "audit:")


class Audit(Table, table=True):
    """One thing that was done or refused. `actor` has no foreign key: the row outlives the account."""

    __table_args__ = (
        Index("ix_audit_newest", "at", "id"),
        Index("ix_audit_actor", "actor", "at", "id"),
        Index("ix_audit_action", "action", "at", "id"),
        Index("ix_audit_actor_action", "actor", "action", "at", "id"),
        Index("ix_audit_result", "result", "at", "id"),
        Index("ix_audit_actor_result", "actor", "result", "at", "id"),
    )

    id: Mapped[int] = Field(default=None, primary_key=True)
    at: Mapped[datetime] = Field(sa_type=Utc)
    actor: Mapped[str] = Field(max_length=32)
    action: Mapped[str] = Field(max_length=60)
    object: Mapped[str] = Field(default="", max_length=120)
    result: Mapped[str] = Field(default="ok", max_length=20)
    request_id: Mapped[str] = Field(default="", max_length=32)
    ip_prefix: Mapped[str] = Field(default="", max_length=50)


triggers.declare(
    Audit,
    sqlite=(
        """
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows do not change'); END
        """,
        """
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN OLD.at > datetime('now', '-1 year')
        BEGIN SELECT RAISE(ABORT, 'audit rows are kept for a year'); END
        """,
    ),
    postgresql=(
        """
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END $$
        """,
        """
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_change('audit rows do not change')
        """,
        """
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
        FOR EACH ROW WHEN (OLD.at > (now() AT TIME ZONE 'utc') - interval '1 year')
        EXECUTE FUNCTION refuse_audit_change('audit rows are kept for a year')
        """,
    ),
)


def record(
    session: Session,
    actor: Actor,
    action: str,
    object_id: str = "",
    *,
    result: str = "ok",
    ip_prefix: str = "",
) -> None:
    """Write one row in the transaction of its cause."""
    session.add(
        Audit(
            at=this_hour() if is_presence(action) else utcnow(),
            actor=actor.person_id or "nobody",
            action=action,
            object=object_id,
            result=result,
            ip_prefix=ip_prefix,
        )
    )


def is_presence(action: str) -> bool:
    """Whether of the moment of this action only the hour is kept."""
    return action.startswith(PRESENCE)
