"""Asking an address that somebody typed, without letting it lead into the company's own network.

A name is resolved once, and the connection goes to the very address that was checked, so that a name which
points elsewhere at the second look gains nothing. Time and size are bounded in total, not for each step. It
blocks: call it from a job or a channel of the outbox, outside any transaction.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from learnhub.core.i18n import N_

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

SECONDS = 10.0
LIMIT = 64 * 1024
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"https": 443, "http": 80}
UNQUOTED = "/?&=%:@!$'()*+,;~#[]"
NO_ADDRESS = N_("This is no address of a web server.")
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RequestFailed(Exception):
    """There is no answer; `reason` is an English sentence and its message id, which names no address."""

    reason = N_("The address did not answer.")

    def __init__(self, reason: str = "") -> None:
        self.reason = reason or self.reason
        super().__init__(self.reason)


class Refused(RequestFailed):
    """The address is none that LearnHub may ask; nothing was sent."""

    reason = N_("The address leads into a private network, which is not allowed here.")


class Unreachable(RequestFailed):
    """There was no connection; nothing was sent."""

    reason = N_("The address could not be reached.")


class NoAnswer(RequestFailed):
    """The request left, and no whole answer came in time: whether it had an effect is unknown."""

    reason = N_("The address did not answer in time.")


class TooLarge(RequestFailed):
    """The answer is longer than it may be, or packed so that its length is not known."""

    reason = N_("The address answers more than can be read.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the names of headers are lower-case, `address` is the one that answered at last."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    address: str


def request(
    method: str,
    address: str,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    limit: int = LIMIT,
    seconds: float = SECONDS,
    redirects: int = 0,
    plain_http: bool = False,
    internal: Iterable[Network] = (),
) -> Answer:
    """Ask an address; raises RequestFailed. Any status is an answer.

    `internal` are private networks that are allowed, also by http; `plain_http` allows http everywhere. As
    many `redirects` are followed, for GET only, each checked like the first address. `seconds` is for all.
    """
    end = time.monotonic() + seconds
    networks = tuple(internal)
    asked = _Asked(method, headers or {}, body, limit)
    for left in range(redirects, -1, -1):
        parts = _parts(address)
        connection = _connect(parts, _resolve(parts, networks, plain_http), end)
        with _cut_at(end, connection) as is_over:
            _agree(connection)
            answer = _ask(asked, parts, connection, is_over)
        location = answer.headers.get("location")
        if method != "GET" or answer.status not in REDIRECTS or not location or not left:
            return answer
        address = urljoin(address, location)
    raise AssertionError("the last round answers")


@dataclass(frozen=True, slots=True)
class _Asked:
    method: str
    headers: Mapping[str, str]
    body: bytes | None
    limit: int


def is_address(address: str) -> bool:
    """Whether this can be asked at all, as far as its form tells."""
    try:
        _parts(address)
    except Refused:
        return False
    return True


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the internet; one within another (mapped, NAT64, 6to4) counts too."""
    found = _inner(ipaddress.ip_address(address))
    return found.is_global and not found.is_multicast


def _inner(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 address leads to, or itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address


def _parts(address: str) -> SplitResult:
    """The parts of an address; a host in letters of any language becomes its ASCII form."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError as error:
        raise Refused(NO_ADDRESS) from error
    if parts.scheme not in PORTS or not host or parts.username is not None:
        raise Refused(NO_ADDRESS)
    netloc = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=netloc if port is None else f"{netloc}:{port}")


def _resolve(parts: SplitResult, internal: tuple[Network, ...], plain_http: bool) -> str:
    """The first IP address of the host that may be asked."""
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Unreachable(N_("There is no server of this name.")) from error
    addresses = [str(at[0]).partition("%")[0] for *_kind, at in found]
    for address in addresses:
        if any(ipaddress.ip_address(address) in network for network in internal):
            return address
    if parts.scheme == "http" and not plain_http:
        raise Refused(N_("The address must begin with https://."))
    for address in addresses:
        if is_public(address):
            return address
    raise Refused


def _connect(parts: SplitResult, host: str, end: float) -> socket.socket:
    """A connection to the IP address; TLS has not begun."""
    try:
        bare = socket.create_connection((host, parts.port or PORTS[parts.scheme]), timeout=_left(end))
    except OSError as error:
        raise Unreachable from error
    if parts.scheme == "http":
        return bare
    return _tls().wrap_socket(bare, server_hostname=parts.hostname, do_handshake_on_connect=False)


def _agree(connection: socket.socket) -> None:
    """Let an https server show a certificate for its name."""
    try:
        if isinstance(connection, ssl.SSLSocket):
            connection.do_handshake()
    except OSError as error:
        raise Unreachable(N_("There is no safe connection to the address.")) from error


@contextmanager
def _cut_at(end: float, connection: socket.socket) -> Iterator[threading.Event]:
    """Ends a connection when the time is over, however slowly bytes drip; the event tells."""
    is_over = threading.Event()

    def cut() -> None:
        is_over.set()
        with suppress(OSError):
            socket.socket.shutdown(
                connection, socket.SHUT_RDWR
            )  # TLS would first take leave of the other side

    timer = threading.Timer(_left(end), cut)
    timer.daemon = True
    timer.start()
    try:
        yield is_over
    finally:
        timer.cancel()
        connection.close()


def _ask(asked: _Asked, parts: SplitResult, connection: socket.socket, is_over: threading.Event) -> Answer:
    headers = {"Host": parts.netloc, "Accept-Encoding": "identity", "User-Agent": "LearnHub", **asked.headers}
    target = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=UNQUOTED)
    try:
        speaker = http.client.HTTPConnection(parts.netloc)
        speaker.sock = connection
        speaker.request(asked.method, target, asked.body, headers)
        with speaker.getresponse() as answer:
            body = answer.read(asked.limit + 1)
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer from error
    given = {name.lower(): value for name, value in answer.getheaders()}
    if len(body) > asked.limit or given.get("content-encoding", "identity") != "identity":
        raise TooLarge
    if is_over.is_set() or answer.length:
        raise NoAnswer
    return Answer(answer.status, given, body, urlunsplit(parts))


def _left(end: float) -> float:
    return max(end - time.monotonic(), 0.001)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
