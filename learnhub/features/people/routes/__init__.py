"""People through the REST interface, and what all routes ask of them: whose key it is, and repeats."""

from fastapi import APIRouter

from learnhub.features.people.routes import account, company, groups, imports, members, people

router = APIRouter()
for part in (people, account, groups, company, imports, members):
    router.routes.extend(part.router.routes)

__all__ = ["router"]
