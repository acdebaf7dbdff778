"""The life of a REX: opened, checked by those who were there, reviewed, published, and its effect told."""

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, SQLModel, select

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.actions import service as actions
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import queries as discussion
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.models import Person
from learnhub.features.people.personal_data import export_person
from learnhub.features.rex import lessons, notices, queries, service
from learnhub.features.rex.errors import NotDueYet, NothingWritten, NotThere, OtherStage
from learnhub.features.rex.events import CheckAsked, EffectDue, FactsDiffer, PersonInvited, ProjectEnded
from learnhub.features.rex.models import Rex
from learnhub.features.rex.schemas import (
    CheckInput,
    EffectInput,
    ProjectInput,
    ReviewForm,
    ReviewInput,
    RexFrameInput,
    views,
)
from learnhub.features.rituals import service as rituals
from learnhub.features.rituals.errors import NoSuchMeeting
from learnhub.features.rituals.schemas import RitualInput
from tests.features.rex.support import FACTS, TITLE, add_cause, add_entry, open_rex, publish, save, view

LESSONS = "What we keep:\n\n- Sheets are reviewed after each change.\n- Critical alarms have two channels."


def later(days: int):
    return clock.at(clock.utcnow() + timedelta(days=days))


def told(function, event) -> list[tuple[str, dict]]:
    found = db.read_now(lambda session: list(function(session, event)))
    return [(each.what, dict(each.people)) for each in found]


def suspend(session: Session, actor: Actor) -> None:
    person = session.get_one(Person, actor.person_id)
    person.status = PersonStatus.SUSPENDED
    session.add(person)


def answer(actor, rex: str, effect: str = "no") -> None:
    form = EffectInput.model_validate({"effect": effect, "words": "The sheets are still late."})
    db.write_now(service.answer_effect, actor, rex, form)


def test_it_goes_through_its_steps(ana, ben, stranger) -> None:
    rex = open_rex(ana, ben)
    with pytest.raises(OtherStage):
        db.write_now(service.publish_rex, ana, rex)
    with pytest.raises(OtherStage):
        db.write_now(service.check_facts, ben, rex, CheckInput())
    db.write_now(service.ask_check, ana, rex)
    assert view(ben, rex).can_check
    db.write_now(service.check_facts, ben, rex, CheckInput(differs="The alarm never rang."))
    seen = {each.person.name: each for each in view(ana, rex).people}
    assert (seen["Ben Stone"].has_checked, seen["Ben Stone"].differs) == (True, "The alarm never rang.")
    assert not seen["Ana Petit"].has_checked
    with pytest.raises(NothingWritten):
        db.write_now(service.publish_rex, ana, rex)
    save(ana, rex, "facts", FACTS, 1)
    db.write_now(service.plan_review, ben, rex, ReviewInput(day=date(2026, 3, 20)))
    assert (view(ana, rex).stage, view(ana, rex).review.day) == ("review", "2026-03-20")
    with pytest.raises(OtherStage):
        db.write_now(service.ask_check, ana, rex)

    db.write_now(service.publish_rex, ben, rex)
    shown = view(stranger, rex)
    assert (shown.stage, shown.can_write, shown.can_check, shown.can_publish) == ("published",) + (False,) * 3
    assert [each.differs for each in shown.people] == ["", ""]
    assert [row.id for row in db.read_now(queries.list_rex, stranger).items] == [rex]
    assert db.read_now(queries.list_own, ana) == []
    with pytest.raises(OtherStage):
        db.write_now(service.publish_rex, ben, rex)
    with pytest.raises(Forbidden):
        save(stranger, rex, "facts", "Nothing happened.", shown.edition)
    save(ben, rex, "cost", "Four hours", view(ben, rex).edition)


def test_a_short_one_is_published_at_once(ana) -> None:
    rex = open_rex(ana, template="short")
    save(ana, rex, "facts", FACTS, 1)

    db.write_now(service.publish_rex, ana, rex)
    assert view(ana, rex).stage == "published"


