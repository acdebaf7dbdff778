"""What people say of themselves, and how they like LearnHub to look."""

from collections.abc import Collection

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.i18n import LANGUAGES
from learnhub.errors import Invalid
from learnhub.features.people.enums import Theme
from learnhub.features.people.events import ProfileChanged
from learnhub.features.people.models import folded
from learnhub.features.people.policy import can_edit_profile
from learnhub.features.people.queries import get_company
from learnhub.features.people.schemas import ProfileInput
from learnhub.features.people.schemas.inputs import NO_LANGUAGE
from learnhub.features.people.service.groups import get_site_or_none, get_team_or_none
from learnhub.features.people.service.sign_in import get_person_for_update


def save_profile(session: Session, actor: Actor, *, form: ProfileInput) -> None:
    """Save one's own name, job, words, site, team and time zone."""
    guard.require(can_edit_profile(actor))
    site, team = get_site_or_none(session, form.site_id), get_team_or_none(session, form.team_id)
    person = get_person_for_update(session, guard.require_person(actor))
    person.name, person.folded = form.name, folded(form.name)
    person.job, person.about, person.zone = form.job, form.about, form.zone
    person.site_id = site.id if site else None
    person.team_id = team.id if team else None
    bus.record(session, ProfileChanged(person.id))


def save_preferences(
    session: Session,
    actor: Actor,
    *,
    language: str | None = None,
    theme: str | None = None,
    reads: Collection[str] | None = None,
) -> None:
    """Keep with the account which language its screens speak, which colours they have, and what it `reads`.

    The language of the screens is read in any case. Who reads others besides goes on reading all of them when
    the screens change to another one.
    """
    guard.require(can_edit_profile(actor))
    person = get_person_for_update(session, guard.require_person(actor))
    if language is not None:
        if language not in get_company(session).languages:
            raise Invalid(NO_LANGUAGE, field="language")
        person.language = language
    if theme is not None and theme in set(Theme):
        person.theme = theme
    if reads is not None:
        read = [known for known in LANGUAGES if known in {*reads, person.language}]
        person.reads = read if len(read) > 1 else []
        bus.record(session, ProfileChanged(person.id))
