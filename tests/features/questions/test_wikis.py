"""Answers as wikis: who edits them, whose names are kept, and what becomes of two edits at once."""

import pytest

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion import queries as discussions
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.differences import Stretch
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchSuggestion
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.questions import queries, service
from learnhub.features.questions.schemas import EditAnswerInput, PostView
from tests.features.discussion.support import load
from tests.features.notices.support import tell, told
from tests.features.questions.support import answer, ask, read

WORDS = "Align it within ten minutes."


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


@pytest.fixture
def eva(people) -> Actor:
    return people.member("Eva Lind")


@pytest.fixture
def question(people) -> str:
    return ask(people.member("Ana Petit"))


@pytest.fixture
def wiki(ben, question) -> str:
    answer_id = answer(ben, question, WORDS)
    db.write_now(service.open_wiki, ben, answer_id=answer_id)
    return answer_id


def edit(actor: Actor, answer_id: str, body: str, edition: int) -> None:
    form = EditAnswerInput(body=body, edition=edition)
    db.write_now(service.edit_answer, actor, form, answer_id=answer_id)


def shown(actor: Actor, question_id: str) -> PostView:
    [post] = read(actor, question_id)[1].posts.items
    return post


def editors(actor: Actor, content_id: str) -> list[tuple[str, str]]:
    page = db.read_now(discussions.list_revisions, actor, content_id)
    return [(row.person.name, row.origin) for row in page.items]


def test_colleagues_edit_it_under_their_names(ben, eva, people, question, wiki) -> None:
    edit(eva, wiki, "Align it within fifteen minutes.", 1)
    edit(people.member("Otto Berg"), wiki, "Align it hot, within fifteen minutes.", 2)
    tell()

    view = shown(eva, question)
    assert (view.author.name, view.is_wiki, view.can_edit, view.can_remove) == (
        *("Ben Stone", True),
        *(True, False),
    )
    assert editors(ben, wiki) == [("Otto Berg", "edited"), ("Eva Lind", "edited"), ("Ben Stone", "written")]
    assert told(ben).count(("suggestions", "wiki_edited", "wrote")) == 2


def test_author_ends_it_and_what_others_wrote_stays(ben, eva, question, wiki) -> None:
    edit(eva, wiki, "Fifteen minutes.", 1)
    for _twice in range(2):
        db.write_now(service.end_wiki, ben, answer_id=wiki)

    with pytest.raises(Forbidden):
        edit(eva, wiki, "Twenty minutes.", 2)
    assert (load(wiki).body, shown(eva, question).can_edit) == ("Fifteen minutes.", False)
    assert editors(eva, wiki)[0] == ("Eva Lind", "edited")


def test_only_its_author_opens_and_ends_it(eva, ben, question, wiki, people) -> None:
    moderator = people.member(roles=(Role.MODERATOR, Role.ADMINISTRATOR))
    for other in (eva, moderator):
        with pytest.raises(Forbidden):
            db.write_now(service.end_wiki, other, answer_id=wiki)
    db.write_now(service.end_wiki, ben, answer_id=wiki)
    for other in (eva, moderator):
        assert not shown(other, question).can_open_wiki
        with pytest.raises(Forbidden):
            db.write_now(service.open_wiki, other, answer_id=wiki)
    assert shown(ben, question).can_open_wiki


def test_hidden_wiki_stays_as_it_is(ben, eva, wiki, people) -> None:
    moderator = people.member(roles=(Role.MODERATOR,))
    db.write_now(discussion.hide, moderator, wiki, "Names a customer")

    for other in (ben, moderator):
        with pytest.raises(Forbidden):
            edit(other, wiki, "Otherwise", 1)


def test_nobody_who_is_not_signed_in_edits(wiki) -> None:
    with pytest.raises(NotFound):
        edit(ANONYMOUS, wiki, "Otherwise", 1)
    assert load(wiki).edition == 1


def test_later_one_of_two_sees_both_texts_and_nothing_is_lost(ben, eva, question, wiki, people) -> None:
    otto = people.member("Otto Berg")
    edit(otto, wiki, "Align it within twelve minutes.", 1)
    mine = "Align it within ten minutes, hot."
    with pytest.raises(EditedMeanwhile):
        edit(eva, wiki, mine, 1)

    meanwhile = db.read_now(discussions.get_meanwhile, eva, wiki, {"body": mine})
    assert (meanwhile.person.name, meanwhile.html) == (
        "Otto Berg",
        "<p>Align it within twelve minutes.</p>\n",
    )
    [change] = meanwhile.changes
    assert Stretch("twelve", "del") in change.pieces
    assert Stretch("ten", "ins") in change.pieces

    source = db.read_now(queries.get_source, eva, wiki)
    edit(eva, wiki, mine, source.edition)
    assert load(wiki).body == mine
    assert editors(ben, wiki)[:2] == [("Eva Lind", "edited"), ("Otto Berg", "edited")]


def test_open_suggestions_stay_with_the_author(ben, eva, question, people) -> None:
    answer_id, otto = answer(ben, question, WORDS), people.member("Otto Berg")
    form = SuggestInput(title="", body="Fifteen minutes.", edition=1)
    suggestion = db.write_now(discussion.suggest, eva, answer_id, form)
    db.write_now(service.open_wiki, ben, answer_id=answer_id)

    with pytest.raises(NoSuchSuggestion):
        db.write_now(discussion.accept_suggestion, otto, suggestion)
    with pytest.raises(Forbidden):  # who may edit it need not suggest
        db.write_now(discussion.suggest, otto, answer_id, form)
    db.write_now(discussion.accept_suggestion, ben, suggestion)
    assert editors(ben, answer_id)[0] == ("Eva Lind", "suggested")


def test_colleague_brings_an_earlier_version_back(ben, eva, wiki) -> None:
    edit(eva, wiki, "Fifteen minutes.", 1)

    db.write_now(discussion.restore, eva, wiki, 1, edition=2)

    assert (load(wiki).body, editors(ben, wiki)[0]) == (WORDS, ("Eva Lind", "restored"))
    assert db.read_now(discussions.list_revisions, eva, wiki).items[1].can_restore


def test_whoever_mentions_somebody_in_a_wiki_is_named(ben, eva, wiki, people) -> None:
    otto = people.member("Otto Berg")
    edit(eva, wiki, "Ask @Otto Berg first.", 1)
    tell()

    assert ("mentions", "mentioned", "mentioned") in told(otto)
    assert ("mentions", "mentioned", "mentioned") not in told(eva)


def test_questions_are_no_wikis(people, question) -> None:
    with pytest.raises(NotFound):
        db.write_now(service.open_wiki, people.member(), answer_id=question)