def test_it_is_reviewed_in_the_meeting_of_a_ritual(ana, ben, stranger) -> None:
    form = {
        "title": "Review of the stations", "form": "coffee", "language": "en", "minutes": 60,
        "rule": "FREQ=WEEKLY;BYDAY=TH", "first_on": "2026-03-12", "at": "12:00", "zone": "Europe/Paris",
    }  # fmt: skip
    ritual = db.write_now(rituals.plan_ritual, ana, RitualInput.model_validate(form))
    rex = open_rex(ana, ben)
    db.write_now(service.ask_check, ana, rex)

    friday = ReviewInput(day=date(2026, 3, 13), ritual_id=ritual)
    with pytest.raises(NoSuchMeeting):
        db.write_now(service.plan_review, ana, rex, friday)
    db.write_now(service.plan_review, ana, rex, ReviewInput(day=date(2026, 3, 19), ritual_id=ritual))
    offered = [value for value, _words in db.read_now(queries.list_meetings, ana)]
    assert ReviewForm(day=date(2026, 3, 1), meeting=f"{ritual} 2026-03-19").chosen() == ReviewInput(
        day=date(2026, 3, 19), ritual_id=ritual
    )
    assert f"{ritual} 2026-03-19" in offered
    assert view(ben, rex).review.ritual == "Review of the stations"
    db.write_now(rituals.remove_ritual, ana, ritual)
    assert (view(ben, rex).review.ritual_id, view(ben, rex).review.day) == ("", "2026-03-19")


def test_its_owner_says_after_90_days_whether_it_changed_anything(ana, ben, stranger) -> None:
    rex = publish(ana, open_rex(ana, ben))
    frame = RexFrameInput(happened_on=date(2026, 3, 2), owner_id=str(ben.person_id))
    db.write_now(service.frame_rex, ana, rex, frame)

    with later(89):
        assert db.write_now(service.ask_effects) == 0
        with pytest.raises(NotDueYet):
            answer(ben, rex)
    with later(90):
        assert db.write_now(service.ask_effects) == 1
        assert db.write_now(service.ask_effects) == 0
        assert told(notices.effect_due, EffectDue(rex)) == [("effect", {ben.person_id: "agreed"})]
        assert (view(ben, rex).effect.is_due, view(ben, rex).effect.can_answer) == (True, True)
        assert not view(ana, rex).effect.can_answer
        with pytest.raises(Forbidden):
            answer(ana, rex)
        answer(ben, rex)
        shown = view(stranger, rex).effect
        assert (shown.effect, shown.words, shown.is_due) == ("no", "The sheets are still late.", False)
        assert told(notices.effect_due, EffectDue(rex)) == []
        answer(ben, rex, "partly")
        assert view(stranger, rex).effect.effect == "partly"
        [row] = db.read_now(queries.list_rex, stranger).items
        assert row.effect == "partly"


def test_who_was_there_is_told_and_may_leave(ana, ben, stranger) -> None:
    rex = open_rex(ana, ben)
    invited = PersonInvited(rex, str(ben.person_id), str(ana.person_id))
    assert told(notices.invited, invited) == [("invited", {ben.person_id: "there"})]

    db.write_now(service.add_person, ben, rex, str(stranger.person_id))
    db.write_now(service.ask_check, ana, rex)
    asked = CheckAsked(rex, str(ana.person_id))
    db.write_now(service.check_facts, ben, rex, CheckInput(differs="It was dark."))
    [(what, people)] = told(notices.asked, asked)
    assert (what, set(people)) == ("asked", {ana.person_id, stranger.person_id})
    assert told(notices.differs, FactsDiffer(rex, str(ben.person_id))) == [
        ("differs", {ana.person_id: "wrote"})
    ]
    with pytest.raises(Forbidden):
        db.write_now(service.remove_person, ben, rex, str(stranger.person_id))
    db.write_now(service.remove_person, ben, rex, str(ben.person_id))
    with pytest.raises(NotFound):
        view(ben, rex)
    assert told(notices.invited, invited) == []
    with pytest.raises(NotFound):
        db.write_now(service.remove_person, ana, rex, str(ana.person_id))
    with pytest.raises(NotThere):
        db.write_now(service.add_person, ana, rex, "aaaaaaaaaaaa")


