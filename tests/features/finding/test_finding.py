"""A search and its address, and the people who know what is looked for."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from learnhub.core import clock, db
from learnhub.features.finding.address import address_of, ask_address, query_of
from learnhub.features.finding.queries import who_knows
from learnhub.features.mentoring import service as mentoring
from learnhub.features.mentoring.schemas import HoursInput, OfferInput
from learnhub.features.people.enums import PersonStatus
from learnhub.features.search.schemas import Age, Query, tidy
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill

PUMPS, SEALS = "0123456789ab", "0123456789ac"
ids = st.lists(st.sampled_from([PUMPS, SEALS]), unique=True).map(tuple)
queries = st.builds(
    Query,
    words=st.text().map(tidy),
    kind=st.sampled_from(["", "card", "question"]),
    topics=ids,
    languages=st.sampled_from([(), ("en",), ("fr",), ("en", "fr")]),
    authors=ids,
    sites=ids,
    age=st.sampled_from(["", *Age]),
    only=st.sampled_from([(), ("solved",)]),
    as_typed=st.booleans(),
)


@given(queries)
def test_search_comes_back_from_its_address(query):
    address = address_of(query)

    assert query_of(address.partition("?")[2]) == query
    assert address.startswith("/search")


@given(st.text())
def test_any_address_is_a_search(text):
    query = query_of(text)

    assert query_of(address_of(query).partition("?")[2]) == query


def test_question_begins_with_what_was_looked_for():
    query = Query("booster pump", kind="card", topics=(PUMPS,), languages=("fr",), as_typed=True)

    assert ask_address(query) == f"/questions/ask?title=booster+pump&topic={PUMPS}&language=fr"
    assert ask_address(Query("pump", languages=("en", "fr"))) == "/questions/ask?title=pump"


def offer(people, name: str, starts: str):
    mentor = people.member(name)
    form = OfferInput(sentence="", place="https://meet.example/x", zone="Europe/Paris", languages=["en"])
    db.write_now(mentoring.save_offer, mentor, form=form)
    hours = HoursInput(weekday=5, starts=time.fromisoformat(starts), ends=time(18))
    db.write_now(mentoring.add_hours, mentor, form=hours)
    return mentor


def test_people_who_know_come_by_their_soonest_time(database, people, noon):
    reader, ben, amy = people.member("Reader"), people.member("Ben"), people.member("Amy")
    late, soon = offer(people, "Late", "14:00"), offer(people, "Soon", "09:00")
    learner, gone = people.member("Learner"), people.member("Gone", status=PersonStatus.SUSPENDED)
    for actor in (reader, ben, amy, late, soon, gone):
        db.write_now(set_skill, actor, "Pumps", SkillLevel.PRACTISES)
    db.write_now(set_skill, soon, "Pumps", SkillLevel.REFERENCE)
    db.write_now(set_skill, learner, "Pumps", SkillLevel.LEARNING)

    with clock.at(noon):
        found = db.read_now(who_knows, reader, "cavitation in pumps")
        named = db.read_now(who_knows, reader, "ben")

    assert [one.person.name for one in found.people] == ["Soon", "Late", "Amy"]
    assert (found.count, found.is_more) == (4, False)
    assert [one.next_at is not None for one in found.people] == [True, True, False]
    assert [(skill.topic.name, skill.level) for skill in found.people[0].skills] == [("Pumps", "reference")]
    assert [one.person.name for one in named.people] == ["Ben"]


def test_people_who_know_cost_the_same_for_one_and_three(database, people, statements):
    reader = people.member()
    db.write_now(set_skill, offer(people, "Amy", "09:00"), "Pumps", SkillLevel.HELPS)
    one = statements(lambda: db.read_now(who_knows, reader, "pumps"))
    for name in ("Ben", "Cleo"):
        db.write_now(set_skill, offer(people, name, "09:00"), "Pumps", SkillLevel.HELPS)

    assert statements(lambda: db.read_now(who_knows, reader, "pumps")) == one


def test_nobody_and_nothing_know_nobody(database, people):
    people.member("Ben")

    assert db.read_now(who_knows, people.member(), "").people == []
    assert db.read_now(who_knows, people.member(), "\0 ' %").people == []
