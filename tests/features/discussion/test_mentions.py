"""Whom a text mentions, and where its names lead."""

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.events import Mentioned
from learnhub.features.discussion.mentions import candidates, linked
from learnhub.features.discussion.models import Mention
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.discussion.service import texts
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.topics.service import topics_for
from tests.features.discussion.support import events_of, write_question


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def sofia(people) -> Actor:
    return people.member("Sofia Lindqvist")


def say(actor: Actor, parent_id: str, body: str) -> str:
    return db.write_now(service.comment, actor, CommentInput(body=body), parent_id=parent_id)


def mentioned(content_id: str) -> set[str]:
    found = select(Mention.person_id).where(Mention.content_id == content_id)
    return db.read_now(lambda session: set(session.exec(found)))


def html(content_id: str) -> str:
    return db.read_now(queries.html_of, content_id)[""]


def test_a_name_is_the_longest_that_somebody_has(people, ana, sofia) -> None:
    longer = people.member("Sofia Lindqvist Berg")
    question = write_question(ana, body="Ask @Sofia Lindqvist, or @sofia lindqvist berg: both know.")

    assert mentioned(question.id) == {sofia.person_id, longer.person_id}
    assert html(question.id) == (
        f'<p>Ask <a href="/people/{sofia.person_id}" class="mention">@Sofia Lindqvist</a>, or '
        f'<a href="/people/{longer.person_id}" class="mention">@sofia lindqvist berg</a>: both know.</p>\n'
    )


@pytest.mark.parametrize("sign", [" ?", "\u202f?", " !", " :", " »", " ; oui", " ?!"])
def test_a_sign_behind_a_space_ends_a_name(ana, sofia, sign: str) -> None:
    question = write_question(ana, body=f"On demande à @Sofia Lindqvist{sign}")

    assert mentioned(question.id) == {sofia.person_id}
    assert f'<a href="/people/{sofia.person_id}" class="mention">@Sofia Lindqvist</a>' in html(question.id)


@pytest.mark.parametrize(
    "body",
    [
        "Ask @Nobody Here.",
        "Write to a@Sofia Lindqvist",
        "`@Sofia Lindqvist`",
        "```\n@Sofia Lindqvist\n```",
        "@Sofia  Lindqvist",
        "@Sofia\nLindqvist",
        "[the pump](/people/000000000000)",
        "@ Sofia Lindqvist @@@ @",
    ],
)
def test_what_is_no_mention_stays_words(ana, sofia, body: str) -> None:
    question = write_question(ana, body=body)
    assert mentioned(question.id) == set()
    assert "mention" not in html(question.id)


def test_two_of_one_name_are_told_apart_by_an_address(people, ana, sofia) -> None:
    other = people.member("Sofia Lindqvist")
    plain = write_question(ana, body="Ask @Sofia Lindqvist")
    told_apart = write_question(ana, body=f"Ask [@Sofia Lindqvist](/people/{other.person_id})")
    assert (mentioned(plain.id), mentioned(told_apart.id)) == (set(), {other.person_id})


def test_who_cannot_read_it_is_as_unknown_as_nobody(people, ana, sofia) -> None:
    def close(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name="Closed", is_open=False)
        session.add(space)
        session.flush()
        session.add(SpaceMember(space_id=space.id, person_id=str(ana.person_id)))
        return space.id

    address = f"[@Sofia Lindqvist](/people/{sofia.person_id})"
    body = f"Ask @Sofia Lindqvist or {address}, not @Nobody Here"
    question = write_question(ana, space=db.write_now(close), body=body)

    assert mentioned(question.id) == set()
    assert "class" not in html(question.id)


def test_edits_tell_those_who_are_new_and_forget_those_who_are_gone(people, ana, sofia) -> None:
    ben = people.member("Ben Stone")
    question = write_question(ana, body="Ask @Sofia Lindqvist")

    def edit(session: Session, body: str, edition: int) -> None:
        content = queries.get_content_for_update(session, ana, question.id)
        service.edit(session, ana, content, edition=edition, body=body)

    both = events_of(edit, "Ask @Sofia Lindqvist and @Ben Stone", 1)
    assert [event for event in both if isinstance(event, Mentioned)] == [
        Mentioned(question.id, question.id, 2)
    ]
    again = events_of(edit, "Ask @Ben Stone, please", 2)
    assert not [event for event in again if isinstance(event, Mentioned)]
    assert mentioned(question.id) == {ben.person_id}


def test_topics_lead_to_their_page_under_any_of_their_names(ana) -> None:
    [seals] = db.write_now(topics_for, ["Mechanical seals"], "en")
    body = "About #Mechanical seals and #mechanical SEALS, not #Unknown\n\n# Title"
    question = write_question(ana, body=body)
    assert html(question.id).count(f'href="/topics/{seals}"') == 2
    assert "#Unknown" in html(question.id)


def test_names_keep_their_links_when_texts_are_rendered_anew(ana, sofia) -> None:
    question = write_question(ana, body="Ask @Sofia Lindqvist")
    comment = say(ana, question.id, "# @Sofia Lindqvist")
    before = html(question.id), html(comment)
    db.write_now(texts.mark_all)
    assert texts.rebuild() == 2
    assert (html(question.id), html(comment)) == before
    assert "<h" not in before[1]


def test_deleted_words_mention_nobody(ana, sofia) -> None:
    question = write_question(ana)
    comment = say(ana, question.id, "Ask @Sofia Lindqvist")
    assert mentioned(comment) == {sofia.person_id}
    db.write_now(service.remove_comment, ana, comment_id=comment)
    assert mentioned(comment) == set()


def test_names_are_linked_within_words_only() -> None:
    links = {"@R&D <b>": "/people/1", "@R&D": "/people/2"}
    source = '<p title="@R&amp;D">@R&amp;D <a href="x">@R&amp;D</a> <code>@R&amp;D</code> @R&amp;Ds</p>'
    found = linked(source, links)
    assert found.count('class="mention"') == 1
    assert found.startswith('<p title="@R&amp;D"><a href="/people/2"')


def test_a_text_of_signs_is_bounded() -> None:
    assert len(candidates("@a b c d e f g " * 5_000, "@")) == 30
    assert candidates("@" * 20_000, "@") == []