def test_actions_have_an_owner_who_reads_it(ana, ben, stranger) -> None:
    rex = open_rex(ana, ben)

    def agree(owner, day: date = date(2026, 3, 30)) -> str:
        form = ActionItemInput(words="Review the sheets", owner_id=str(owner.person_id), due_on=day)
        return db.write_now(service.add_action, ana, rex, form)

    with pytest.raises(NoSuchPerson):
        agree(stranger)
    first = agree(ben)
    publish(ana, rex)
    agree(stranger, date(2026, 3, 8))
    assert [(each.owner.name, each.is_late) for each in view(ben, rex).actions] == [
        ("Iris Kim", True),
        ("Ben Stone", False),
    ]
    db.write_now(actions.finish_action, ben, first)
    assert view(ana, rex).done == 1
    [row] = db.read_now(queries.list_rex, stranger).items
    assert (row.actions, row.done, row.late) == (2, 1, 1)


def test_the_end_of_a_project_opens_a_rex_for_its_people(people, ana, ben, stranger) -> None:
    gone = people.member("Noor Haddad")
    form = ProjectInput.model_validate(
        {
            "name": "New sensors",
            "team": "Stations",
            "language": "fr",
            "ends_on": "2026-03-20",
            "people": [ben.person_id, gone.person_id],
        }
    )
    project = db.write_now(service.add_project, ana, form)
    db.write_now(suspend, gone)
    with pytest.raises(Forbidden):
        db.write_now(service.edit_project, stranger, project, form)
    assert db.write_now(service.open_ended) == 0
    with clock.at(datetime(2026, 3, 20, 8, tzinfo=UTC)):
        assert db.write_now(service.open_ended) == 1
        assert db.write_now(service.open_ended) == 0
    [own] = db.read_now(queries.list_own, ben)
    assert (own.title, own.template) == ("New sensors : ce que nous avons appris", "project")
    assert (view(ana, own.id).opened, view(ana, own.id).project) == ("project", "New sensors")
    assert told(notices.ended, ProjectEnded(own.id)) == [("ended", {ana.person_id: "there"})]
    [row] = db.read_now(queries.list_projects, ana).items
    assert (row.rex_id, row.can_edit) == (own.id, False)
    [row] = db.read_now(queries.list_projects, stranger).items
    assert row.rex_id == ""
    with pytest.raises(Forbidden):
        db.write_now(service.remove_project, ana, project)


def test_coverage_is_of_the_company(ana, ben) -> None:
    done, open_ = open_rex(ana), open_rex(ben, is_due=True)
    publish(ana, done)
    assert (view(ana, done).opened, view(ben, open_).opened) == ("person", "api")

    assert db.read_now(queries.get_coverage, ana) == views.CoverageView(0, 0)
    with later(21):
        assert db.read_now(queries.get_coverage, ben) == views.CoverageView(2, 1)
    with later(400):
        assert db.read_now(queries.get_coverage, ben) == views.CoverageView(0, 0)


def test_who_starts_something_reads_five_lessons_of_similar_ones(ana, stranger) -> None:
    rex = publish(ana, open_rex(ana, title="Pumping station stopped in Givors"))
    save(ana, rex, "lessons", LESSONS, view(ana, rex).edition)

    found = db.read_now(queries.similar_lessons, stranger, "A new pumping station")
    assert [each.words for each in found] == [
        "Sheets are reviewed after each change.",
        "Critical alarms have two channels.",
    ]
    assert (found[0].rex_id, found[0].card) == (rex, f"rex:{rex}.0")
    assert db.read_now(queries.similar_lessons, stranger, " ") == []


def test_cards_are_made_of_lessons_and_facts_and_lead_back(ana, ben) -> None:
    rex = open_rex(ana)
    fact = add_cause(ana, rex, "No rule to review sheets")
    save(ana, rex, "lessons", LESSONS, 1)
    publish(ana, rex)
    lesson = view(ben, rex).lessons[1]
    assert db.read_now(discussion.begin_with, ben, lesson.card).body == "Critical alarms have two channels."
    assert db.read_now(discussion.begin_with, ben, f"rex:{rex}.{fact}").body == "No rule to review sheets"
    for nothing in (f"rex:{rex}.9", f"rex:{rex}.aaaaaaaaaaaa", "rex:aaaaaaaaaaaa.0"):
        with pytest.raises(NotFound):
            db.read_now(discussion.begin_with, ben, nothing)

    made = [
        make_card(ben, "How many channels has a critical alarm?", lesson.card),
        make_card(ben, "When are the sheets reviewed?", f"rex:{rex}.{fact}"),
        make_card(ben, "What do we keep of the stop?", rex),
    ]
    assert {each.id for each in view(ana, rex).made} == set(made)
    for card in made[:2]:
        assert db.read_now(discussion.read_chain, ana, card).origin.address == f"/rex/{rex}"
    assert [each.id for each in db.read_now(discussion.read_chain, ana, made[2]).sources] == [rex]


