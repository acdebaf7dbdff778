"""Writing in a community, moving what is there with all under it, showing it elsewhere, and approving."""

from datetime import date

import pytest

from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.checklists import service as checklists
from learnhub.features.checklists.schemas import ChecklistInput
from learnhub.features.collections import service as collections
from learnhub.features.collections.errors import NoSuchSpace as NoSuchTeam
from learnhub.features.collections.schemas import CollectionInput
from learnhub.features.communities import queries, service
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.errors import (
    NothingWaits,
    NotMovable,
    NotShowable,
    OwnApproval,
    WrittenInConfidence,
)
from learnhub.features.communities.events import PostSettled, PostWaits
from learnhub.features.communities.schemas import SendBackInput
from learnhub.features.discussion import listing
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import (
    FacilitatorsPost,
    Frozen,
    MembersAnswer,
    MembersPost,
    NoSuchContent,
    NoSuchSpace,
    UnknownTopic,
)
from learnhub.features.discussion.queries import list_places
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.guides import service as guides
from learnhub.features.guides.schemas import ArticleInput, PracticeInput, StepsInput
from learnhub.features.questions import queries as questions
from learnhub.features.questions import service as question_service
from learnhub.features.questions.asked import QuestionSearch
from learnhub.features.questions.enums import Order
from learnhub.features.questions.events import QuestionAsked
from learnhub.features.questions.room import QUESTION
from learnhub.features.questions.schemas import AnswerInput, AskInput
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals import service as rituals_service
from learnhub.features.rituals.schemas import AgendaItemInput, RitualInput
from learnhub.features.videos import service as videos
from learnhub.features.videos.schemas import VideoInput
from tests.features.communities.conftest import inside, rule
from tests.features.discussion.support import events_of, load

TITLE = "Why does pump 4 trip at night?"
LIBRARY = {"title": TITLE, "language": "en"}

# Every form in which something of one's own is written, with what it needs.
FORMS = (
    (question_service.ask_question, AskInput, {"title": TITLE}),
    (cards.create_card, CardInput, {"front": TITLE, "back": "Cold grease.", "language": "en"}),
    (checklists.publish_checklist, ChecklistInput, LIBRARY | {"points": "Key is out\nReset"}),
    (guides.publish_practice, PracticeInput, LIBRARY | {"context": "At night.", "result": "No trip."}),
    (guides.publish_steps, StepsInput, LIBRARY | {"steps": [{"name": "Lock out"}, {"name": "Turn"}]}),
    (guides.publish_article, ArticleInput, LIBRARY | {"text": "Air."}),
    (collections.publish_collection, CollectionInput, LIBRARY),
    (videos.publish_video, VideoInput, LIBRARY | {"link": "https://videos.example/seal"}),
)


def ask(actor, space_id: str = "", **given) -> str:
    form = AskInput.model_validate({"title": TITLE, "space_id": space_id} | given)
    return db.write_now(question_service.ask_question, actor, form)


def answer(actor, question_id: str) -> str:
    form = AnswerInput(body="Cold grease.")
    return db.write_now(question_service.answer_question, actor, form, question_id=question_id)


def feed(actor, space_id: str) -> list[str]:
    return [row.id for row in db.read_now(queries.list_feed, actor, space_id).items]


@pytest.mark.parametrize("form", FORMS, ids=[each[1].__name__ for each in FORMS])
def test_everything_can_be_written_in_a_community(people, start, form) -> None:
    write, schema, words = form
    ana, stranger = people.member(), people.member()
    space_id = start(ana, Openness.HIDDEN)
    field = "space_id" if "space_id" in schema.model_fields else "space"
    given = schema.model_validate(words | {field: space_id})

    content_id = db.write_now(write, ana, given)

    content = load(content_id)
    assert (content.space_id, content.audience) == (space_id, space_id)
    assert feed(inside(ana, space_id), space_id) == [content_id]
    with pytest.raises((NoSuchSpace, NoSuchTeam)):
        db.write_now(write, stranger, given)


def test_who_posts_and_answers_is_the_communitys_to_say(people, start) -> None:
    ana, bob, stranger = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.OPEN, bob, people.member())
    question = ask(ana, space_id)
    with pytest.raises(MembersPost):
        ask(stranger, space_id)
    answer(stranger, question)

    rule(space_id, posts="facilitators", answers="members")
    with pytest.raises(FacilitatorsPost):
        ask(bob, space_id)
    with pytest.raises(MembersAnswer):
        answer(stranger, question)
    with pytest.raises(MembersAnswer):
        db.write_now(discussion.comment, stranger, CommentInput(body="Me too"), parent_id=question)
    answer(bob, question)

    rule(space_id, posts="everybody", answers="everybody")
    ask(stranger, space_id)
    db.write_now(service.end, ana, space_id)
    with pytest.raises(Frozen):
        ask(ana, space_id)
    with pytest.raises(Frozen):
        answer(bob, question)
    places = [each.id for each in db.read_now(list_places, ana)]
    assert places == []


