"""Chat programs, spoken to through `apprise`, which the extra `learnhub[chat]` brings."""

import logging
import re
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from learnhub.config import settings
from learnhub.core.i18n import N_
from learnhub.core.outbox import SendFailed
from learnhub.features.integrations.enums import ChatService
from learnhub.features.integrations.errors import ChatMissing, NotSupported
from learnhub.features.integrations.sending import checked

SECONDS = 12.0
NOT_TAKEN = N_("The chat program did not take it.")
UNKNOWN = N_("The chat program did not answer in time. Look there whether it arrived.")
PLUGINS = {  # imported one by one: apprise itself would import those of two hundred services
    ChatService.MATTERMOST: ("mattermost", "NotifyMattermost"),
    ChatService.SLACK: ("slack", "NotifySlack"),
    ChatService.TEAMS: ("workflows", "NotifyWorkflows"),
    ChatService.MATRIX: ("matrix", "NotifyMatrix"),
    ChatService.NTFY: ("ntfy", "NotifyNtfy"),
}
# The addresses that these programs show themselves, which apprise reads for some services only.
SHOWN = {
    ChatService.MATTERMOST: (re.compile(r"http(s?)://(.+?)/hooks/(\w+)/?"), r"mmost\1://\2/\3"),
    ChatService.NTFY: (re.compile(r"http(s?)://(.+?/[-\w]+)/?"), r"ntfy\1://\2"),
}


def is_available() -> bool:
    """Whether the extra is installed."""
    return find_spec("apprise") is not None


def require_address(service: ChatService, address: str) -> None:
    """Raise NotSupported unless this is an address of the service; ChatMissing without the extra."""
    _plugin(service, address)


def post(service: ChatService, address: str, *, title: str, link: str) -> None:
    """Post a title and a link; blocks, for some seconds at most. Raises SendFailed.

    After a time-out it is unknown whether the line is there: trying again could post it twice.
    """
    with checked.talking(SECONDS, settings().networks) as talk:
        if _is_taken(service, address, title, link):
            return
    if talk.is_unknown:
        raise SendFailed(UNKNOWN, again=False)
    raise SendFailed(talk.failure.reason if talk.failure else NOT_TAKEN)


def _is_taken(service: ChatService, address: str, title: str, link: str) -> bool:
    """Whether the program took it; what apprise asks when it lets go of a plugin is asked in here, too."""
    try:
        plugin = _plugin(service, address)
    except (ChatMissing, NotSupported) as problem:
        raise SendFailed(problem.message, again=False) from problem
    return plugin.notify(title=title, body=link or title)


def _plugin(service: ChatService, address: str) -> Any:
    """The program as apprise knows it, without its own tries and without a picture from the internet."""
    if not is_available():
        raise ChatMissing
    logging.getLogger("apprise").disabled = True  # it would write addresses, which are secrets
    if service in SHOWN:
        shown, form = SHOWN[service]
        address = shown.sub(form, address) if shown.fullmatch(address) else address
    module, name = PLUGINS[service]
    make: Any = getattr(import_module(f"apprise.plugins.{module}"), name)
    found = make.parse_native_url(address) or make.parse_url(address.replace("/#", "/%23"))
    if not found or found["schema"] not in _schemes(make):
        raise NotSupported
    try:
        plugin = make(**found)
    except TypeError as error:  # how apprise says that something is missing
        raise NotSupported from error
    checked.guard(sys.modules[make.__module__])
    plugin.retry, plugin.default_retries, plugin.include_image = 0, 1, False
    return plugin


def _schemes(plugin: Any) -> set[str]:
    known = (plugin.protocol, plugin.secure_protocol)
    return {scheme for each in known if each for scheme in ((each,) if isinstance(each, str) else each)}