def make_card(actor, front: str, source: str) -> str:
    form = {"front": front, "back": "Two.", "language": "en", "topics": ["Alarms"], "source_id": source}
    return db.write_now(cards.create_card, actor, CardInput.model_validate(form))


def test_it_is_read_as_markdown(ana, ben) -> None:
    rex = open_rex(ana, ben)
    add_entry(ben, rex, "The sensor read zero.", viewpoint="Control room")
    under = add_cause(ana, rex, "Both pumps tripped")
    add_cause(ana, rex, "No rule to review sheets", under)
    save(ana, rex, "lessons", LESSONS, 1)
    publish(ana, rex)

    text = db.read_now(queries.get_markdown, ben, rex).markdown
    assert text.startswith(f"# {TITLE}\n\n## What happened\n\n{FACTS}\n")
    assert "- 2026-03-02 03:40 UTC, Control room: The sensor read zero." in text
    assert f"- {TITLE}\n  - Both pumps tripped\n    - No rule to review sheets" in text
    assert text.endswith("- Critical alarms have two channels.\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("One thing.\nStill it.\n\nAnother.", ["One thing. Still it.", "Another."]),
        (LESSONS, ["Sheets are reviewed after each change.", "Critical alarms have two channels."]),
        ("1. First\n   and more\n2) Second", ["First and more", "Second"]),
    ],
)
def test_lessons_are_items_or_paragraphs(text: str, found: list[str]) -> None:
    assert lessons.split(text) == found


def test_nothing_in_it_could_judge_a_person(ana, ben) -> None:
    """Who wrote a fact or a moment is stored nowhere, and no view puts a figure beside a person."""
    tables = SQLModel.metadata.tables
    for name in ("rex_entry", "rex_cause", "rex_edition"):
        targets = {key.column.table.name for key in tables[name].foreign_keys}
        assert targets <= {"rex", "rex_cause"}, name
    words = ("blame", "culprit", "responsib", "fault", "guilt", "score", "rating", "rank")
    for name in (table for table in tables if table.startswith("rex")):
        columns = [column.name for column in tables[name].columns]
        assert [column for column in columns for word in words if word in column] == []
    for shape in vars(views).values():
        if dataclasses.is_dataclass(shape) and shape.__module__ == views.__name__:
            fields = {field.name: str(field.type) for field in dataclasses.fields(shape)}
            people = [name for name, kind in fields.items() if "PersonRef" in kind]
            numbers = [name for name, kind in fields.items() if kind in ("int", "float")]
            assert not (people and numbers) or shape is views.RexView, shape
    witness = {field.name for field in dataclasses.fields(views.WitnessView)}
    assert witness == {"person", "has_checked", "differs", "is_me"}

    rex = publish(ana, open_rex(ana, ben))
    add_cause(ana, rex, "A cable hung loose")
    exported = db.read_now(export_person, str(ben.person_id))
    assert "A cable hung loose" not in str(exported)
    assert db.read_now(lambda session: session.exec(select(Rex)).one()).owner_id == ana.person_id


def test_who_has_left_is_refused_at_the_field_of_the_people(people, ana) -> None:
    gone = people.member("Noor Haddad")
    db.write_now(suspend, gone)
    form = ProjectInput.model_validate(
        {"name": "New sensors", "language": "en", "ends_on": "2026-03-20", "people": [gone.person_id]}
    )
    with pytest.raises(NotThere) as refused:
        db.write_now(service.add_project, ana, form)
    assert list(refused.value.fields) == ["people"]


def test_the_page_offers_what_the_program_reads_as_markdown(ana) -> None:
    rex = publish(ana, open_rex(ana))
    shown, copied = db.read_now(queries.open_rex, ana, rex)
    assert shown.id == rex
    assert copied == db.read_now(queries.get_markdown, ana, rex).markdown
