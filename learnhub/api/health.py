"""Whether the process lives, and whether it can do its work: for supervisors, proxies and the tests."""

import shutil

from fastapi import APIRouter, Response
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from learnhub import migrations
from learnhub.config import settings
from learnhub.core import db

PATIENCE_SECONDS = 2
FULL = "the disk is full"
ROOM = 16_000_000  # bytes: with less, the next writes fail

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
    """The database can be written to, in time, has the tables of this version and room; otherwise 503."""
    try:
        step = await db.write(_step, within=PATIENCE_SECONDS)
    except SQLAlchemyError:
        step = None
    current = step == migrations.HEAD
    status = FULL if not _has_room() else "ok" if current else "not ready"
    response.status_code = 200 if status == "ok" else 503
    return Readiness(status=status, database=step is not None, migrated=current)


def _has_room() -> bool:
    """Whether the disk of the data folder can take more; a folder that is not there is no matter of room."""
    try:
        return shutil.disk_usage(settings().data).free > ROOM
    except OSError:
        return True


def _step(session: Session) -> str:
    return session.connection().execute(text("SELECT version_num FROM alembic_version")).scalar_one()
