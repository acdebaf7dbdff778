"""What helps those who facilitate: the alarm of a silence, figures, bridges, an agenda; what is told."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from learnhub.core import clock, db
from learnhub.features.communities import kit, queries, service
from learnhub.features.communities.bridges import ONE_GUEST, ONE_MEETING
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.errors import NoSuchMember
from learnhub.features.communities.models import Community
from learnhub.features.communities.schemas import AskToJoinInput, FiguresView, InvitePeopleInput, KitView
from learnhub.features.people.models import Person, Team
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import AnswerInput
from learnhub.features.questions.schemas import AskInput as QuestionInput
from tests.features.communities.conftest import inside, join
from tests.features.notices.support import tell, told


def ask(actor, space_id: str = "", title: str = "Why does pump 4 trip at night?") -> str:
    return db.write_now(questions.ask_question, actor, QuestionInput(title=title, space_id=space_id))


def answer(actor, question_id: str) -> None:
    form = AnswerInput(body="Cold grease.")
    db.write_now(questions.answer_question, actor, form, question_id=question_id)


def load(space_id: str) -> Community:
    return db.read_now(lambda session: session.get_one(Community, space_id))


def whats(actor) -> list[str]:
    tell()
    return [what for kind, what, _reason in told(actor) if kind == "communities"]


@pytest.fixture
def quiet(people, start, noon):
    """A community that spoke each week until a hundred days ago, with whoever facilitates it."""
    ana = people.member()
    with clock.at(noon - timedelta(days=160)):
        space_id = start(ana)
    for days in (142, 135, 128, 121, 114, 107, 100):
        with clock.at(noon - timedelta(days=days)):
            ask(ana, space_id)
    return space_id, ana


def test_silence_is_told_once_and_again_after_half_a_year(quiet, noon) -> None:
    space_id, ana = quiet
    with clock.at(noon - timedelta(days=86)):
        service.listen()
        assert "silent" not in whats(ana)
    for days in (85, 84):
        with clock.at(noon - timedelta(days=days)):
            service.listen()
            assert whats(ana).count("silent") == 1
    assert (load(space_id).gap_days, load(space_id).last_day) == (7, (noon - timedelta(days=100)).date())

    with clock.at(noon + timedelta(days=83)):
        service.listen()
        assert whats(ana).count("sunset") == 1


def test_word_ends_the_silence(quiet, noon) -> None:
    space_id, ana = quiet
    with clock.at(noon):
        service.listen()
        row = db.read_now(queries.list_mine, ana)[0]
        assert (row.quiet_days, row.gap_days) == (100, 7)
    with clock.at(noon + timedelta(days=1)):
        ask(ana, space_id)
        service.listen()

        assert load(space_id).alarmed_on is None
        assert db.read_now(queries.get_community, ana, space_id).quiet_days is None


def test_listening_takes_the_same_statements(people, start, statements) -> None:
    start(people.member())
    one = statements(service.listen)
    for _ in range(3):
        start(people.member())

    assert statements(service.listen) <= one + 1  # what changed is written in one


def test_no_figure_for_four_people_and_four_for_five(people, start) -> None:
    ana, *others = (people.member() for _ in range(5))
    stranger = people.member()
    space_id = start(ana, Openness.OPEN, *others[:2])
    join(space_id, *others[2:])
    in_teams([ana, *others[:2]], others[2:])
    for each in others[:3]:
        answer(each, ask(ana, space_id))
    assert db.read_now(queries.get_figures, ana, space_id) == FiguresView()

    for each in others:
        answer(ana, ask(each, space_id))

    found = db.read_now(queries.get_figures, stranger, space_id)
    assert (found.active, found.answered, found.across, found.rhythm_kept) == (5, 100, 43, None)


def in_teams(*teams) -> None:
    def write(session: Session) -> None:
        for number, members in enumerate(teams):
            team = Team(name=f"Team {number}")
            session.add(team)
            session.flush()
            for each in members:
                session.get_one(Person, each.person_id).team_id = team.id

    db.write_now(write)


def test_bridges_are_shown_to_both_sides(people, start, statements) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    first = start(ana, topics=["Pumps", "Seals", "Fans"])
    second = start(bob, topics=["Pumps", "Seals"], name="Blowers")
    start(cleo, Openness.HIDDEN, topics=["Pumps", "Seals"], name="Secret blowers")

    (near,) = db.read_now(queries.list_bridges, ana, first)
    (back,) = db.read_now(queries.list_bridges, bob, second)

    assert (near.name, back.name, near.together) == ("Blowers", "Rotating machines", ONE_GUEST)
    assert {each.name for each in near.topics} == {"Pumps", "Seals"}
    assert db.read_now(queries.list_bridges, cleo, first) == []
    one = statements(lambda: db.read_now(queries.list_bridges, ana, first))
    start(people.member(), topics=["Pumps", "Seals"], name="Turbines")
    assert statements(lambda: db.read_now(queries.list_bridges, ana, first)) == one


def test_members_who_answer_elsewhere_are_a_bridge(people, start) -> None:
    ana, bob, guest = people.member(), people.member(), people.member()
    first = start(ana)
    second = start(bob, Openness.OPEN, guest, people.member(), name="Blowers")
    for _ in range(3):
        answer(guest, ask(ana, first))

    for actor, space_id, other in ((ana, first, second), (bob, second, first)):
        (near,) = db.read_now(queries.list_bridges, actor, space_id)
        assert (near.id, near.answers, near.together) == (other, True, ONE_MEETING)


def test_kit_is_for_who_facilitates(people, start, noon) -> None:
    ana, bob, new = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.CLOSED, bob, people.member())
    question = ask(ana, space_id, "Which seal for hot oil is best?")
    with clock.at(noon + timedelta(days=40)):
        join(space_id, new)
        found = db.read_now(queries.get_kit, inside(ana, space_id), space_id)

        assert [each.id for each in found.newcomers] == [new.person_id]
        assert sum(item.minutes for item in found.agenda) == kit.MINUTES
        assert [item.content_id for item in found.agenda if item.content_id] == [question]
        assert db.read_now(queries.get_kit, bob, space_id) == KitView()

        opens = [found.opens.id]
        for _ in range(3):
            db.write_now(service.note_turn, ana, space_id, opens[-1])
            opens.append(db.read_now(queries.get_kit, inside(ana, space_id), space_id).opens.id)
        assert len(set(opens)) == 4
        with pytest.raises(NoSuchMember):
            db.write_now(service.note_turn, ana, space_id, str(people.member().person_id))


def test_everybody_is_told_what_concerns_them(people, start) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.CLOSED, bob, people.member())
    assert (whats(bob), whats(ana)) == (["started"], ["started"])  # what was answered is not told any more

    db.write_now(service.ask_to_join, cleo, space_id, AskToJoinInput())
    assert whats(ana)[-1] == "asked"
    db.write_now(service.let_in, ana, space_id, str(cleo.person_id))
    assert (whats(cleo), whats(ana)[-1]) == (["welcome"], "newcomer")
    db.write_now(service.take_over, cleo, space_id)
    assert whats(ana)[-1] == "willing"
    db.write_now(service.ask_to_take_over, ana, space_id, str(cleo.person_id))
    assert (whats(bob)[-1], whats(ana)[-1]) == ("facilitates", "facilitates")


def test_invitation_that_was_answered_is_not_told(people, start) -> None:
    ana, bob = people.member(), people.member()
    space_id = start(ana, Openness.HIDDEN)
    db.write_now(service.invite, ana, space_id, InvitePeopleInput(people=[str(bob.person_id)]))
    db.write_now(service.decline, bob, space_id)

    assert whats(bob) == []


def test_term_that_ends_is_told_once(people, start, noon) -> None:
    ana = people.member()
    start(ana)
    for days in (150, 160, 170):
        with clock.at(noon + timedelta(days=days)):
            db.write_now(service.remind)

            assert whats(ana).count("term") == (days > 150)
