"""Chat programs, spoken to through `apprise`, which the extra `learnhub[chat]` brings."""

import logging
import re
import time
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from learnhub.config import settings
from learnhub.core import safe_http
from learnhub.core.i18n import N_
from learnhub.core.outbox import SendFailed
from learnhub.core.safe_http import RequestFailed
from learnhub.features.integrations.enums import ChatService
from learnhub.features.integrations.errors import ChatMissing, NotSupported

CONNECT_SECONDS, READ_SECONDS = 4.0, 8.0
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
    try:
        plugin = _plugin(service, address)
    except (ChatMissing, NotSupported) as problem:
        raise SendFailed(problem.message, again=False) from problem
    if host := getattr(plugin, "host", None):
        _require_allowed(host, is_secure=plugin.secure)
    started = time.monotonic()
    if plugin.notify(title=title, body=link or title):
        return
    if time.monotonic() - started >= min(CONNECT_SECONDS, READ_SECONDS):
        raise SendFailed(UNKNOWN, again=False)
    raise SendFailed(NOT_TAKEN)


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
    plugin.socket_connect_timeout, plugin.socket_read_timeout = CONNECT_SECONDS, READ_SECONDS
    plugin.retry, plugin.default_retries, plugin.include_image = 0, 1, False
    plugin.verify_certificate = True
    return plugin


def _schemes(plugin: Any) -> set[str]:
    known = (plugin.protocol, plugin.secure_protocol)
    return {scheme for each in known if each for scheme in ((each,) if isinstance(each, str) else each)}


def _require_allowed(host: str, *, is_secure: bool) -> None:
    try:
        safe_http.require_allowed(
            f"{'https' if is_secure else 'http'}://{host}", internal=settings().networks
        )
    except RequestFailed as problem:
        raise SendFailed(problem.reason) from problem
