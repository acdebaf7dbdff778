"""Sign in, sign out, change the password."""

from starlette.responses import Response

from learnhub.access.permissions import SESSION_OPEN
from learnhub.core import db
from learnhub.features.people import passwords, queries, service
from learnhub.features.people.errors import WrongOwnPassword, WrongPassword
from learnhub.features.people.forms import cookies
from learnhub.features.people.forms.hashing import hashing
from learnhub.features.people.room import PROFILE_EDIT
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.features.people.wrong_passwords import Way, own_way, way_of, wrong_passwords
from learnhub.web import redirects
from learnhub.web.routes import Post, post_route

SIGN_INS_PAGE = "/settings/sign-ins"


def browser_of(post: Post) -> Browser:
    """The browser as the list of sign-ins shows it."""
    return Browser(agent=post.agent, ip_prefix=post.network)


@post_route("/auth/sign-in", permission=SESSION_OPEN, page=redirects.SIGN_IN)
async def sign_in(post: Post) -> Response:
    """Check the password in a thread, between two short units of work, and begin a new session.

    An account that does not exist takes as long and counts the same.
    """
    post.require("email", "password")
    email, browser = post.text("email"), browser_of(post)
    known = await db.read(queries.find_password, email)
    mark = cookies.known_browser(post, known)
    way = way_of(
        email,
        browser.ip_prefix,
        known_browser=mark,
        is_from_home=await db.read(queries.is_in_use_from, email, browser.ip_prefix),
    )
    known = await _compare(post, known, way)
    rehashed = None
    if passwords.needs_rehash(known.hash):
        rehashed = await hashing(passwords.make_hash, post.text("password"))
    new = await db.write(
        service.open_sign_in,
        known=known,
        browser=browser,
        replaces=post.actor.sign_in,
        rehashed=rehashed,
        is_new=mark is None,
    )
    back = post.text("next")
    return cookies.begin(post, new, back if redirects.is_safe_path(back) else "/")


async def _compare(post: Post, known: KnownPassword | None, way: Way) -> KnownPassword:
    """Go on only with the right password; raises TooMany without having looked at it, and WrongPassword."""
    async with wrong_passwords.trying(way) as count_as_wrong:
        stored = known.hash if known else None
        is_right = await hashing(passwords.verify, stored, post.text("password"), has_own_way=way.is_own)
        if known and is_right:
            return known
        count_as_wrong()
    if known or not wrong_passwords.is_slowed(way):  # with invented addresses a network could fill the log
        await db.write(service.note_refused, email=post.text("email"), browser=browser_of(post))
    raise WrongPassword


@post_route("/auth/sign-out", permission=SESSION_OPEN, page="/")
async def sign_out(post: Post) -> Response:
    """End this browser's session, also for its open tabs."""
    if post.actor.is_signed_in:
        await db.write(service.end_sign_in, post.actor)
    return cookies.end(redirects.SIGN_IN)


@post_route("/auth/sign-out-everywhere", permission=PROFILE_EDIT, page=SIGN_INS_PAGE)
async def sign_out_everywhere(post: Post) -> Response:
    """End all sessions of the person."""
    await db.write(service.end_all_sign_ins, post.actor)
    return cookies.end(redirects.SIGN_IN)


@post_route("/auth/password", permission=PROFILE_EDIT, page=SIGN_INS_PAGE)
async def change_password(post: Post) -> Response:
    """Change the password after asking for the current one; every other session of the person ends."""
    post.require("current", "password")
    browser, new_password = browser_of(post), post.text("password")
    known = await db.read(queries.find_own_password, post.actor)
    async with wrong_passwords.trying(own_way(known.person_id)) as count_as_wrong:
        if not await hashing(passwords.verify, known.hash, post.text("current"), has_own_way=True):
            count_as_wrong()
            raise WrongOwnPassword
    passwords.check(new_password, email=known.email, name=known.name)
    new_hash = await hashing(passwords.make_hash, new_password, has_own_way=True)
    new = await db.write(service.change_password, post.actor, known=known, new_hash=new_hash, browser=browser)
    return cookies.begin(post, new, f"{SIGN_INS_PAGE}?saved=password")
