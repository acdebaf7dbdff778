"""Version 1 of the REST interface: the routes of all rooms under /api/v1."""

from fastapi import APIRouter, Depends

from learnhub import rooms
from learnhub.api.strict import known_parameters

router = APIRouter(prefix="/api/v1", dependencies=[Depends(known_parameters)])
for _room, routes in rooms.modules("routes"):
    router.include_router(routes.router)
