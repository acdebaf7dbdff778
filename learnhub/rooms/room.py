"""The declaration of a room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum

from learnhub.access.permissions import Permission
from learnhub.rooms.agendas import Agenda
from learnhub.rooms.audited import Audited
from learnhub.rooms.content import Around, Kind, SpaceTab
from learnhub.rooms.mails import MailAction
from learnhub.rooms.menu import Deed, Place, Share, Shortcut
from learnhub.rooms.notices import NoticeKind
from learnhub.rooms.personal import Entry
from learnhub.rooms.today import Piece
from learnhub.rooms.useful import Measure


class Floor(IntEnum):
    """Who may import whom: rooms import downwards, and of their own floor only what is read."""

    PEOPLE = 1
    CONTENT = 2  # what lies under everything that people write
    KEEPING = 3  # keeps it true
    SEARCH = 4  # finds it
    NOTICES = 5  # what tells people of what happens in the rooms above
    ROOMS = 6
    LISTS = 7  # lists what the rooms below hold
    GATHERING = 8  # gathers from all of them


@dataclass(frozen=True, slots=True)
class Recurring:
    """Work that comes back: `work` names a function of one argument, the session of its transaction.

    `outside` a transaction it has no argument; see `core.jobs` for that and for what is to run `everywhere`.
    """

    name: str
    every: timedelta
    work: str
    outside: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Outlet:
    """A channel of the outbox: `send` names a function of one argument, the message (see `core.outbox`)."""

    channel: str
    send: str
    longest: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Fact:
    """What can be true of content: `clause` names a function that answers the clause on it.

    `name` says it in the address of a search, `label` is a message id.
    """

    name: str
    label: str
    clause: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What is no content and may become some, with the consent of those whose words it is.

    `label` is a message id: what those read of it who may not open it. The others name functions of
    `(session, actor, id)`: `begin` answers what a draft begins with, `take` the people to credit beside its
    author, in the transaction that publishes, and `address` where it is read, empty for who may not. The
    first two raise where there is no consent.
    """

    label: str
    begin: str
    take: str
    address: str


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that a room adds to the house, besides its pages, routes, tables, forms and files.

    What names a function says it as "module:function", with the module counted from the room, because a
    declaration is read long before the function is needed; a test resolves every name. `recorders` and
    `announcers` tie events to functions (see `core.bus`). `personal_data` says of each of its tables what it
    holds of people. `figures` are small numbers about a person that the frame shows, each with a function
    that makes its `Figure`. `today` is what it shows on the page that one begins with. `marks` are words for
    what became of a piece of content (message ids), each with a function that answers the clause on `content`
    for those of which it is true. `facts` are what a search can be
    narrowed to. `uses` names what answers a statement of `id` and `number`, for each piece of content of its
    kinds how much use it is: the nightly check compares it with their `use_count`.`learned` are those of
    its kinds that a month can have taught, `measures` say how often colleagues found content of use. `mails`
    are the kinds of mail that it sends, each with the function that composes one, and `mail_actions` what can
    be done from a mail without signing in (see `rooms.mails`).
    `calendar` answers what somebody has in their calendar since a moment, and `daily_line` of `(session,
    actor)` a sentence in their language for the mail of the day, or nothing; it causes no mail by itself.
    `audited` are the actions that it writes into the audit log.
    `around` is what it puts around every item of the library, `space_tabs` what it adds to each community,
    `agendas` what it proposes to talk about in meetings.
    `notices` are the kinds of what it tells people of. `told` names what it tells of that is no content, each
    with a function of `(session, actor, ids)` that answers the `Thing` of each id. `settled` ties events to
    functions of `(session, event)`, which answer each `Settled`. `origins` are, by the name before their id
    ("takeaway:<id>"), what else than content others can be made of.
    """

    floor: Floor
    kinds: tuple[Kind, ...] = ()
    permissions: tuple[Permission, ...] = ()
    personal_data: Mapping[str, Entry] = field(default_factory=dict)
    recorders: tuple[tuple[type, str], ...] = ()
    announcers: tuple[tuple[type, str], ...] = ()
    jobs: tuple[Recurring, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    places: tuple[Place, ...] = ()
    shares: tuple[Share, ...] = ()
    deeds: tuple[Deed, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    today: tuple[Piece, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    around: Around | None = None
    space_tabs: tuple[SpaceTab, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    uses: str = ""
    learned: tuple[Kind, ...] = ()
    measures: tuple[Measure, ...] = ()
    mails: Mapping[str, str] = field(default_factory=dict)
    mail_actions: Mapping[str, MailAction] = field(default_factory=dict)
    calendar: str = ""
    daily_line: str = ""
    audited: Mapping[str, Audited] = field(default_factory=dict)
    notices: tuple[NoticeKind, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    settled: tuple[tuple[type, str], ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
