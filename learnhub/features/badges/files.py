"""What anybody may fetch of a signed badge who has its address, without signing in and without a cookie."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from learnhub.access.actor import Actor
from learnhub.access.allowances import SLOW
from learnhub.core import db
from learnhub.core.i18n import LANGUAGES
from learnhub.features.badges import issuing, pictures
from learnhub.features.badges.errors import NoSuchBadge
from learnhub.features.badges.issuing import PublicBadge
from learnhub.features.badges.public_page import badge_page, unknown_page
from learnhub.features.badges.rules import Rule
from learnhub.web.files import file_route

JSON_LD = "application/ld+json"
UNSEEN = {"x-robots-tag": "noindex"}
OPEN_TO_ALL = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}


@file_route("/b/{public_id}", permission=None, cost=SLOW)
async def get_page(request: Request, actor: Actor) -> Response:
    """The page of a badge, checked at this moment; the same one for whatever is unknown."""
    asked = request.query_params.get("lang", "")
    language = asked if asked in LANGUAGES else actor.language
    try:
        badge = await _open(request)
    except NoSuchBadge:
        return Response(unknown_page(language), 404, UNSEEN, "text/html")
    return Response(badge_page(badge, language), 200, UNSEEN, "text/html")


@file_route("/b/{public_id}/credential.json", permission=None, cost=SLOW)
async def get_credential(request: Request, _actor: Actor) -> Response:
    """The signed badge, as Open Badges 3.0; nothing of one that was revoked."""
    badge = await _standing(request)
    headers = {**UNSEEN, **OPEN_TO_ALL, "content-disposition": 'attachment; filename="badge.json"'}
    return JSONResponse(badge.document, headers=headers, media_type=JSON_LD)


@file_route("/b/{public_id}/badge.svg", permission=None, cost=SLOW)
async def get_svg(request: Request, _actor: Actor) -> Response:
    """The same in a picture that scales."""
    badge = await _standing(request)
    return _picture(pictures.svg(_rule(badge), badge.document).encode(), "svg", "image/svg+xml")


@file_route("/b/{public_id}/badge.png", permission=None, cost=SLOW)
async def get_png(request: Request, _actor: Actor) -> Response:
    """The same in a picture of pixels."""
    badge = await _standing(request)
    return _picture(pictures.png(_rule(badge), badge.document), "png", "image/png")


@file_route("/badges/issuer", permission=None)
async def get_issuer(_request: Request, _actor: Actor) -> Response:
    """Who signs, and with which key."""
    document = await db.read(issuing.get_issuer)
    return JSONResponse(document, headers=OPEN_TO_ALL, media_type=JSON_LD)


@file_route("/badges/status", permission=None, cost=SLOW)
async def get_status(_request: Request, _actor: Actor) -> Response:
    """The signed list of what is revoked."""
    document = await db.read(issuing.get_status_list, slow=True)
    return JSONResponse(document, headers=OPEN_TO_ALL, media_type=JSON_LD)


async def _open(request: Request) -> PublicBadge:
    return await db.read(issuing.open_public, request.path_params["public_id"], slow=True)


async def _standing(request: Request) -> PublicBadge:
    badge = await _open(request)
    if badge.revoked_at is not None:
        raise NoSuchBadge
    return badge


def _rule(badge: PublicBadge) -> Rule:
    if badge.rule is None:
        raise NoSuchBadge
    return badge.rule


def _picture(content: bytes, kind: str, media_type: str) -> Response:
    said = {**UNSEEN, "content-disposition": f'attachment; filename="badge.{kind}"'}
    return Response(content, headers=said, media_type=media_type)
