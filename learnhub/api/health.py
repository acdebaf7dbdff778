"""Whether the process lives, and whether it can do its work: for supervisors, proxies and the tests."""

from fastapi import APIRouter, Response
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from learnhub import migrations
from learnhub.core import db

PATIENCE_SECONDS = 2

router = APIRouter(prefix="/api/health", tags=["health"])


class Health(BaseModel):
    """Alive."""

    status: str = "ok"


class Readiness(BaseModel):
    """Ready, or what is missing."""

    status: str
    database: bool
    migrated: bool


@router.get("")
async def health() -> Health:
    """The process lives and its event loop turns."""
    return Health()


@router.get("/ready", responses={503: {"model": Readiness}})
async def ready(response: Response) -> Readiness:
    """The database can be written to, in time, and has the tables of this version; otherwise 503."""
    try:
        step = await db.write(_step, within=PATIENCE_SECONDS)
    except SQLAlchemyError:
        step = None
    current = step == migrations.HEAD
    response.status_code = 200 if current else 503
    return Readiness(status="ok" if current else "not ready", database=step is not None, migrated=current)


def _step(session: Session) -> str:
    return session.connection().execute(text("SELECT version_num FROM alembic_version")).scalar_one()
