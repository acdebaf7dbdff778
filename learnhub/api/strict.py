"""Requests mean what they say: a parameter that a route does not know is refused, not ignored."""

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute


async def known_parameters(request: Request) -> None:
    """Refuse query parameters that neither the route declares nor what it depends on."""
    route: APIRoute = request.scope["route"]
    known = set(_known(route.dependant))
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        raise RequestValidationError(
            [
                {"type": "extra_forbidden", "loc": ("query", name), "msg": "There is no such parameter."}
                for name in unknown
            ]
        )


def _known(dependant: Dependant) -> Iterator[str]:
    yield from (parameter.alias for parameter in dependant.query_params)
    for each in dependant.dependencies:
        yield from _known(each)
