"""What a mail lets its reader do without signing in: one POST to a signed address.

It comes from the page that the address opens, or from the server of a mail provider (RFC 8058), which sends
no Origin and follows no redirect. A GET shows the page and changes nothing, since mail scanners follow links.
"""

from starlette.responses import PlainTextResponse, Response

from learnhub.access.permissions import SESSION_OPEN
from learnhub.core import db
from learnhub.core.i18n import N_, translate
from learnhub.features.mail import service
from learnhub.features.mail.errors import ActionOver
from learnhub.mail.signed import PAGE
from learnhub.web.routes import Post, post_route, see_other

DONE = N_("Done.")


@post_route(PAGE, permission=SESSION_OPEN, page=PAGE, from_anywhere=True)
async def act(post: Post) -> Response:
    """Do what the address is signed for, once; again it is as well done as before."""
    is_one_click = post.text("List-Unsubscribe") == "One-Click"
    token = post.request.query_params.get("token", "") if is_one_click else post.text("token")
    try:
        action = await db.write(service.act, token=token)
    except ActionOver as over:
        if not is_one_click:
            raise
        return PlainTextResponse(translate(post.language, over.message), over.status)
    if is_one_click:
        return PlainTextResponse(translate(post.language, DONE))
    return see_other(f"{PAGE}?done={action}")
