"""The browser's own way for anonymous questions: `/api/anonymous/ama-questions`.

A question without a name never passes a State, whose events carry the session and are written down by the
framework. It is posted here: membership is checked from the cookie, then the identity is dropped, and a unit
of work that knows nobody keeps the text. Reading, rewording and withdrawing take the secret and no cookie.
Secrets and texts travel in bodies, never in addresses, which end up in logs.
"""

from fastapi import APIRouter, FastAPI, HTTPException, Request
from pydantic import BaseModel

from learnhub.core import db
from learnhub.core.blind_throttle import BlindThrottle
from learnhub.core.i18n import N_
from learnhub.features.ama import service
from learnhub.features.ama.schemas import AnonymousAsk, AnonymousReword
from learnhub.features.ama.service import ANONYMOUS_QUESTION
from learnhub.features.discussion.schemas import AnonymousRead, AnonymousView
from learnhub.features.discussion.service import anonymous
from learnhub.features.people.queries import find_actor
from learnhub.web.session import SCOPE_KEY

QUESTIONS_PER_WINDOW = 5
WINDOW_SECONDS = 600

router = APIRouter(prefix="/api/anonymous/ama-questions", include_in_schema=False)
throttle = BlindThrottle(limit=QUESTIONS_PER_WINDOW, seconds=WINDOW_SECONDS)


class Kept(BaseModel):
    """The secret of a question, given this once."""

    secret: str


def mount(app: FastAPI) -> None:
    """Give the routes to the app."""
    app.include_router(router)


@router.post("", status_code=201)
async def ask(request: Request, form: AnonymousAsk) -> Kept:
    """Keep a question for its publication."""
    await _require_membership(request, form.ama)
    secret = anonymous.new_secret()
    await db.write(
        anonymous.keep,
        ANONYMOUS_QUESTION,
        parent_id=form.ama,
        text=form.text,
        language=form.language,
        edit_hash=anonymous.hash_secret(secret),
    )
    return Kept(secret=secret)


@router.post("/read")
async def read(form: AnonymousRead) -> AnonymousView:
    """What became of a question."""
    return await db.read(anonymous.read, ANONYMOUS_QUESTION, form.secret)


@router.post("/reword", status_code=204)
async def reword(form: AnonymousReword) -> None:
    """Say it in other words."""
    await db.write(anonymous.reword, ANONYMOUS_QUESTION, form.secret, form.text)


@router.post("/withdraw", status_code=204)
async def withdraw(form: AnonymousRead) -> None:
    """Take it back."""
    await db.write(anonymous.withdraw, ANONYMOUS_QUESTION, form.secret)


async def _require_membership(request: Request, ama_id: str) -> None:
    """Go on only for somebody who may ask here; who it was is forgotten when this returns."""
    sign_in = request.scope.get(SCOPE_KEY)
    actor = await db.read(find_actor, sign_in) if sign_in else None
    if actor is None or actor.person_id is None:
        raise HTTPException(401, N_("Sign in again to ask."))
    await db.read(service.require_anonymity, actor, ama_id)
    throttle.hit(actor.person_id)
