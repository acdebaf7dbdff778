"""The answers that begin and end a session in a browser."""

from starlette.responses import Response

from learnhub.config import settings
from learnhub.core import bus
from learnhub.features.people import known_browsers
from learnhub.features.people.schemas import KnownPassword, NewSignIn
from learnhub.ui.storage import FORGET_COOKIE, PREFERENCES_COOKIE, WHO_COOKIE
from learnhub.web import routes, session
from learnhub.web.live.hub import LEAVE_SIGN_IN
from learnhub.web.routes import Post

LIFETIME_SECONDS = 14 * 86_400


def begin(post: Post, new: NewSignIn, to: str) -> Response:
    """Lead to a page with a new session cookie; the one that this browser had before is worth nothing now."""
    answer = routes.see_other(to)
    _set_secret(answer, _name(), new.token, LIFETIME_SECONDS)
    marks = known_browsers.add_mark(_marks(post), new.person_id, new.password_version)
    _set_secret(answer, _marks_name(), marks, known_browsers.LIFETIME_SECONDS)
    routes.set_readable(answer, WHO_COOKIE, new.person_id, seconds=known_browsers.LIFETIME_SECONDS)
    routes.set_readable(answer, PREFERENCES_COOKIE, f"{new.language}.{new.theme}.{new.person_id}")
    if post.actor.sign_in:
        bus.hint(LEAVE_SIGN_IN + post.actor.sign_in)
    return answer


def known_browser(post: Post, known: KnownPassword | None) -> str | None:
    """The mark by which this browser is known to an account, if it is."""
    return known_browsers.find_mark(_marks(post), known.person_id, known.version) if known else None


def _marks(post: Post) -> str:
    return post.request.cookies.get(_marks_name(), "")


def _marks_name() -> str:
    return known_browsers.cookie_name(https=settings().is_secure)


def _set_secret(answer: Response, name: str, value: str, seconds: int) -> None:
    """A cookie that no script reads."""
    is_secure = settings().is_secure
    answer.set_cookie(name, value, max_age=seconds, path="/", httponly=True, secure=is_secure, samesite="lax")


def end(to: str) -> Response:
    """Lead to a page without the cookie, and let the browser forget what belongs to one person.

    A cookie asks our own script for it, at the next page, whenever that is: Clear-Site-Data would also drop
    the language and the theme of this browser, and does nothing on plain http.
    """
    answer = routes.see_other(to)
    answer.delete_cookie(_name(), path="/", httponly=True, secure=settings().is_secure, samesite="lax")
    answer.delete_cookie(WHO_COOKIE, path="/", secure=settings().is_secure, samesite="lax")
    routes.set_readable(answer, FORGET_COOKIE, "1", seconds=known_browsers.LIFETIME_SECONDS)
    return answer


def _name() -> str:
    return session.cookie_name(https=settings().is_secure)
