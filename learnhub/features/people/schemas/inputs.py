"""What comes into the people room: forms, whoever sends them."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from learnhub.access.permissions import Permission, named
from learnhub.access.roles import Role
from learnhub.core import public_holidays, zones
from learnhub.core.i18n import LANGUAGES, N_
from learnhub.core.inputs import Edition, Input, Line, Text
from learnhub.features.people.emails import EMAIL_MAX, fold_email, is_email
from learnhub.features.people.enums import DEFAULT_ZONE, Theme

NO_EMAIL = N_("This is not an e-mail address.")
NOTHING_CHOSEN = N_("Choose at least one.")
NO_ZONE = N_("This is not a time zone.")
NO_LANGUAGE = N_("LearnHub does not speak this language yet.")
NO_COUNTRY = N_("This is not the code of a country.")
NO_REGION = N_("This region is not one of that country.")


def _email(text: str) -> str:
    folded = fold_email(text)
    if not is_email(folded) or len(folded) > EMAIL_MAX:
        raise ValueError(NO_EMAIL)
    return folded


def _zone(text: str) -> str:
    if text not in zones.known():
        raise ValueError(NO_ZONE)
    return text


def _optional_zone(text: str) -> str:
    return text if text in zones.known() else ""


def _zone_or_none(text: str) -> str:
    return _zone(text) if text else ""


def _country(text: str) -> str:
    if text and text.upper() not in public_holidays.countries():
        raise ValueError(NO_COUNTRY)
    return text.upper()


def _region(text: str, info: ValidationInfo) -> str:
    if text and text not in public_holidays.region_names((info.data or {}).get("country", "")):
        raise ValueError(NO_REGION)
    return text


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(NO_LANGUAGE)
    return text


def _optional_language(text: str) -> str:
    return text if text in LANGUAGES else ""


def _split(value: Any) -> Any:
    """The words of a text with commas, or of each of several: a form sends a choice as a list of one."""
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return value
    return [part for text in texts for part in text.split(",") if part]


def _at_least_one(chosen: frozenset[Any]) -> frozenset[Any]:
    if not chosen:
        raise ValueError(NOTHING_CHOSEN)
    return chosen


def _known(scope: str) -> Permission:
    try:
        return named(scope)
    except KeyError:
        raise PydanticCustomError("enum", "no scope of this name") from None


def _none_if_empty(value: Any) -> Any:
    return None if value == "" else value


Email = Annotated[str, Line(EMAIL_MAX), AfterValidator(_email)]
Name = Annotated[str, Line(120, 1)]
GroupName = Annotated[str, Line(80, 1)]
Zone = Annotated[str, Line(64), AfterValidator(_zone)]
ZoneOrNone = Annotated[str, Line(64), AfterValidator(_zone_or_none)]
Country = Annotated[str, Line(2), AfterValidator(_country)]
Region = Annotated[str, Line(10), AfterValidator(_region)]
BrowserZone = Annotated[str, Line(64), AfterValidator(_optional_zone)]
Language = Annotated[str, Line(20), AfterValidator(_language)]
BrowserLanguage = Annotated[str, Line(20), AfterValidator(_optional_language)]
Languages = Annotated[list[Language], BeforeValidator(_split), Field(min_length=1)]
Roles = Annotated[frozenset[Role], BeforeValidator(_split)]
Reference = Annotated[str, Line(12)]
Scope = Annotated[str, Line(60), AfterValidator(_known)]


class SetUpInput(Input):
    """The company and its first administrator."""

    company: Annotated[str, Line(80, 1)]
    languages: Languages = Field(default_factory=lambda: list(LANGUAGES))
    name: Name
    email: Email
    zone: BrowserZone = ""
    language: BrowserLanguage = ""


class InviteInput(Input):
    """What an invited person adds to the password they choose; the e-mail is only compared."""

    email: Annotated[str, Line(EMAIL_MAX)] = ""
    zone: BrowserZone = ""


class InviteMemberInput(Input):
    """Somebody whom an administrator invites; without a language it is the company's first one."""

    name: Name
    email: Email
    role: Annotated[Role | None, BeforeValidator(_none_if_empty)] = None
    site_id: Reference = ""
    team_id: Reference = ""
    language: Annotated[Language | None, BeforeValidator(_none_if_empty)] = None


class MemberInput(Input):
    """What an administrator puts right about a member."""

    name: Name
    email: Email
    site_id: Reference = ""
    team_id: Reference = ""


class RolesInput(Input):
    """The roles that somebody shall have."""

    roles: Roles = frozenset()


class ProfileInput(Input):
    """What people say of themselves."""

    name: Name
    job: Annotated[str, Line(120)] = ""
    about: Annotated[str, Text(400)] = ""
    site_id: Reference = ""
    team_id: Reference = ""
    zone: Zone


class SiteInput(Input):
    """A place where people work. Without a zone it has the company's; country and region are their codes."""

    name: GroupName
    zone: ZoneOrNone = ""
    country: Country = ""
    region: Region = ""


class TeamInput(Input):
    """A group of colleagues."""

    name: GroupName


class CompanyInput(Input):
    """What the company decides for itself; `edition` is the one that was read.

    The first language, the zone and the theme are what new people begin with.
    """

    edition: Edition
    name: Annotated[str, Line(80, 1)]
    languages: Languages
    zone: Zone = DEFAULT_ZONE
    theme: Theme = Theme.SYSTEM
    sentence_en: Annotated[str, Line(200)] = ""
    sentence_fr: Annotated[str, Line(200)] = ""
    shows_article: bool = False


class TokenInput(Input):
    """A key to the REST interface; no days: it does not expire."""

    name: Annotated[str, Line(80, 1)]
    scopes: Annotated[frozenset[Scope], BeforeValidator(_split), AfterValidator(_at_least_one)] = Field(
        default=frozenset(), validate_default=True
    )
    days: Annotated[Annotated[int, Field(ge=1, le=365)] | None, BeforeValidator(_none_if_empty)] = 90