def test_hidden_community_makes_no_topic(people, start) -> None:
    ana = people.member()
    space_id = start(ana, Openness.HIDDEN, topics=["Pumps"])

    ask(ana, space_id, topics=["Pumps"])

    with pytest.raises(UnknownTopic):
        ask(ana, space_id, topics=["Merger"])


def test_what_waits_is_shown_once_it_is_approved(people, start) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.OPEN, bob, cleo)
    rule(space_id, approves="facilitators")
    asked = AskInput(title=TITLE, space_id=space_id)

    events = events_of(question_service.ask_question, bob, asked)
    (waits,) = [each for each in events if isinstance(each, PostWaits)]
    question = waits.content_id
    assert not any(isinstance(each, QuestionAsked) for each in events)
    assert (load(question).status, feed(cleo, space_id)) == (Status.WAITING, [])
    assert [row.id for row in db.read_now(queries.list_waiting, ana, space_id)] == [question]
    assert db.read_now(queries.list_waiting, cleo, space_id) == []
    with pytest.raises(NothingWaits):
        db.write_now(service.approve, cleo, question)

    approved = events_of(service.approve, ana, question)
    assert PostSettled(space_id, question, str(ana.person_id), is_approved=1) in approved
    assert QuestionAsked(question) in approved
    assert feed(cleo, space_id) == [question]
    assert load(ask(ana, space_id)).status == Status.PUBLISHED


def test_members_approve_what_others_wrote(people, start) -> None:
    ana, bob, cleo = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.OPEN, bob, cleo)
    rule(space_id, approves="members")
    question = ask(bob, space_id)

    with pytest.raises(OwnApproval):
        db.write_now(service.approve, bob, question)
    db.write_now(service.send_back, cleo, question, SendBackInput(reason="Which pump?"))
    assert (load(question).status, load(question).hidden_reason) == (Status.DRAFT, "Which pump?")
    with pytest.raises(NoSuchContent):
        db.write_now(service.send_again, cleo, question)
    db.write_now(service.send_again, bob, question)
    db.write_now(service.approve, cleo, question)

    assert load(question).status == Status.PUBLISHED


def test_children_move_along(people, start) -> None:
    ana, bob, stranger = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.CLOSED, bob, people.member())
    question = ask(ana)
    under = answer(bob, question)
    comment = db.write_now(discussion.comment, stranger, CommentInput(body="Me too"), parent_id=under)
    with pytest.raises(Forbidden):
        db.write_now(service.move, bob, question, space_id)
    with pytest.raises(NotMovable):
        db.write_now(service.move, bob, under, space_id)

    db.write_now(service.move, ana, question, space_id)

    assert {load(each).audience for each in (question, under, comment)} == {space_id}
    assert feed(inside(bob, space_id), space_id) == [question]
    with pytest.raises(NoSuchContent):
        answer(stranger, question)


def test_what_others_wrote_in_confidence_stays(people, start) -> None:
    ana, bob = people.member(), people.member()
    space_id = start(ana, Openness.CLOSED, bob, people.member())
    alone, answered = ask(ana, space_id), ask(ana, space_id)
    answer(bob, answered)

    db.write_now(service.move, ana, alone, "")

    assert load(alone).audience == "open"
    with pytest.raises(WrittenInConfidence):
        db.write_now(service.move, ana, answered, "")


def test_ritual_moves_and_takes_what_was_said_in_it_nowhere_else(people, start) -> None:
    ana, bob, stranger = people.member(), people.member(), people.member()
    space_id = start(ana, Openness.CLOSED, bob, people.member())
    rhythm = {"rule": "FREQ=WEEKLY;BYDAY=TH", "first_on": "2026-03-12", "at": "14:00", "zone": "Europe/Paris"}
    form = RitualInput.model_validate(
        {"title": "Coffee of the pumps", "form": "coffee", "language": "en", "minutes": 60} | rhythm
    )
    ritual = db.write_now(rituals_service.plan_ritual, ana, form)

    assert ("", "") not in (place := db.read_now(queries.find_place, ana, ritual)).moves
    assert (place.can_move, place.shows) == (True, [])
    assert not db.read_now(queries.find_place, bob, ritual).can_move
    db.write_now(service.move, ana, ritual, space_id)

    with pytest.raises(NoSuchContent):
        db.read_now(rituals.get_ritual, stranger, ritual)
    (row,) = db.read_now(rituals.get_space_rituals, inside(bob, space_id), space_id).rows
    assert row.title == "Coffee of the pumps"
    db.write_now(service.move, inside(ana, space_id), ritual, "")
    assert db.read_now(rituals.get_ritual, stranger, ritual).title == "Coffee of the pumps"

    db.write_now(service.move, ana, ritual, space_id)
    point = AgendaItemInput(title="The gauge said 4.2 bar", minutes=5)
    db.write_now(rituals_service.add_item, inside(bob, space_id), ritual, date(2026, 3, 12), point)
    with pytest.raises(WrittenInConfidence):
        db.write_now(service.move, inside(ana, space_id), ritual, "")


