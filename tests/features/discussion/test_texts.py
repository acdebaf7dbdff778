"""What is stored of each text is what its page and its lists show, whoever writes it and whenever."""

import asyncio
import threading

import pytest
from sqlmodel import Session, select, update

from learnhub.access.actor import Actor
from learnhub.core import db, markdown
from learnhub.core.markdown import RENDERER
from learnhub.core.markdown_bounds import TooMuch
from learnhub.features.cards import queries as cards
from learnhub.features.cards import service as card_service
from learnhub.features.cards.room import CARD
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.service import texts
from learnhub.features.questions import queries as questions
from learnhub.features.search.browsing import Search, find
from tests.features.discussion.support import write_anonymous, write_question

WIDE = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "|\n" * 100


@pytest.fixture
def author(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def card(author: Actor) -> Content:
    given = {"title": "Quelle pression ?", "body": "**Zéro** : rien !", "sections": {"why": "*Ici* ?"}}
    return db.write_now(service.create, author, kind=CARD, language="fr", **given)


def stored(content: Content) -> dict[str, ContentHtml]:
    wanted = select(ContentHtml).where(ContentHtml.content_id == content.id)
    return {row.section: row for row in db.read_now(lambda session: session.exec(wanted).all())}


def edit(actor: Actor, content: Content, **values) -> None:
    def change(session: Session) -> None:
        row = queries.get_content_for_update(session, actor, content.id, content.kind)
        service.edit(session, actor, row, **values)

    db.write_now(change)


def as_an_older_renderer_left_it(content: Content) -> None:
    older = update(ContentHtml).where(ContentHtml.content_id == content.id)
    db.write_now(lambda session: session.exec(older.values(renderer=RENDERER - 1, html="old", excerpt="old")))


def test_written_text_is_stored_as_it_is_shown(card) -> None:
    body, why = stored(card)[""], stored(card)["why"]

    assert body.html == markdown.render("**Zéro** : rien !", "fr")
    assert (body.excerpt, body.words, body.renderer) == ("Zéro : rien !", 4, RENDERER)
    assert why.html == markdown.render("*Ici* ?", "fr")


def test_pages_and_lists_read_what_is_stored(author, card) -> None:
    as_an_older_renderer_left_it(card)

    view = db.read_now(cards.get_card, author, card.id)
    words = db.read_now(cards.get_words, author, card.id)
    (row,) = db.read_now(find, author, (CARD,), Search()).items

    assert (view.back_html, view.why_html, words.html, row.excerpt) == ("old", "old", "old", "old")


def test_text_without_words_has_no_row_and_shows_nothing(author) -> None:
    question = write_question(author)

    assert stored(question) == {}
    assert db.read_now(questions.get_words, author, question.id).html == ""


def test_edit_stores_the_new_words_and_the_old_ones_are_gone(author, card) -> None:
    edit(author, card, edition=1, body="Two bars.", sections={"why": ""}, language="en")

    assert {name: row.html for name, row in stored(card).items()} == {"": "<p>Two bars.</p>\n"}


def test_another_language_alone_renders_the_texts_again(author, card) -> None:
    edit(author, card, edition=1, language="en")

    assert stored(card)[""].html == markdown.render("**Zéro** : rien !", "en")
    assert stored(card)["why"].html == markdown.render("*Ici* ?", "en")


def test_removed_content_leaves_nothing(author, card) -> None:
    db.write_now(lambda session: service.remove(session, author, session.get_one(Content, card.id)))

    assert stored(card) == {}


def test_anonymous_content_has_no_row(author) -> None:
    question = write_question(author)

    anonymous = write_anonymous(question, title="Why is nobody told?")

    assert stored(anonymous) == {}


def test_too_much_is_refused_and_nothing_is_written(author) -> None:
    with pytest.raises(TooMuch):
        db.write_now(service.create, author, kind=CARD, title="A wide table", body=WIDE, language="en")
    with pytest.raises(TooMuch):
        write_question(author, body="Fine.", sections={"context": WIDE})

    assert db.read_now(lambda session: session.exec(select(Content)).all()) == []


def test_too_much_in_an_edit_leaves_the_text_as_it_was(author, card) -> None:
    with pytest.raises(TooMuch):
        edit(author, card, edition=1, body=WIDE)

    assert db.read_now(lambda session: session.get_one(Content, card.id).body) == "**Zéro** : rien !"
    assert stored(card)[""].html == markdown.render("**Zéro** : rien !", "fr")


def test_refusal_names_the_field_and_comes_before_the_transaction(author) -> None:
    form = CardInput(front="A wide table", back=WIDE, why="Why", language="en")
    called = []

    def write(session: Session, actor: Actor, given: CardInput) -> None:
        called.append(given)

    with pytest.raises(TooMuch) as refusal:
        asyncio.run(db.write(write, author, form))

    assert refusal.value.fields == {"back": refusal.value.message}
    assert called == []


def test_text_of_an_input_is_parsed_in_another_thread(author, monkeypatch) -> None:
    seen, parse = [], markdown._parser.render
    monkeypatch.setattr(
        markdown._parser, "render", lambda text: seen.append(threading.current_thread()) or parse(text)
    )
    texts_of_its_own = {"back": f"Two *bars*, {author.person_id}.", "why": f"So *it* is, {author.person_id}."}
    form = CardInput(front="How many bars?", language="en", **texts_of_its_own)

    asyncio.run(db.write(card_service.create_card, author, form))

    assert len(seen) == 2
    assert threading.main_thread() not in seen


def test_rebuild_renders_what_an_older_renderer_made(author, card) -> None:
    question = write_question(author, body="Every *Monday*.")
    before = stored(card)
    as_an_older_renderer_left_it(card)

    assert texts.rebuild() == 2
    assert {name: row.html for name, row in stored(card).items()} == {
        name: row.html for name, row in before.items()
    }
    assert stored(question)[""].html == "<p>Every <em>Monday</em>.</p>\n"
    assert texts.rebuild() == 0


def test_rebuild_goes_through_many_batches(author) -> None:
    many = [write_question(author, body=f"It is number {number}.") for number in range(texts.BATCH + 1)]

    assert db.write_now(texts.mark_all) == len(many)
    assert texts.rebuild() == len(many)
    assert {stored(question)[""].renderer for question in (many[0], many[-1])} == {RENDERER}


def test_rebuild_shows_what_is_refused_now_as_it_was_typed(author, card) -> None:
    as_an_older_renderer_left_it(card)
    of_card = update(Content).where(Content.id == card.id)
    db.write_now(lambda session: session.exec(of_card.values(body="Look <here>\n" + WIDE)))

    texts.rebuild()

    assert stored(card)[""].html.startswith("<p>Look &lt;here&gt;<br>|a|a|")


def test_rebuild_leaves_alone_what_was_written_meanwhile(author, card) -> None:
    as_an_older_renderer_left_it(card)
    rows = db.read_now(texts._older)
    edit(author, card, edition=1, body="New words.")

    db.write_now(texts._replace, [texts._anew(row, {}) for row in rows])

    assert stored(card)[""].html == markdown.render("New words.", "fr")
