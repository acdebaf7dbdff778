"""Writing cards and changing them."""

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.cards import queries, service
from learnhub.features.cards.schemas import CardEditInput, CardInput, SourceRef
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.people.personal_data import export_person
from learnhub.features.questions import queries as questions
from learnhub.features.questions.room import ANSWER, QUESTION
from tests.features.discussion.support import load, write_anonymous
from tests.features.notices.support import tell, told
from tests.features.questions.support import answer, ask

EDITED = {"front": "Which checks come last?", "back": "Two.", "language": "en", "edition": 1}


def add_answer(session, actor, status="published"):
    question = discussion_service.create(
        session, actor, kind=QUESTION, title="Why does pump 2 stop?", language="en", topics=["Pumps"]
    )
    answer = discussion_service.create(
        session,
        actor,
        kind=ANSWER,
        body="Air in&nbsp;the **line**.",
        language="en",
        parent=question,
        status=status,
    )
    return question.id, answer.id


def test_written_card_is_readable_and_in_the_review_of_its_author(people, add_card):
    ana, bo = people.member("Ana Petit"), people.member("Bo Lund")

    card_id = add_card(ana, why="Givors.", topics=["Pumps", "Safety"])

    card = db.read_now(queries.get_card, bo, card_id)
    assert card.front == "What comes last before opening?"
    assert card.back_html == "<p>Zero pressure, <strong>zero voltage</strong>.</p>\n"
    assert card.why_html == "<p>Givors.</p>\n"
    assert card.author.name == "Ana Petit"
    assert [topic.name for topic in card.topics] == ["Pumps", "Safety"]
    assert (card.used, card.is_in_review, card.can_edit, card.can_remove) == (1, False, False, False)
    assert db.read_now(queries.due_count, ana) == 1
    assert db.read_now(queries.due_count, bo) == 0


def test_card_of_nobody_is_refused(company):
    with pytest.raises(Forbidden):
        db.write_now(
            service.create_card, ANONYMOUS, CardInput(front="Is it open?", back="No.", language="en")
        )


def test_card_from_an_answer_names_its_source(people, add_card):
    ana = people.member()
    question_id, answer_id = db.write_now(add_answer, ana)

    text = db.read_now(queries.text_from_source, ana, answer_id)
    card_id = add_card(ana, source_id=answer_id)

    address, asked = f"/questions/{question_id}", "Why does pump 2 stop?"
    source = SourceRef(answer_id, "answer", question_id, asked, text.source.author, address)
    assert source.author.id == ana.person_id
    assert (text.front, text.back, text.topics) == ("Why does pump 2 stop?", "Air in the **line**.", "Pumps")
    assert text.source == source
    assert db.read_now(queries.get_card, ana, card_id).source == source


def test_card_from_a_hidden_answer_is_refused(people, add_card):
    ana, bo = people.member(), people.member()
    _, answer_id = db.write_now(add_answer, ana, status="hidden")

    with pytest.raises(NoSuchContent):
        db.read_now(queries.text_from_source, bo, answer_id)
    with pytest.raises(NoSuchContent):
        add_card(bo, source_id=answer_id)


def test_source_that_was_hidden_later_is_not_shown(people, add_card):
    ana, bo = people.member(), people.member()
    mia = people.member(roles=(Role.MODERATOR,))
    _, answer_id = db.write_now(add_answer, ana)
    card_id = add_card(bo, source_id=answer_id)

    db.write_now(discussion_service.hide, mia, answer_id, "Wrong pump")

    assert db.read_now(queries.get_card, bo, card_id).source == SourceRef()


def test_edit_by_its_author_changes_the_card(people, add_card):
    ana = people.member()
    card_id = add_card(ana)

    db.write_now(service.edit_card, ana, card_id, CardEditInput(**EDITED, why="It hurts.", topics="Seals"))

    text = db.read_now(queries.card_text, ana, card_id)
    assert (text.front, text.back, text.why) == ("Which checks come last?", "Two.", "It hurts.")
    assert (text.topics, text.edition) == ("Seals", 2)


def test_edit_of_an_older_edition_is_refused(people, add_card):
    ana = people.member()
    card_id = add_card(ana)
    db.write_now(service.edit_card, ana, card_id, CardEditInput(**EDITED))

    with pytest.raises(EditedMeanwhile):
        db.write_now(service.edit_card, ana, card_id, CardEditInput(**EDITED | {"back": "Three."}))

    assert db.read_now(queries.card_text, ana, card_id).back == "Two."


def test_edit_and_removal_by_somebody_else_are_refused(people, add_card):
    ana, bo = people.member(), people.member(roles=(Role.ADMINISTRATOR,))
    card_id = add_card(ana)

    with pytest.raises(NoSuchContent):
        db.read_now(queries.card_text, bo, card_id)
    with pytest.raises(Forbidden):
        db.write_now(service.edit_card, bo, card_id, CardEditInput(**EDITED))
    with pytest.raises(Forbidden):
        db.write_now(service.remove_card, bo, card_id)

    assert db.read_now(queries.get_card, bo, card_id).front == "What comes last before opening?"


def test_export_of_a_card_holds_its_answer_and_why(people, add_card):
    ana = people.member()
    add_card(ana, why="Givors.")

    [card] = db.read_now(export_person, ana.person_id)["content"]

    assert (card["body"], card["sections"]) == ("Zero pressure, **zero voltage**.", {"why": ["Givors."]})


