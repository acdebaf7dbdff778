"""Members from a file through the REST interface: what it would do, and doing it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.inputs import INTEGER_MAX, Input, Line
from learnhub.errors import NotFound
from learnhub.features.people import queries, service
from learnhub.features.people.members_file import MAX_BYTES, MAX_ROWS
from learnhub.features.people.queries.imports import NO_FILE
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.members import Invitation, told
from learnhub.features.people.schemas import ImportView

router = APIRouter(prefix="/members/import", tags=["administration"])

Administrator = Annotated[Actor, Depends(may(MEMBERS_MANAGE))]
NO_FILE_YET: dict[int | str, dict[str, Any]] = {404: {}}
LineNumber = Annotated[int, Field(ge=1, le=INTEGER_MAX)]


class ImportInput(Input):
    """The text of a CSV file, as a spreadsheet writes it."""

    file_name: Annotated[str, Line(200)] = ""
    text: Annotated[str, Field(max_length=MAX_BYTES, pattern=r"\S")]  # the reader names what is wrong by line


class ConfirmInput(Input):
    """The `mark` of what was shown, and the lines of those who may become administrators."""

    mark: Annotated[str, Line(16, 16)]
    administrators: Annotated[list[LineNumber], Field(max_length=MAX_ROWS)] = Field(default_factory=list)


class Invitations(BaseModel):
    """Those who are new."""

    invitations: list[Invitation]


@router.put("", responses=NO_FILE_YET)
async def preview_import(actor: Administrator, form: ImportInput) -> ImportView:
    """Keep a file aside, instead of an earlier one, and say what it would do; nobody is added.

    Sentences on lines are in the language of the owner of the key.
    """
    data = form.text.encode()
    await db.write(service.stage_import, actor, file_name=form.file_name, data=data, slow=True)
    return await _shown(actor)


@router.get("", responses=NO_FILE_YET)
async def get_import(actor: Administrator) -> ImportView:
    """What the file that waits would do, or what the last one did."""
    return await _shown(actor)


@router.post("", status_code=201, responses=NO_FILE_YET)
async def confirm_import(actor: Administrator, form: ConfirmInput, request: Request) -> Invitations:
    """Do what was shown, and tell the links of those who are new. Sent again there is no file any more."""
    made = await db.write(
        service.confirm_import, actor, mark=form.mark, administrators=form.administrators, slow=True
    )
    return Invitations(invitations=[told(request, link) for link in made])


@router.delete("", status_code=204)
async def cancel_import(actor: Administrator) -> None:
    """Forget the file; there may be none."""
    await db.write(service.cancel_import, actor)


async def _shown(actor: Actor) -> ImportView:
    """With every line that has a problem."""
    found = await db.read(queries.find_import, actor, shown=MAX_ROWS, slow=True)
    if found is None:
        raise NotFound(NO_FILE)
    return found
