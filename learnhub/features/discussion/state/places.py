"""Where something new is written: the company, or one of the communities that leave it to one."""

from urllib.parse import parse_qs

import reflex as rx

from learnhub.core.i18n import N_
from learnhub.features.discussion import queries
from learnhub.features.discussion.schemas import SpaceChoice
from learnhub.web.actions import read
from learnhub.web.vars import StateVar, state_var

EVERYBODY = N_("Published for the whole company.")
THERE = N_("Published in {community}.")
WAITS = N_("It is in {community}, and is shown once somebody there has looked at it.")


class PlaceState(rx.State):
    """The places of the form that a page shows (tables: space, space_member).

    `chosen` is the one that its address asks for (`?in=`). `looked_at` names those where somebody looks at
    it first.
    """

    places: StateVar[list[SpaceChoice]] = state_var([])
    chosen: StateVar[str] = state_var("")
    looked_at: StateVar[str] = state_var("")


async def show_places(page: rx.State, begun_in: str = "") -> None:
    """Begin a form of something new with the places where one may write it; `begun_in` is chosen already."""
    state = await page.get_state(PlaceState)
    state.places = await read(queries.list_places)
    wanted = begun_in or asked_space(page.router.url.query)
    state.chosen = wanted if wanted in {each.id for each in state.places} else ""
    state.looked_at = ", ".join(each.name for each in state.places if each.waits)


async def said_of_place(page: rx.State, space_id: str, everybody: str = EVERYBODY) -> tuple[str, str]:
    """The sentence about what was just published there, and the name of the community in it."""
    places = (await page.get_state(PlaceState)).places
    there = next((each for each in places if each.id == space_id), None)
    if there is None:
        return everybody, ""
    return (WAITS if there.waits else THERE), there.name


def asked_space(query: str) -> str:
    """The id of the community for which a form is opened (`?in=`)."""
    return parse_qs(query).get("in", [""])[-1]
