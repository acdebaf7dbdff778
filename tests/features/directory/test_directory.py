"""The directory: who is in it, in which order, and what it says of each."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from learnhub.access.actor import ANONYMOUS
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid
from learnhub.features.directory import queries
from learnhub.features.directory.address import ask_address, asked_of
from learnhub.features.directory.schemas import Asked, Order, people_at
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.schemas import HoursInput, OfferInput
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.search.schemas import tidy
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill, topics_for
from tests.hostile import UNITS

LYON, PUMPS = "0123456789ab", "0123456789ac"
ids = st.lists(st.sampled_from([LYON, PUMPS]), unique=True).map(tuple)


@given(
    st.builds(
        Asked,
        words=st.text().map(tidy),
        skills=ids,
        teams=ids,
        sites=ids,
        is_free=st.booleans(),
        order=st.sampled_from(Order),
    )
)
def test_directory_comes_back_from_its_address(asked):
    address = people_at(asked)

    assert asked_of(address.partition("?")[2]) == asked
    assert address.startswith("/people")


@given(st.text())
def test_any_address_is_a_directory(text):
    assert asked_of(people_at(asked_of(text)).partition("?")[2]) == asked_of(text)


def test_question_begins_with_what_was_looked_for():
    asked = Asked("vibration", skills=(PUMPS,), sites=(LYON,))

    assert ask_address(asked) == f"/questions/ask?title=vibration&topic={PUMPS}"
    assert ask_address(Asked(sites=(LYON,))) == "/questions/ask"


@pytest.fixture
def reader(people):
    return people.member("Reader")


@pytest.fixture
def mentor(people):
    """Somebody who gives time on Saturdays from an hour on."""

    def add(name: str, starts: str, sentence: str = ""):
        actor = people.member(name)
        form = OfferInput(
            sentence=sentence, place="https://meet.example/x", zone="Europe/Paris", languages=["fr", "en"]
        )
        db.write_now(mentoring.save_offer, actor, form=form)
        hours = HoursInput(weekday=5, starts=time.fromisoformat(starts), ends=time(18))
        db.write_now(mentoring.add_hours, actor, form=hours)
        return actor

    return add


def skilled(actor, name: str = "Pumps", level: SkillLevel = SkillLevel.HELPS) -> str:
    db.write_now(set_skill, actor, name, level)
    [topic_id] = db.write_now(topics_for, [name], "en")
    return topic_id


def placed(actor, *, site: str = "", team: str = "") -> tuple[str, str]:
    """Put somebody into a site and a team; their ids."""

    def put(session) -> tuple[str, str]:
        person = session.get(Person, actor.person_id)
        person.site_id = _group(session, Site, site)
        person.team_id = _group(session, Team, team)
        return person.site_id or "", person.team_id or ""

    return db.write_now(put)


def _group(session, table, name: str) -> str | None:
    if not name:
        return None
    found = session.exec(select(table).where(table.name == name)).first() or table(name=name)
    session.add(found)
    session.flush()
    return found.id


def become(session, actor, status: str) -> None:
    person = session.get(Person, actor.person_id)
    person.status, person.email = status, None if status == PersonStatus.FORMER else person.email


def rows(actor, *, cursor=None, size=20, **asked):
    return db.read_now(queries.list_colleagues, actor, Asked(**asked), cursor=cursor, size=size)


def names(actor, **given) -> list[str]:
    return [row.person.name for row in rows(actor, **given).items]


def test_who_has_time_first_comes_first_and_then_the_names(database, people, reader, mentor, noon):
    mentor("Late", "14:00"), mentor("Soon", "09:00")
    people.member("Élan"), people.member("Eve"), people.member("Zoe")

    with clock.at(noon):
        assert names(reader) == ["Soon", "Late", "Élan", "Eve", "Reader", "Zoe"]
        assert names(reader, order=Order.NAME) == ["Élan", "Eve", "Late", "Reader", "Soon", "Zoe"]
        assert names(reader, is_free=True) == ["Soon", "Late"]
        assert names(reader, is_free=True, order=Order.NAME) == ["Late", "Soon"]
        assert db.read_now(queries.count_people, reader, Asked(is_free=True)).people == 2
        first = rows(reader).items[0]
    assert (first.is_mentor, first.languages, first.next_at is not None) == (True, "EN, FR", True)


@pytest.mark.parametrize("given", [{}, {"order": Order.NAME}, {"is_free": True}, {"words": "person"}])
def test_pages_show_everybody_once_in_order(database, people, reader, mentor, noon, given):
    for number in range(3):
        mentor(f"Person {number}", f"{9 + number:02}:00"), people.member(f"Person Other {number}")

    with clock.at(noon):
        whole, pages, cursor = names(reader, **given), [], None
        while cursor or not pages:
            page = rows(reader, cursor=cursor, size=2, **given)
            pages += [row.person.name for row in page.items]
            cursor = page.next
    assert pages == whole
    assert len(set(pages)) == len(pages) >= 3


def test_words_of_another_list_are_no_cursor(database, reader):
    for order in Order:
        with pytest.raises(Invalid):
            rows(reader, order=order, cursor="rubbish")


def test_who_is_not_here_is_never_found_completed_or_counted(database, people, reader):
    here = people.member("Vera Pump")
    gone = [people.member(f"Vera {number}") for number in range(3)]
    for actor in gone:
        skilled(actor, "Zeppelins", SkillLevel.REFERENCE)
        placed(actor, site="Atlantis", team="Ghosts")
    for actor, status in zip(gone, ("invited", "suspended", "former"), strict=True):
        db.write_now(become, actor, status)
    seen = {here.person_id, reader.person_id}
    walk = ("", "vera", "zeppelins", "atlantis", "ghosts", "suspended", "invited", "former")

    for words in walk:
        for order in Order:
            found = rows(reader, words=words, order=order).items
            assert {row.id for row in found} <= seen
            assert db.read_now(queries.count_people, reader, Asked(words)).people == len(found)
        assert {row.id for row in db.read_now(queries.list_by_name, reader, Asked(words)).items} <= seen
    choices = db.read_now(queries.get_choices, reader, Asked())
    assert (choices.skills, choices.teams, choices.sites) == ([], [], [])


def test_skill_is_found_only_where_somebody_shares_it(database, people, reader):
    learner, amy = people.member("Learner"), people.member("Amy")
    pumps = skilled(amy, level=SkillLevel.REFERENCE)
    skilled(learner, level=SkillLevel.LEARNING)
    for name in ("Seals", "Valves", "Gauges", "Motors"):
        skilled(amy, name, SkillLevel.PRACTISES)

    [row] = rows(reader, skills=(pumps,)).items
    [same] = rows(reader, words="pump").items

    assert row.person.name == same.person.name == "Amy"
    assert len(row.skills) == 4
    first = row.skills[0]
    assert (first.topic.name, first.level, first.is_wanted) == ("Pumps", "reference", True)
    assert [piece.text for piece in same.skills[0].name_parts if piece.is_match] == ["Pump"]
    assert names(reader, words="learner") == ["Learner"]
    assert rows(reader, words="learner").items[0].skills == []


def test_filters_narrow_and_words_find_work_team_and_site(database, people, reader):
    amy, ben = people.member("Amy"), people.member("Ben")
    lyon, field = placed(amy, site="Lyon", team="Field service")
    ghent, data = placed(ben, site="Ghent", team="Data")

    assert names(reader, sites=(lyon,)) == ["Amy"]
    assert names(reader, sites=(lyon, ghent)) == ["Amy", "Ben"]
    assert names(reader, teams=(data,)) == ["Ben"]
    assert names(reader, sites=(lyon,), teams=(data,)) == []
    assert names(reader, words="ghent") == names(reader, words="data") == ["Ben"]
    assert names(reader, skills=(PUMPS,)) == []
    choices = db.read_now(queries.get_choices, reader, Asked(teams=(field,)))
    assert [(team.label, team.is_chosen) for team in choices.teams] == [
        ("Field service", True), ("Data", False),
    ]  # fmt: skip
    assert [site.label for site in choices.sites] == ["Ghent", "Lyon"]


def test_paused_mentor_has_no_time_and_no_words_as_one(database, people, reader, mentor, noon):
    ann = mentor("Ann", "09:00", "Show me the spectrum.")
    with clock.at(noon):
        shown = rows(reader, words="ann").items[0]
        db.write_now(mentoring.pause, ann, on=True)
        paused = rows(reader, words="ann").items[0]

    assert (shown.sentence, shown.is_mentor) == ("Show me the spectrum.", True)
    assert (paused.sentence, paused.is_mentor, paused.next_at) == ("", False, None)


def test_stranger_may_see_nobody(database, people):
    people.member("Amy")

    for read in (queries.list_colleagues, queries.list_by_name, queries.count_people, queries.get_choices):
        with pytest.raises(Forbidden):
            db.read_now(read, ANONYMOUS, Asked())


@pytest.mark.parametrize("words", ["".join(UNITS)[:5000], '"', "%_\\", "\0", "é" * 300])
def test_any_words_are_answered(database, people, reader, words):
    people.member("Amy")

    assert len(rows(reader, words=words).items) <= 1


def test_page_costs_the_same_for_one_person_and_three(database, people, reader, mentor, noon, statements):
    with clock.at(noon):
        skilled(mentor("Person 1", "09:00"))
        one = statements(lambda: rows(reader, words="person"))
        for number in (2, 3):
            skilled(mentor(f"Person {number}", "09:00"), f"Topic {number}")
            people.member(f"Person Other {number}")

        assert statements(lambda: rows(reader, words="person")) <= one + 1 <= 17


def test_moments_of_long_ago_change_no_order(database, reader, mentor, noon):
    mentor("Ann", "09:00")
    with clock.at(noon + timedelta(days=400)):
        assert names(reader)[0] == "Ann"