def test_moderator_moves_what_they_see(people, start) -> None:
    ana, moderator = people.member(), people.member(roles=(Role.MODERATOR,))
    open_one = start(ana, Openness.OPEN, moderator, people.member())
    hidden = start(ana, Openness.HIDDEN)
    question, secret = ask(ana), ask(ana, hidden)

    db.write_now(service.move, moderator, question, open_one)

    assert load(question).space_id == open_one
    with pytest.raises(NoSuchContent):
        db.write_now(service.move, moderator, secret, open_one)


def test_shown_by_reference_and_never_copied(people, start) -> None:
    ana, bob, reader = people.member(), people.member(), people.member()
    home, second = start(ana), start(bob, name="Fans and blowers")
    secret = ask(ana, start(ana, Openness.HIDDEN))
    question = ask(ana, home)

    db.write_now(service.show_in, bob, question, second)
    db.write_now(service.show_in, bob, question, second)

    (row,) = db.read_now(queries.list_feed, reader, second).items
    assert (row.id, row.is_shown) == (question, True)
    assert [row.is_shown for row in db.read_now(queries.list_feed, reader, home).items] == [False]
    for content_id, space_id in ((question, home), (secret, home)):
        with pytest.raises(NotShowable):
            db.write_now(service.show_in, ana, content_id, space_id)
    with pytest.raises(Forbidden):
        db.write_now(service.take_out, reader, question, second)
    db.write_now(service.take_out, bob, question, second)
    assert feed(reader, second) == []


def test_what_closes_is_shown_nowhere_else(people, start) -> None:
    ana, bob = people.member(), people.member()
    closed, second = start(ana, Openness.CLOSED), start(bob, name="Fans and blowers")
    question = ask(ana)
    db.write_now(service.show_in, bob, question, second)

    db.write_now(service.move, ana, question, closed)

    assert feed(bob, second) == feed(inside(ana, closed), second) == []


@pytest.mark.parametrize("order", [Order.NEWEST, Order.VOTES, Order.UNANSWERED])
def test_questions_are_narrowed_to_a_community(people, start, order) -> None:
    ana, bob = people.member(), people.member()
    space_id, hidden = start(ana), start(ana, Openness.HIDDEN)
    inner, shown, secret = ask(ana, space_id), ask(ana), ask(ana, hidden)
    ask(ana)
    db.write_now(service.show_in, ana, shown, space_id)

    def found(actor, space: str) -> set[str]:
        search = QuestionSearch(order=order, space_id=space)
        return {row.id for row in db.read_now(questions.list_questions, actor, search=search).items}

    assert found(bob, space_id) == {inner, shown}
    assert (found(bob, hidden), found(inside(ana, hidden), hidden)) == (set(), {secret})


def test_figure_of_a_space_counts_what_its_reader_sees(people, start) -> None:
    ana, bob = people.member(), people.member()
    hidden = start(ana, Openness.HIDDEN)
    ask(ana, hidden)
    asked = listing.Asked((QUESTION,), space_id=hidden)

    counts = [db.read_now(listing.count, actor, asked, most=9).number for actor in (inside(ana, hidden), bob)]

    assert counts == [1, 0]


def test_feed_pages_and_takes_the_same_statements(people, start, statements) -> None:
    ana = people.member()
    space_id = start(ana)
    written = [ask(ana, space_id)]
    few = statements(lambda: db.read_now(queries.list_feed, ana, space_id))
    written += [ask(ana, space_id) for _ in range(4)]

    first = db.read_now(queries.list_feed, ana, space_id, size=3)
    rest = db.read_now(queries.list_feed, ana, space_id, cursor=first.next, size=3)

    assert [row.id for row in (*first.items, *rest.items)] == written[::-1]
    assert statements(lambda: db.read_now(queries.list_feed, ana, space_id)) == few
