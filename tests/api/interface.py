"""The interface that the tests of a worker share: one takes half a second to make, and is never forgotten."""

from functools import cache

from fastapi import FastAPI

from learnhub.api import app


@cache
def interface() -> FastAPI:
    return app.create()
