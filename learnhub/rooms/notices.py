"""What a room tells people of: kinds of notices, and the events that cause them.

A kind is a row of the page on which people choose what reaches them, and may be caused by several events. The
room names a function for each, which answers whom the event is told to and about what. It runs after the
commit of the cause, in a transaction of its own, so it reads how things are then.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from learnhub.core.i18n import N_


class NoticeGroup(StrEnum):
    """The groups of kinds, in their order."""

    FOR_ME = N_("For me")
    AROUND_ME = N_("Around me")
    TO_LEARN = N_("To learn")


class Channel(StrEnum):
    """Ways on which a notice reaches somebody. What is not wanted in the inbox reaches them on no other."""

    INBOX = "inbox"
    MAIL = "mail"


class Pace(StrEnum):
    """Whether what leaves LearnHub leaves at once or with the mail of the day."""

    AT_ONCE = "at_once"
    DAILY = "daily"


class Reason(StrEnum):
    """Why somebody is told of something."""

    ASKED = "asked"
    WROTE = "wrote"
    ANSWERED = "answered"
    COMMENTED = "commented"
    SAME = "same"
    FOLLOWS = "follows"
    TOPIC = "topic"
    SKILL = "skill"
    MENTIONED = "mentioned"
    BOOKED = "booked"
    GIVES = "gives"
    COMES = "comes"
    HOSTS = "hosts"
    EVERYBODY = "everybody"
    ACCOUNT = "account"
    KEEPS = "keeps"
    TEAM = "team"
    ORPHANED = "orphaned"
    MEMBER = "member"
    INVITED = "invited"
    AGREED = "agreed"
    CONSULTED = "consulted"
    OBJECTED = "objected"
    TOOK_PART = "took_part"
    SIGNED = "signed"
    LOOKS_AFTER = "looks"
    WAS_THERE = "there"
    TOLD = "told"
    THANKED = "thanked"


REASONS: Mapping[Reason, str] = {
    Reason.ASKED: N_("Because you asked it"),
    Reason.WROTE: N_("Because you wrote it"),
    Reason.ANSWERED: N_("Because you answered it"),
    Reason.COMMENTED: N_("Because you commented on it"),
    Reason.SAME: N_("Because you have this question too"),
    Reason.FOLLOWS: N_("Because you follow it"),
    Reason.TOPIC: N_("Because you follow {topic}"),
    Reason.SKILL: N_("Because you know about {topic}"),
    Reason.MENTIONED: N_("Because you are mentioned"),
    Reason.BOOKED: N_("Because you booked it"),
    Reason.GIVES: N_("Because you give it"),
    Reason.COMES: N_("Because you said that you come"),
    Reason.HOSTS: N_("Because you host it"),
    Reason.EVERYBODY: N_("Because it is for everybody"),
    Reason.ACCOUNT: N_("Because it concerns your account"),
    Reason.KEEPS: N_("Because you keep it up to date"),
    Reason.TEAM: N_("Because a colleague of your team kept it up to date"),
    Reason.ORPHANED: N_("Because nobody keeps it up to date any more"),
    Reason.MEMBER: N_("Because you belong to it"),
    Reason.INVITED: N_("Because you are invited to it"),
    Reason.AGREED: N_("Because you are to do it"),
    Reason.CONSULTED: N_("Because you are asked"),
    Reason.OBJECTED: N_("Because you objected"),
    Reason.TOOK_PART: N_("Because you took part in it"),
    Reason.SIGNED: N_("Because you signed it"),
    Reason.LOOKS_AFTER: N_("Because you look after it"),
    Reason.WAS_THERE: N_("Because you were there"),
    Reason.TOLD: N_("Because it was written to you"),
    Reason.THANKED: N_("Because it is about you"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done at once with what waits, without opening it.

    `label`, and `done`, which is said when it worked, are message ids. `run` names a service as
    "module:function" of `(session, actor, thing)`, which asks its own rules; without one it leads `to` an
    address under that of the thing. The first act of several is the one to do. `by_mail` names the one of
    `Room.mail_actions` that does the same from a mail, about the thing.
    """

    name: str
    label: str
    done: str = ""
    run: str = ""
    icon: str = ""
    to: str = ""
    by_mail: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """How a notice reads: what its actor did, to be read after their name, and what there is to do.

    `alone` is the whole sentence where nobody is named, `action_many` what there is to do when it happened
    again. `about` is what happened, or what of the reader's it happened to, in a word or two. They are
    message ids. `is_quoting`: the words of the piece are quoted with it, because they are those of the actor
    or of the reader. `acts` are done from the row while it waits.
    """

    did: str
    action: str
    alone: str = ""
    action_many: str = ""
    about: str = ""
    is_quoting: bool = True
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What an event means to some people: `people` says whom, and why each of them.

    `thing` is what the notice is listed under, one row for each person however much happens to it: the id of
    a root of content, or the name of what else rooms tell of and its id, as in "booking:<id>" (`Room.told`).
    `content_id` is the piece that is new, such as an answer; who may not read it, or its root, is not told.
    `actor_id` did it and is not told; nobody may be named beside anonymous content. `waits` asks something of
    the person. `is_quiet` leaves it to the mail of the day even if the kind comes at once, `is_urgent` does
    not wait for the end of quiet hours, and what `is_mailed` otherwise, such as an invitation, is not again.
    It takes the place of what its people were told of the thing with the words `instead_of`.
    """

    what: str
    thing: str
    people: Mapping[str, Reason]
    content_id: str | None = None
    actor_id: str | None = None
    topic_id: str | None = None
    waits: bool = False
    is_quiet: bool = False
    is_urgent: bool = False
    is_mailed: bool = False
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """Something that people are told of, and may choose to hear of otherwise.

    `label` and `detail` are message ids. `tells` ties events to functions, "module:function" of `(session,
    event)`, which answer tellings; an event has fields of ids and numbers only, because the outbox keeps it
    until then. One event tells a person once: the first kind that names them, in the order of the rooms and
    of their kinds. `sayings` are the words of what it can tell. `channels` are on unless a person says
    otherwise; a kind that `always` tells is in the inbox in any case, and cannot be stopped for one thing.
    What is told `hourly` waits until the hour is over, because it would date when somebody was here.
    """

    name: str
    group: NoticeGroup
    label: str
    detail: str
    tells: tuple[tuple[type, str], ...]
    sayings: Mapping[str, Saying]
    pace: Pace = Pace.DAILY
    channels: frozenset[Channel] = field(default=frozenset({Channel.INBOX, Channel.MAIL}))
    always: bool = False
    hourly: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """Nobody, or with `person_id` only this person, need wait for this any longer; see `Telling.thing`.

    With `content_id` what was told of this piece of it is taken back.
    """

    thing: str
    person_id: str | None = None
    content_id: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What is told of and is no content, as a row shows it; `label` and, unless people wrote it, `title` are
    message ids. `language` is that of a title that somebody wrote. Of what `is_hidden`, a mail says the title
    inside only.
    """

    label: str
    title: str
    address: str
    icon: str
    colour: str
    language: str = ""
    is_hidden: bool = False


def event_name(event: type) -> str:
    """The name of an event as the outbox keeps it."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", event.__name__).lower()
