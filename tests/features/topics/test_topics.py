"""One vocabulary: a name finds its topic whatever its case, accents or language."""

import pytest
from pydantic import TypeAdapter, ValidationError

from learnhub.core import db
from learnhub.errors import NotFound
from learnhub.features.topics import queries, service
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import TopicName
from learnhub.features.topics.schemas import SkillView, TopicNames, TopicRef


def add_name(session, topic_id: str, language: str, name: str, folded: str, *, is_main: bool = True) -> None:
    session.add(TopicName(topic_id=topic_id, language=language, name=name, folded=folded, is_main=is_main))


def test_names_that_fold_alike_are_one_topic(database) -> None:
    first = db.write_now(service.topics_for, ["Étanchéité", "Pumps"], "fr")
    second = db.write_now(service.topics_for, ["pumps", "etancheite", "PUMPS"], "en")

    assert second == [first[1], first[0]]


@pytest.mark.parametrize("sign", ["ß", "İ", "ﷺ", "㌖", "e\u0301"])
def test_longest_name_fits_and_is_found_again(database, sign) -> None:
    name = (sign * 60)[:60]

    made = db.write_now(service.topics_for, [name], "en")

    assert db.write_now(service.topics_for, [name.lower()], "fr") == made


def test_topic_is_found_by_a_synonym(database) -> None:
    [seals] = db.write_now(service.topics_for, ["Seals"], "en")
    db.write_now(add_name, seals, "en", "Gaskets", "gaskets", is_main=False)

    assert db.write_now(service.topics_for, ["gaskets"], "en") == [seals]


def test_name_in_the_writers_language_wins(database) -> None:
    english, french = db.write_now(service.topics_for, ["Chair"], "en") + db.write_now(
        service.topics_for, ["Viande"], "fr"
    )
    db.write_now(add_name, french, "fr", "Chair", "chair", is_main=False)

    assert db.write_now(service.topics_for, ["chair"], "fr") == [french]
    assert db.write_now(service.topics_for, ["chair"], "en") == [english]


def test_topic_is_named_in_the_readers_language_or_any(database) -> None:
    pumps, seals = db.write_now(service.topics_for, ["Pumps", "Seals"], "en")
    db.write_now(add_name, pumps, "fr", "Pompes", "pompes")

    assert db.read_now(queries.topic_names, [pumps, seals], "fr") == {pumps: "Pompes", seals: "Seals"}


def test_unknown_topic_is_not_found(database) -> None:
    with pytest.raises(NotFound):
        db.read_now(queries.get_topic, "nothing", "en")


def test_suggestions_start_with_what_was_typed(people) -> None:
    actor = people.member()
    ids = db.write_now(service.topics_for, ["Pumps", "Purchasing", "Seals", "100% checks"], "en")

    assert db.read_now(queries.list_topics, actor, starting="pu") == [
        TopicRef(ids[0], "Pumps"),
        TopicRef(ids[1], "Purchasing"),
    ]
    assert db.read_now(queries.list_topics, actor, starting="%") == []


def test_suggestions_cost_two_statements(people, statements) -> None:
    actor = people.member()
    db.write_now(service.topics_for, ["Pumps"], "en")
    with_one = statements(lambda: db.read_now(queries.list_topics, actor))
    db.write_now(service.topics_for, ["Seals", "Valves"], "en")

    assert statements(lambda: db.read_now(queries.list_topics, actor)) == with_one == 2


def test_skills_are_listed_strongest_first(people) -> None:
    actor = people.member()
    db.write_now(service.set_skill, actor, "Pumps", SkillLevel.LEARNING)
    db.write_now(service.set_skill, actor, "Seals", SkillLevel.REFERENCE)
    db.write_now(service.set_skill, actor, "pumps", SkillLevel.PRACTISES)

    skills = db.read_now(queries.skills_of, actor.person_id, "en")

    assert [(skill.topic.name, skill.level) for skill in skills] == [
        ("Seals", "reference"),
        ("Pumps", "practises"),
    ]
    assert isinstance(skills[0], SkillView)


def test_removed_skill_is_gone(people) -> None:
    actor = people.member()
    db.write_now(service.set_skill, actor, "Pumps", SkillLevel.HELPS)
    [topic_id] = db.read_now(queries.topic_ids_of, actor.person_id)

    db.write_now(service.remove_skill, actor, topic_id)

    assert db.read_now(queries.skills_of, actor.person_id, "en") == []


def test_skills_of_a_level_are_found(people) -> None:
    actor = people.member()
    db.write_now(service.set_skill, actor, "Pumps", SkillLevel.LEARNING)
    db.write_now(service.set_skill, actor, "Seals", SkillLevel.HELPS)

    found = db.read_now(queries.topic_ids_of, actor.person_id, [SkillLevel.HELPS, SkillLevel.REFERENCE])

    assert db.read_now(queries.topic_names, found, "en") == {found[0]: "Seals"}


def test_tags_come_as_text_or_list() -> None:
    tags = TypeAdapter(TopicNames)

    assert (
        tags.validate_python(" Pumps, Seals ,")
        == tags.validate_python(["Pumps", " Seals"])
        == ["Pumps", "Seals"]
    )


@pytest.mark.parametrize("tags", ["a,b,c,d,e,f", "x" * 61])
def test_too_many_or_too_long_tags_are_refused(tags: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(TopicNames).validate_python(tags)
