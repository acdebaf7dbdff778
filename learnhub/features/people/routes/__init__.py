"""People through the REST interface, and what all routes ask of them: whose key it is, and repeats."""

from learnhub.features.people.routes.people import router

__all__ = ["router"]
