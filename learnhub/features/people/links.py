"""The addresses of one-time links."""

from urllib.parse import urlencode

from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.schemas import NewLink

PAGES = {LinkPurpose.INVITE: "/invite", LinkPurpose.RESET: "/reset"}


def address(origin: str, purpose: LinkPurpose, link: NewLink) -> str:
    """The whole address of a link; what it carries is behind #, where no server's log sees it."""
    return f"{origin}{PAGES[purpose]}#{urlencode({'token': link.secret, 'email': link.email})}"
