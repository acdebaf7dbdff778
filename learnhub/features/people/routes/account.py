"""One's own account through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.inputs import Input, Line
from learnhub.features.people import queries, service
from learnhub.features.people.enums import Theme
from learnhub.features.people.room import PROFILE_EDIT
from learnhub.features.people.routes.keys import may
from learnhub.features.people.schemas import OwnProfile, ProfileInput
from learnhub.features.people.schemas.inputs import Languages

router = APIRouter(prefix="/me", tags=["people"])

Owner = Annotated[Actor, Depends(may(PROFILE_EDIT))]


class PreferencesInput(Input):
    """What is left out stays: the language and colours of the screens, and the languages that one reads."""

    language: Annotated[str, Line(20)] | None = None
    theme: Theme | None = None
    reads: Languages | None = None


@router.get("/profile")
async def get_own_profile(actor: Owner) -> OwnProfile:
    """One's account, as changing it asks for."""
    return await db.read(queries.get_own_profile, actor)


@router.put("/profile", status_code=204)
async def save_profile(actor: Owner, form: ProfileInput) -> None:
    """Save one's name, job, words, site, team and time zone."""
    await db.write(service.save_profile, actor, form=form)


@router.patch("/preferences", status_code=204)
async def save_preferences(actor: Owner, form: PreferencesInput) -> None:
    """Say in which language and colours the screens are, and what one reads."""
    await db.write(service.save_preferences, actor, **form.model_dump())
