"""What people say of themselves, how LearnHub looks to them, and their keys."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid, NotFound
from learnhub.features.ama.room import AMA_SCHEDULE
from learnhub.features.people import queries, service
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.schemas import CompanyInput, ProfileInput, SiteInput, TokenInput
from learnhub.features.questions.room import QUESTIONS_ASK, QUESTIONS_VOTE


def test_save_profile_changes_what_colleagues_see(admin, ana, people):
    karim = people.member()
    site_id = db.write_now(service.add_site, admin, form=SiteInput(name="Lyon"))
    form = ProfileInput(
        name="Ana  Petit-Roux",
        job="Fitter",
        about="Ask me about seals.",
        site_id=site_id,
        zone="Europe/Lisbon",
    )

    db.write_now(service.save_profile, ana, form=form)

    profile = db.read_now(queries.get_profile, karim, ana.person_id)
    assert (profile.person.name, profile.person.job, profile.person.site) == (
        "Ana Petit-Roux",
        "Fitter",
        "Lyon",
    )
    assert (profile.about, profile.zone, profile.is_me) == ("Ask me about seals.", "Europe/Lisbon", False)


@pytest.mark.parametrize(
    "fields",
    [{"name": " "}, {"name": "x" * 121}, {"about": "x" * 401}, {"zone": "Mars/Olympus"}, {"admin": "yes"}],
)
def test_profile_with_wrong_fields_is_refused(fields):
    with pytest.raises(ValidationError):
        ProfileInput(**{"name": "Ana", "zone": "UTC", **fields})


def test_save_profile_with_a_site_that_is_gone_is_refused(ana):
    with pytest.raises(NotFound):
        db.write_now(
            service.save_profile, ana, form=ProfileInput(name="Ana", zone="UTC", site_id="0123456789ab")
        )


def test_invited_people_are_seen_by_administrators_only(admin, ana, people):
    invited = people.member("Rémi Charpentier", status=PersonStatus.INVITED)

    assert db.read_now(queries.get_profile, admin, invited.person_id).person.name == "Rémi Charpentier"
    for reader in (ana, ANONYMOUS):
        with pytest.raises(NoSuchPerson):
            db.read_now(queries.get_profile, reader, invited.person_id)


def test_profile_shows_no_email(admin, ana):
    profile = db.read_now(queries.get_profile, admin, ana.person_id)

    assert "@" not in str(profile)


def test_save_preferences_stay_with_the_account(ana):
    db.write_now(service.save_preferences, ana, language="fr", theme="dark")
    db.write_now(service.save_preferences, ana, theme="purple")

    own = db.read_now(queries.get_own_profile, ana)
    assert (own.language, own.theme) == ("fr", "dark")


def test_languages_that_one_reads_stay_when_the_screens_change(ana):
    def read() -> tuple[str, ...]:
        return db.read_now(queries.get_own_profile, ana).reads

    assert read() == ("en",)
    db.write_now(service.save_preferences, ana, reads=["fr", "xx"])
    assert read() == ("en", "fr")
    db.write_now(service.save_preferences, ana, language="fr")
    assert read() == ("fr", "en")
    db.write_now(service.save_preferences, ana, reads=["fr"])
    assert read() == ("fr",)


def test_language_that_the_company_does_not_offer_is_refused(admin, ana):
    db.write_now(service.save_company, admin, form=CompanyInput(edition=1, name="Ardelle", languages=["en"]))

    with pytest.raises(Invalid):
        db.write_now(service.save_preferences, ana, language="fr")


def make_token(actor, *scopes: str, days: int | None = 90) -> str:
    return db.write_now(service.make_token, actor, form=TokenInput(name="Notebook", scopes=scopes, days=days))


def test_token_stands_for_its_owner_within_its_scopes(ana):
    secret = make_token(ana, "questions:read", "questions:ask")

    actor = db.read_now(queries.find_actor_by_token, secret)

    assert secret.startswith("lh_")
    assert actor.person_id == ana.person_id
    assert actor.may(QUESTIONS_ASK)
    assert not actor.may(QUESTIONS_VOTE)
    assert db.read_now(queries.find_actor_by_token, secret + "x") is None


def test_token_does_not_outlive_its_day_or_the_role(ana, admin, people, noon):
    leader = people.member(roles=(Role.LEADER,))
    short, lasting = make_token(ana, "questions:read", days=30), make_token(leader, "ama:schedule", days=None)

    db.write_now(service.set_roles, admin, person_id=leader.person_id, roles=())
    with clock.at(noon + timedelta(days=30)):
        assert db.read_now(queries.find_actor_by_token, short) is None
        assert db.read_now(queries.list_tokens, ana)[0].is_expired
        assert not db.read_now(queries.find_actor_by_token, lasting).may(AMA_SCHEDULE)


def test_token_allows_no_more_than_its_owner(ana):
    for scope in ("members:manage", "ama:schedule", "tokens:manage", "session:open"):
        with pytest.raises(Forbidden):
            make_token(ana, scope)


def test_token_makes_no_token(ana):
    actor = db.read_now(queries.find_actor_by_token, make_token(ana, "questions:read"))

    with pytest.raises(Forbidden):
        make_token(actor, "questions:read")


def test_revoked_token_is_nobody_and_only_its_owner_revokes(ana, people):
    secret = make_token(ana, "questions:read")
    token_id = db.read_now(queries.list_tokens, ana)[0].id

    db.write_now(service.revoke_token, people.member(), token_id=token_id)
    assert db.read_now(queries.find_actor_by_token, secret) is not None
    db.write_now(service.revoke_token, ana, token_id=token_id)

    assert db.read_now(queries.find_actor_by_token, secret) is None
    assert db.read_now(queries.list_tokens, ana) == []


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_use_of_a_token_is_noted_by_the_day_of_its_owner(people, zone):
    owner = people.member(zone=zone)
    secret = make_token(owner, "questions:read")
    with clock.at(datetime(2026, 3, 11, 3, 30, tzinfo=UTC)):
        day = clock.today(zone)
        db.write_now(service.note_token_used, secret)
        is_noted = not db.read_now(queries.is_first_use_today, secret)

    used = db.read_now(queries.list_tokens, owner)[0].last_used_day.astimezone(ZoneInfo(zone))
    assert (used.date(), used.time(), is_noted) == (day, time(), True)
