"""What a room says about itself, and where rooms are found.

A room is a package under `learnhub.features` with a file `room.py` that holds one `ROOM`. Everything that is
gathered from the rooms (permissions, kinds of content, personal data, listeners, jobs, menus) is read from
these declarations, and their pages, routes, tables, forms and files are found by their fixed file names. A
new room is therefore a new folder: no list elsewhere names it.
"""

from learnhub.rooms.agendas import Agenda, Proposed
from learnhub.rooms.audited import About, Audited
from learnhub.rooms.content import Around, Kind, Offer, SpaceTab
from learnhub.rooms.discovery import (
    agendas,
    all_rooms,
    around,
    beginnings,
    composer,
    kind,
    kinds,
    mail_action,
    modules,
    offered,
    resolve,
    room_of,
    space_tabs,
    use_of,
)
from learnhub.rooms.figures import BOUND, Figure
from learnhub.rooms.mails import MailAction
from learnhub.rooms.menu import Deed, Place, Share, Sheet, Shortcut, Tab, Wing
from learnhub.rooms.notices import (
    Act,
    Channel,
    NoticeGroup,
    NoticeKind,
    Pace,
    Reason,
    Saying,
    Settled,
    Telling,
    Thing,
)
from learnhub.rooms.personal import Entry, Erase
from learnhub.rooms.room import Fact, Floor, Origin, Outlet, Recurring, Room
from learnhub.rooms.today import Piece
from learnhub.rooms.useful import WEIGHTS, Measure, Worth

__all__ = [
    "BOUND",
    "WEIGHTS",
    "About",
    "Act",
    "Agenda",
    "Around",
    "Audited",
    "Channel",
    "Deed",
    "Entry",
    "Erase",
    "Fact",
    "Figure",
    "Floor",
    "Kind",
    "MailAction",
    "Measure",
    "NoticeGroup",
    "NoticeKind",
    "Offer",
    "Origin",
    "Outlet",
    "Pace",
    "Piece",
    "Place",
    "Proposed",
    "Reason",
    "Recurring",
    "Room",
    "Saying",
    "Settled",
    "Share",
    "Sheet",
    "Shortcut",
    "SpaceTab",
    "Tab",
    "Telling",
    "Thing",
    "Wing",
    "Worth",
    "agendas",
    "all_rooms",
    "around",
    "beginnings",
    "composer",
    "kind",
    "kinds",
    "mail_action",
    "modules",
    "offered",
    "resolve",
    "room_of",
    "space_tabs",
    "use_of",
]