def test_removed_card_leaves_every_review_and_its_words_are_gone(people, add_card):
    ana, bo = people.member(), people.member()
    card_id = add_card(ana, why="Givors.")
    db.write_now(service.add_to_review, bo, card_id)

    db.write_now(service.remove_card, ana, card_id)

    assert [db.read_now(queries.due_count, person) for person in (ana, bo)] == [0, 0]
    kept = db.read_now(lambda session: session.get_one(Content, card_id))
    assert (kept.body, db.read_now(discussion_queries.sections_of, [card_id])) == ("", {})
    with pytest.raises(NoSuchContent):
        db.read_now(queries.get_card, ana, card_id)


def test_hidden_card_leaves_every_review_and_comes_back(people, add_card):
    ana, mia = people.member(), people.member(roles=(Role.MODERATOR,))
    card_id = add_card(ana)
    db.write_now(service.add_to_review, mia, card_id)

    db.write_now(discussion_service.hide, mia, card_id, "Out of date")

    assert [db.read_now(queries.due_count, person) for person in (ana, mia)] == [0, 0]
    seen = db.read_now(queries.get_card, ana, card_id)
    assert (seen.is_hidden, seen.hidden_reason, seen.can_edit) == (True, "Out of date", False)
    with pytest.raises(NoSuchContent):
        db.read_now(queries.get_card, people.member(), card_id)
    with pytest.raises(NoSuchContent):
        db.write_now(service.add_to_review, mia, card_id)

    db.write_now(discussion_service.unhide, mia, card_id)

    assert [db.read_now(queries.due_count, person) for person in (ana, mia)] == [1, 1]


def test_words_of_a_card_are_question_and_answer(people, add_card, statements):
    ana = people.member()
    card_id = add_card(ana)

    assert statements(lambda: db.read_now(queries.get_words, ana, card_id)) == 1
    words = db.read_now(queries.get_words, ana, card_id)

    assert (words.title, words.language) == ("What comes last before opening?", "en")
    assert "<strong>zero voltage</strong>" in words.html


def test_words_of_a_hidden_card_are_for_nobody(people, add_card):
    ana, mia = people.member(), people.member(roles=(Role.MODERATOR,))
    card_id = add_card(ana)
    db.write_now(discussion_service.hide, mia, card_id, "Out of date")

    for who in (ana, mia, people.member()):
        with pytest.raises(NoSuchContent):
            db.read_now(queries.get_words, who, card_id)


def test_french_question_is_typeset_for_screens_only(people, add_card):
    ana = people.member()
    typed, shown = "Que vérifier avant d'ouvrir ?", "Que vérifier avant d'ouvrir\u202f?"
    card_id = add_card(ana, typed, language="fr")

    desk = db.read_now(queries.review_desk, ana)
    assert (db.read_now(queries.open_card, ana, card_id).front, desk.card.front) == (shown, shown)

    [queued] = db.read_now(queries.review_queue, ana, 5)
    assert (db.read_now(queries.get_card, ana, card_id).front, queued.front) == (typed, typed)
    assert db.read_now(queries.card_text, ana, card_id).front == typed


def test_question_says_what_became_of_its_answers_and_the_card_credits_both(people, add_card, statements):
    ana, bo, mia = (
        people.member("Ana Petit"),
        people.member("Bo Lind"),
        people.member(roles=(Role.MODERATOR,)),
    )
    question_id = ask(ana)
    answer_id = answer(ana, question_id)
    before = statements(lambda: db.read_now(questions.get_question, ana, question_id))
    card_id = add_card(bo, source_id=answer_id)
    made = MadeView(card_id, "card", "What comes last before opening?", "en", f"/library/{card_id}")

    card = db.read_now(queries.get_card, mia, card_id)
    assert (card.author.name, card.source.author.name) == ("Bo Lind", "Ana Petit")
    assert _made(ana, question_id) == ((), (made,))
    assert statements(lambda: db.read_now(questions.get_question, ana, question_id)) == before

    db.write_now(discussion_service.hide, mia, card_id, "Names a customer")
    assert _made(ana, question_id) == ((), ())
    db.write_now(discussion_service.unhide, mia, card_id)
    db.write_now(service.remove_card, bo, card_id)
    assert _made(ana, question_id) == ((), ())


def test_author_of_an_answer_is_told_that_something_was_made_of_it(people, add_card):
    ana, bo = people.member(), people.member()
    _, answer_id = db.write_now(add_answer, ana)
    for author in (ana, bo):
        add_card(author, source_id=answer_id)
    tell()

    assert told(ana).count(("promoted", "made", "wrote")) == 1


def test_words_that_nobody_signed_are_not_put_on_a_card(people, add_card):
    ana = people.member()
    question_id, answer_id = db.write_now(add_answer, ana)
    anonymous = write_anonymous(load(question_id), kind="question").id

    with pytest.raises(NoSuchContent):
        db.read_now(queries.text_from_source, ana, anonymous)
    with pytest.raises(NoSuchContent):
        add_card(ana, source_id=anonymous)
    db.write_now(_make_anonymous, question_id)
    text = db.read_now(queries.text_from_source, ana, answer_id)
    assert (text.front, text.back) == ("", "Air in the **line**.")


def _made(actor, question_id):
    view, answers = db.read_now(questions.get_question, actor, question_id)
    [post] = answers.posts.items
    return view.post.made, post.made


def _make_anonymous(session, question_id):
    content = session.get_one(Content, question_id)
    content.is_anonymous, content.activity_at = True, None
