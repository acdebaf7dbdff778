"""The demo company is told through the services, whole, and ends today."""

import json
import logging
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from importlib import resources
from pathlib import Path

import pytest
from babel.dates import get_month_names
from sqlalchemy import false
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from learnhub import demo
from learnhub.core import clock, db
from learnhub.demo.amas import _cast
from learnhub.features.actions import queries as actions
from learnhub.features.ama import queries as ama
from learnhub.features.ama.models import Ama, AmaAnswer, AmaPromise, AmaQuestion
from learnhub.features.cards import queries as cards
from learnhub.features.cards.models import Review
from learnhub.features.discussion import counting
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.models import (
    AnonymousVote,
    Authorship,
    Content,
    ContentSource,
    Mention,
    Revision,
    SharedIssue,
    Suggestion,
    Thanks,
    Vote,
)
from learnhub.features.mentoring import queries as mentoring
from learnhub.features.mentoring.models import Booking, Mentor, Takeaway
from learnhub.features.moderation.models import ModerationCase
from learnhub.features.notices import queries as notices
from learnhub.features.people import passwords, queries
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.questions.models import AlsoWorked
from learnhub.features.rex import queries as rex
from tests.architecture.source import modules

CAMILLE = "camille.roussel"


@pytest.fixture(scope="module")
def company(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(demo_folder, folder)
    db.configure(f"sqlite:///{folder / 'learnhub.db'}")
    yield folder
    db.dispose()


def count(table: type, *clauses) -> int:
    statement = select(func.count()).select_from(table).where(*clauses)
    return db.read_now(lambda session: session.exec(statement).one())


def kinds(session: Session) -> dict[str, int]:
    return dict(session.exec(select(Content.kind, func.count()).group_by(Content.kind)).all())


@pytest.mark.slow
def test_company_has_people_words_and_a_past(company: Path) -> None:
    assert count(Person) == 60
    assert db.read_now(kinds) == {
        "ama": 4,
        "ama_answer": 9,
        "ama_question": 26,
        "amendment": 5,
        "answer": 64,
        "article": 2,
        "card": 51,
        "charter": 2,
        "checklist": 2,
        "collection": 3,
        "comment": 19,
        "failure": 12,
        "leader_note": 2,
        "practice": 4,
        "question": 49,
        "report": 6,
        "rex": 8,
        "ritual": 4,
        "steps": 2,
        "video": 1,
    }
    assert count(Vote) + count(AnonymousVote) > 1000
    assert count(Review) > 500
    languages = db.read_now(
        lambda session: dict(
            session.exec(select(Content.language, func.count()).group_by(Content.language)).all()
        )
    )
    assert min(languages["en"], languages["fr"]) > 60


@pytest.mark.slow
def test_a_question_is_talked_about_and_a_comment_waits_for_a_moderator(company: Path) -> None:
    held = select(Content.kind, Authorship.person_id, ModerationCase.flag_count)
    held = held.join(ModerationCase, ModerationCase.content_id == Content.id)
    held = held.join(Authorship, Authorship.content_id == Content.id).where(ModerationCase.is_held)
    pieter = db.read_now(_cast)["pieter.desmet"].person_id
    mentions = select(Mention.name).order_by(Mention.name)

    assert db.read_now(lambda session: [tuple(row) for row in session.exec(held)]) == [("comment", pieter, 3)]
    assert count(ModerationCase, ModerationCase.decision == "") == 3
    assert db.read_now(lambda session: session.exec(mentions).all()) == ["Amélie Rousset", "Sofia Lindqvist"]
    assert (count(Suggestion, Suggestion.status == "open"), count(Suggestion)) == (1, 2)
    assert (count(Thanks), count(Thanks, Thanks.reason != ""), count(SharedIssue)) == (198, 5, 11)
    # A collection has an edit for each line that is added, a charter one for each amendment that is adopted,
    # a REX one for each text that is saved.
    growing = col(Content.kind).in_(("charter", "collection", "rex"))
    edited = count(Revision, Revision.number == 2, Content.id == Revision.content_id, ~growing)
    assert edited == 3


@pytest.mark.slow
def test_a_practice_is_written_by_three_and_a_card_was_made_of_another(company: Path) -> None:
    writers = select(Person.name).join(Authorship).where(Authorship.part == Part.CO_AUTHOR)
    writers = writers.where(Authorship.kind != "rex")
    titles = {"practice": aliased(Content), "card": aliased(Content)}
    made = (
        select(*(each.title for each in titles.values()))
        .join(ContentSource, ContentSource.source_id == titles["practice"].id)
        .join(titles["card"], ContentSource.content_id == titles["card"].id)
        .where(*(each.kind == kind for kind, each in titles.items()))
    )

    assert db.read_now(lambda session: sorted(session.exec(writers))) == ["Anke Willems", "Pascal Thibault"]
    ((practice, card),) = db.read_now(lambda session: session.exec(made).all())
    assert (practice[:23], card[:30]) == ("Une étiquette datée sur", "Une vanne est fermée à la main")


@pytest.mark.slow
def test_answers_worked_for_others_and_every_counter_is_right(
    company: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert (count(AlsoWorked), count(AlsoWorked, AlsoWorked.context != "")) == (8, 6)
    with caplog.at_level(logging.ERROR):
        counting.compare()
    assert caplog.messages == []


@pytest.mark.slow
def test_nothing_happened_in_the_future(company: Path) -> None:
    now = clock.utcnow()

    assert count(Content, Content.published_at > now) == 0
    assert count(Review, Review.at > now) == 0


@pytest.mark.slow
def test_one_session_is_live_and_one_is_to_come(company: Path) -> None:
    phases = db.read_now(lambda session: sorted(session.exec(select(Ama.phase))))

    assert phases == ["ended", "ended", "live", "scheduled"]


@pytest.mark.slow
def test_questions_of_a_session_came_one_after_the_other(company: Path) -> None:
    statement = select(Content.published_at).where(
        Content.kind == "ama_question", Content.is_anonymous == false(), Content.published_at.is_not(None)
    )
    moments = db.read_now(lambda session: session.exec(statement).all())

    assert len(set(moments)) == len(moments) >= 10


@pytest.mark.slow
def test_everybody_was_here_lately(company: Path) -> None:
    week_ago = clock.utcnow() - timedelta(days=8)
    active = (Person.status == PersonStatus.ACTIVE,)

    assert count(Person, *active, Person.last_seen_hour > week_ago) == count(Person, *active)
    assert count(Person, Person.last_seen_hour > clock.utcnow()) == 0


@pytest.mark.slow
def test_every_account_opens_with_the_password(company: Path) -> None:
    for email, _what in demo.ACCOUNTS:
        known = db.read_now(queries.find_password, email)

        assert known is not None
        assert passwords.verify(known.hash, json.loads((company / "folder.json").read_text())["password"])


@pytest.mark.slow
def test_camille_has_cards_due_and_a_mentor_booked(company: Path) -> None:
    camille = db.read_now(_cast)[CAMILLE]

    booking = db.read_now(mentoring.next_booking, camille)

    assert db.read_now(cards.due_count, camille) == 7
    assert booking is not None
    assert booking.other.name == "Karim Benali"


@pytest.mark.slow
def test_inboxes_are_worth_opening(company: Path) -> None:
    cast = db.read_now(_cast)
    waiting, known = (
        {
            key: [
                row.notices[0].kind
                for row in db.read_now(notices.list_inbox, cast[key], waiting=is_waiting).items
            ]
            for key in (email.partition("@")[0] for email, _what in demo.ACCOUNTS)
        }
        for is_waiting in (True, False)
    )

    by_lot = {"sent"}  # questions go to two of those who know about them
    assert [kind for kind in waiting[CAMILLE] if kind not in by_lot] == ["answers"] * 3
    assert {"sessions", "followed", "ama", "skills"} <= set(known[CAMILLE])
    assert all(1 <= len(kinds) <= 12 for kinds in (*waiting.values(), *known.values())), (waiting, known)
    assert len(set(known["karim.benali"])) >= 3
    assert len(db.read_now(notices.list_stopped, cast[CAMILLE])) == 1


@pytest.mark.slow
def test_one_written_answer_is_there_one_is_late_and_one_is_to_come(company: Path) -> None:
    late, to_come = db.read_now(ama.list_owed, db.read_now(_cast)[CAMILLE]).items
    kept = db.read_now(lambda session: session.exec(select(AmaPromise.kept_at)).all())

    assert (late.promise.owed_by.name, to_come.promise.owed_by.name) == ("David Okafor", "Élodie Faure")
    assert to_come.promise.late_days < 0 < late.promise.late_days
    assert sum(moment is not None for moment in kept) == 1
    assert count(AmaQuestion, AmaQuestion.state == "dismissed") == 1
    assert count(AmaAnswer, AmaAnswer.part == "note") == 8


@pytest.mark.slow
def test_sessions_and_mentors_speak_the_language_of_those_who_hold_them(company: Path) -> None:
    sessions = (
        select(Content.language, Person.language)
        .join(Authorship, Authorship.content_id == Content.id)
        .join(Person, Person.id == Authorship.person_id)
        .where(Content.kind == "ama", Authorship.part == Part.AUTHOR)
    )
    offers = select(Mentor.languages, Person.language).join(Person, Person.id == Mentor.person_id)

    assert all(told == own for told, own in db.read_now(lambda session: session.exec(sessions).all()))
    assert all(own in spoken for spoken, own in db.read_now(lambda session: session.exec(offers).all()))


@pytest.mark.slow
def test_months_were_spent_with_it(company: Path) -> None:
    quarter = clock.utcnow() - timedelta(days=70)
    learners = select(func.count(Review.person_id.distinct()))

    assert count(Review, Review.at < quarter) > 0
    assert count(Booking, Booking.starts_at < quarter) > 0
    assert count(Content, Content.kind == "answer", Content.published_at < quarter) > 0
    assert count(Takeaway, Takeaway.is_shared) >= 10
    assert db.read_now(lambda session: session.exec(learners).one()) > 15


def test_words_name_no_year_and_no_month() -> None:
    folder = resources.files("learnhub.demo").joinpath("content")
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir()]
    months = (
        get_month_names("wide", locale=language)[month] for language in ("en", "fr") for month in range(1, 13)
    )
    named = "|".join(month for month in months if month not in ("May", "mars"))  # other words as well

    assert [
        found for text in texts for found in re.findall(rf"\b(?:19\d\d|20\d\d|(?i:{named}))\b", text)
    ] == []


@pytest.mark.slow
def test_a_live_session_is_held_again_when_none_is_on(company: Path) -> None:
    demo.refresh()
    assert count(Ama) == 4

    with clock.at(clock.utcnow() + timedelta(days=2)):
        db.write_now(lambda session: [setattr(row, "phase", "ended") for row in session.exec(select(Ama))])
        demo.refresh()

    assert count(Ama, Ama.phase == "live") == 1


def test_rows_are_made_by_services_only() -> None:
    written = [
        module.line(line)
        for module in modules()
        if module.floor == "demo"
        for line, name in module.attributes
        if name in ("session.add", "session.add_all", "session.merge", "session.delete")
    ]

    assert written == []


@pytest.mark.slow
def test_rex_are_told_in_both_languages_with_what_came_of_them(company: Path) -> None:
    camille = db.read_now(_cast)[CAMILLE]
    shown = db.read_now(rex.list_rex, camille).items
    own = db.read_now(rex.list_own, camille)

    assert (len(shown), [row.stage for row in own]) == (7, ["draft"])
    assert {row.language for row in shown} == {"en", "fr"}
    assert sorted(row.effect for row in shown if row.effect) == ["no", "yes"]
    [givors] = [row for row in shown if row.late]
    assert (givors.actions, givors.done, givors.late) == (4, 1, 1)
    page = db.read_now(rex.get_rex, camille, givors.id)
    assert [each.kind for each in page.made] == ["card", "card"]
    assert len(page.causes) == 10
    assert [each.words for each in db.read_now(actions.list_owed, camille) if each.is_late] == [
        "Cleaning sheet rewritten with the cleaning crew"
    ]
    [project] = db.read_now(rex.list_projects, camille).items
    assert project.rex_id == ""
    found = db.read_now(rex.get_project, camille, project.id).lessons
    assert 1 <= len(found) <= 5
