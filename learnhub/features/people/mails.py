"""The mails about accounts: an invitation, a new password, a sign-in from a browser that is new.

Each has a link of its own, made when it leaves; the links that administrators copy are others.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from learnhub.core import formats
from learnhub.core.i18n import N_, translate
from learnhub.features.people import links
from learnhub.features.people.browsers import browser_of, system_of
from learnhub.features.people.enums import LinkPurpose, PersonStatus
from learnhub.features.people.models import SignIn
from learnhub.features.people.queries import find_reader, get_company
from learnhub.features.people.service.links import link_of_mail, was_just_asked
from learnhub.mail import Link, Mail, Reader, address_of, parts

INVITED = N_("Join {company} on LearnHub")
WELCOME = N_("{company} learns from its own people. You are invited.")
CHOOSE = N_("Choose a password and look around. It takes a minute; your profile can wait.")
JOIN = N_("Join LearnHub")
FOR_A_WEEK = N_("The link works once, for 7 days.")
WHY_INVITED = N_(
    "An administrator of LearnHub invited you. If you do not know why, you can ignore this mail."
)
RESET = N_("A new password for LearnHub")
RESET_WORDS = N_("With this link you choose a new password. You are then signed out in every other browser.")
CHOOSE_PASSWORD = N_("Choose a new password")
HALF_AN_HOUR = N_("The link works once, for 30 minutes.")
WHY_RESET = N_(
    "Somebody asked for this with your address. If it was not you, nothing has happened: your password stays."
)
NEW_BROWSER = N_("A sign-in from a new browser")
NEW_BROWSER_WORDS = N_("Your account was opened in a browser that LearnHub does not know yet.")
BROWSER = N_("Browser")
WHEN = N_("When")
BETWEEN = N_("{day}, between {start} and {end}")
ON = N_("{browser} on {system}")
UNKNOWN = N_("Unknown")
NOT_YOU = N_("If it was you, there is nothing to do. If not, sign it out and choose a new password.")
LOOK = N_("See my browsers")
WHY_NEW_BROWSER = N_("You get this mail because it is about who can open your account.")


def compose_invitation(session: Session, payload: Mapping[str, Any]) -> Mail | None:
    """An invitation for somebody who has not joined yet."""
    reader = find_reader(session, payload["person_id"], PersonStatus.INVITED)
    if reader is None or not (address := _address(session, reader, LinkPurpose.INVITE, payload["link"])):
        return None
    say, company = partial(translate, reader.language), get_company(session).name
    return Mail(
        reader,
        subject=say(INVITED, company=company),
        preview=say(CHOOSE),
        parts=(
            parts.heading(say(WELCOME, company=company)),
            parts.paragraph(say(CHOOSE)),
            parts.button(Link(say(JOIN), address)),
            parts.note(say(FOR_A_WEEK)),
        ),
        why=say(WHY_INVITED),
    )


def compose_reset(session: Session, payload: Mapping[str, Any]) -> Mail | None:
    """A new password, or the invitation of somebody who has not joined and asks for a password."""
    reader = find_reader(session, payload["person_id"])
    if reader is None:
        return compose_invitation(session, payload)
    if payload.get("asked") and was_just_asked(session, reader, payload["link"]):
        return None
    if not (address := _address(session, reader, LinkPurpose.RESET, payload["link"])):
        return None
    say = partial(translate, reader.language)
    return Mail(
        reader,
        subject=say(RESET),
        preview=say(HALF_AN_HOUR),
        parts=(
            parts.heading(say(RESET)),
            parts.paragraph(say(RESET_WORDS)),
            parts.button(Link(say(CHOOSE_PASSWORD), address)),
            parts.note(say(HALF_AN_HOUR)),
        ),
        why=say(WHY_RESET),
    )


def compose_sign_in(session: Session, payload: Mapping[str, Any]) -> Mail | None:
    """A sign-in from a new browser, while it lasts."""
    reader = find_reader(session, payload["person_id"])
    row = session.get(SignIn, payload["sign_in"])
    if reader is None or row is None:
        return None
    say = partial(translate, reader.language)
    return Mail(
        reader,
        subject=say(NEW_BROWSER),
        preview=_browser(row, reader),
        parts=(
            parts.heading(say(NEW_BROWSER)),
            parts.paragraph(say(NEW_BROWSER_WORDS)),
            parts.facts([(say(BROWSER), _browser(row, reader)), (say(WHEN), _hour(row, reader))]),
            parts.paragraph(say(NOT_YOU)),
            parts.button(Link(say(LOOK), address_of("/settings/sign-ins"))),
        ),
        why=say(WHY_NEW_BROWSER),
    )


def _address(session: Session, reader: Reader, purpose: LinkPurpose, link_id: str) -> str:
    """The address of the link in a mail; none when it has been used."""
    made = link_of_mail(session, reader, purpose, link_id)
    return links.address(address_of(""), purpose, made) if made else ""


def _browser(row: SignIn, reader: Reader) -> str:
    browser, system = browser_of(row.agent), system_of(row.agent)
    if browser and system:
        return translate(reader.language, ON, browser=browser, system=system)
    return browser or translate(reader.language, UNKNOWN)


def _hour(row: SignIn, reader: Reader) -> str:
    """The hour that is kept of a sign-in, in the zone of its owner."""
    start = row.created_at.astimezone(ZoneInfo(reader.zone))
    return translate(
        reader.language,
        BETWEEN,
        day=formats.day(start, reader.language),
        start=formats.clock(start, reader.language),
        end=formats.clock(start + timedelta(hours=1), reader.language),
    )
