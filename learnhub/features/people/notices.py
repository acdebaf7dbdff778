"""What people are told about their account."""

from collections.abc import Collection, Iterator, Mapping

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.i18n import N_
from learnhub.features.people.events import NewBrowser, RolesChanged
from learnhub.rooms import Reason, Telling, Thing

ACCOUNT = "account"


def roles_changed(_session: Session, event: RolesChanged) -> Iterator[Telling]:
    """Who has other roles now."""
    yield Telling("roles", ACCOUNT, {event.person_id: Reason.ACCOUNT})


def new_browser(_session: Session, event: NewBrowser) -> Iterator[Telling]:
    """Who signed in, or was it somebody else; it is mailed besides."""
    yield Telling("sign_in", ACCOUNT, {event.person_id: Reason.ACCOUNT}, is_mailed=True)


def things(_session: Session, _actor: Actor, ids: Collection[str]) -> Mapping[str, Thing]:
    """The account of the reader as a row of the inbox."""
    account = Thing(N_("Account"), N_("Your account"), "/settings", "settings", "gray")
    return dict.fromkeys(ids, account)
