"""The figure of questions in the frame is the number of those that somebody could answer."""

from sqlalchemy import select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.home.queries import get_shell
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.questions import queries
from learnhub.features.questions.queries import attention
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill
from tests.features.questions.support import answer, ask


def figure(actor: Actor) -> int:
    return db.read_now(get_shell, actor).figures["questions_waiting"]


def test_figure_counts_a_question_once_however_many_of_its_topics_are_mine(people):
    ana, ben = people.member(), people.member()
    for topic in ("Pumps", "Seals", "Safety"):
        db.write_now(set_skill, ben, topic, SkillLevel.HELPS)
    db.write_now(set_skill, ben, "Welding", SkillLevel.LEARNING)
    ask(ana, topics=("Pumps", "Seals", "Safety"))
    ask(ana, topics=("Seals",))
    ask(ana, topics=("Welding",))
    ask(ben, topics=("Pumps",))
    answer(ana, ask(ana, topics=("Pumps",)))

    assert (figure(ben), figure(ana)) == (2, 0)
    assert db.read_now(queries.count_to_answer, ben) == 2


def test_figure_leaves_out_what_is_hidden_or_in_a_space_of_others(people):
    ana, ben, mia = people.member(), people.member(), people.member()
    for reader in (ben, mia):
        db.write_now(set_skill, reader, "Pumps", SkillLevel.PRACTISES)
    moved, hidden = ask(ana, topics=("Pumps",)), ask(ana, topics=("Pumps",))
    db.write_now(hide, hidden)
    db.write_now(move_to_closed_space, moved, ben)

    assert [figure(reader) for reader in (ben, mia)] == [1, 0]
    assert [db.read_now(queries.count_to_answer, reader) for reader in (ben, mia)] == [1, 0]


def hide(session: Session, question_id: str) -> None:
    session.get_one(Content, question_id).status = Status.HIDDEN


def move_to_closed_space(session: Session, question_id: str, member: Actor) -> None:
    space = Space(kind=SpaceKind.COMMUNITY, name="Rotating machines", is_open=False)
    session.add(space)
    session.flush()
    session.add(SpaceMember(space_id=space.id, person_id=member.person_id))
    session.get_one(Content, question_id).space_id = space.id


def test_figure_stops_at_the_bound(people, monkeypatch):
    ana, ben = people.member(), people.member()
    for topic in ("Pumps", "Seals"):
        db.write_now(set_skill, ben, topic, SkillLevel.HELPS)
    monkeypatch.setattr(attention, "BOUND", 3)
    bounded = select(attention.questions_waiting().query)
    found = []
    for _number in range(5):
        ask(ana, topics=("Pumps", "Seals"))
        found.append(db.read_now(lambda session: db.rows(session, bounded, reader_id=ben.person_id))[0][0])

    assert found == [1, 2, 3, 3, 3]
