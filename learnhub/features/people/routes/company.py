"""What the company decides for itself through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.people import queries, service
from learnhub.features.people.room import COMPANY_MANAGE
from learnhub.features.people.routes.keys import may
from learnhub.features.people.schemas import CompanyInput, CompanyView

router = APIRouter(prefix="/company", tags=["administration"])

Administrator = Annotated[Actor, Depends(may(COMPANY_MANAGE))]


@router.get("")
async def get_company(_actor: Administrator) -> CompanyView:
    """What the company has decided, as changing it asks for."""
    return await db.read(queries.get_company)


@router.put("", status_code=204)
async def save_company(actor: Administrator, form: CompanyInput) -> None:
    """Decide the company's name, languages and words, and what new people begin with."""
    await db.write(service.save_company, actor, form=form)
