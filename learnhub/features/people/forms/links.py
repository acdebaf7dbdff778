"""What the secret of a link allows: set the company up, accept an invitation, choose a new password."""

from collections.abc import Callable
from typing import Any, TypeVar

import pydantic
from starlette.responses import Response

from learnhub.access.permissions import SESSION_OPEN
from learnhub.core import db
from learnhub.core.blind_throttle import BlindThrottle
from learnhub.errors import Invalid
from learnhub.features.people import passwords, queries, service
from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.errors import LinkUsed
from learnhub.features.people.forms import cookies
from learnhub.features.people.forms.hashing import hashing
from learnhub.features.people.forms.sessions import browser_of
from learnhub.features.people.schemas import InviteInput, LinkView, SetUpInput
from learnhub.web.forms import describe
from learnhub.web.routes import Post, post_route, see_other

T = TypeVar("T", bound=pydantic.BaseModel)

FORGOTTEN = "/forgotten"
asked = BlindThrottle(limit=30, seconds=300)  # for a network, from which a whole company may come


@post_route("/auth/setup", permission=SESSION_OPEN, page="/setup")
async def set_up(post: Post) -> Response:
    """Make the company and its first administrator, who is signed in at once."""
    form = read_form(SetUpInput, post)
    await _live_link(post, LinkPurpose.SETUP)
    if not form.language:
        form = form.model_copy(update={"language": post.language})
    about = LinkView(form.email, form.name, form.company)
    return await _with_password(post, service.set_up, about, to="/admin/start", form=form)


@post_route("/auth/invite", permission=SESSION_OPEN, page="/invite")
async def accept_invite(post: Post) -> Response:
    """Make the account of somebody invited, who is signed in at once."""
    form = read_form(InviteInput, post)
    about = await _live_link(post, LinkPurpose.INVITE)
    return await _with_password(post, service.accept_invite, about, form=form)


@post_route("/auth/reset", permission=SESSION_OPEN, page="/reset")
async def reset_password(post: Post) -> Response:
    """Set a new password by the link of an administrator; all sessions of the person end."""
    about = await _live_link(post, LinkPurpose.RESET)
    return await _with_password(post, service.reset_password, about)


@post_route("/auth/forgotten", permission=SESSION_OPEN, page=FORGOTTEN)
async def ask_reset(post: Post) -> Response:
    """Mail a link to whoever has an account; the answer and its time are the same when nobody has."""
    post.require("email")
    asked.hit(post.network)
    await db.write(service.ask_reset, email=post.text("email"))
    return see_other(f"{FORGOTTEN}?asked=yes")


async def _live_link(post: Post, purpose: LinkPurpose) -> LinkView:
    """Whom the link is for, so that their password is not their own name; raises LinkUsed.

    Nothing is counted: a secret of 256 bits is not guessed, and without a live one no password is hashed.
    """
    known = await db.read(queries.find_link, post.text("token"), purpose)
    if known is None:
        raise LinkUsed
    return known


async def _with_password(
    post: Post, use: Callable[..., Any], about: LinkView, to: str = "/", **given: Any
) -> Response:
    """Hash the new password before the link is used up, and begin a session."""
    browser = browser_of(post)
    password = post.text("password")
    passwords.check(password, email=about.email, name=about.name, company=about.company)
    password_hash = await hashing(passwords.make_hash, password, has_own_way=True)
    new = await db.write(use, token=post.text("token"), password_hash=password_hash, browser=browser, **given)
    return cookies.begin(post, new, to)


def read_form(model: type[T], post: Post) -> T:
    """The form as its schema; raises Invalid with the fields' problems."""
    own = {name: value for name, value in post.fields.items() if name in model.model_fields}
    try:
        return model.model_validate(own)
    except pydantic.ValidationError as error:
        found = error.errors(include_url=False)
        problems = {str(each["loc"][-1]): describe(each, post.language) for each in found if each["loc"]}
        raise Invalid(fields=problems) from None
