"""The answers that begin and end a session in a browser."""

from starlette.responses import Response

from learnhub.config import settings
from learnhub.core import bus
from learnhub.features.people.schemas import NewSignIn
from learnhub.web import routes, session
from learnhub.web.live.hub import LEAVE_SIGN_IN

LIFETIME_SECONDS = 14 * 86_400
PREFERENCES_COOKIE = "lh_prefs"
FORGET_COOKIE = "lh_forget"


def begin(new: NewSignIn, to: str, replaced: str | None = None) -> Response:
    """Lead to a page with a new session cookie; the one that this browser had before is worth nothing now."""
    answer = routes.see_other(to)
    answer.set_cookie(
        _name(),
        new.token,
        max_age=LIFETIME_SECONDS,
        path="/",
        httponly=True,
        secure=settings().is_secure,
        samesite="lax",
    )
    routes.set_readable(answer, PREFERENCES_COOKIE, f"{new.language}.{new.theme}.{new.person_id}")
    if replaced:
        bus.hint(LEAVE_SIGN_IN + replaced)
    return answer


def end(to: str) -> Response:
    """Lead to a page without the cookie, and let the browser forget drafts and the key of its states.

    A cookie asks our own script for it: Clear-Site-Data would also drop the language and the theme of this
    browser, and does nothing on plain http.
    """
    answer = routes.see_other(to)
    answer.delete_cookie(_name(), path="/", httponly=True, secure=settings().is_secure, samesite="lax")
    routes.set_readable(answer, FORGET_COOKIE, "1")
    return answer


def _name() -> str:
    return session.cookie_name(https=settings().is_secure)
