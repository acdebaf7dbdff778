"""Version 1 of the REST interface: the routes of all rooms under /api/v1."""

from fastapi import APIRouter, Depends

from learnhub.api.strict import known_parameters
from learnhub.features.ama import routes as ama
from learnhub.features.cards import routes as cards
from learnhub.features.library import routes as library
from learnhub.features.mentoring import routes as mentoring
from learnhub.features.people import routes as people
from learnhub.features.questions import routes as questions
from learnhub.features.topics import routes as topics

ROOMS = (people, topics, library, cards, questions, mentoring, ama)

router = APIRouter(prefix="/api/v1", dependencies=[Depends(known_parameters)])
for room in ROOMS:
    router.include_router(room.router)
