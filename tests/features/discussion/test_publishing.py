"""Showing what waits for a decision, and letting it wait again."""

from datetime import timedelta

import pytest

from learnhub.core import clock, db
from learnhub.features.discussion import service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentPublished, ContentWithheld
from learnhub.features.discussion.models import Content
from tests.features.discussion.support import events_of, load, write_anonymous, write_question


def test_publish_shows_it_as_of_now(people, noon) -> None:
    question = write_question(people.member(), status=Status.WAITING)

    with clock.at(noon + timedelta(hours=2)):
        events = events_of(service.publish, question)

    row = load(question.id)
    assert (row.status, row.published_at) == (Status.PUBLISHED, noon + timedelta(hours=2))
    assert events == [ContentPublished(question.id, "question", question.id)]


def test_publish_at_a_moment_keeps_the_present_one_out(people, noon) -> None:
    parent = write_question(people.member())
    child = write_anonymous(parent, Status.WAITING)

    with clock.at(noon + timedelta(hours=2)):
        db.write_now(service.publish, child, at=parent.published_at)

    assert load(child.id).published_at == noon


def test_publish_of_anonymous_content_needs_a_moment(people) -> None:
    child = write_anonymous(write_question(people.member()), Status.WAITING)

    with pytest.raises(ValueError, match="would date"):
        db.write_now(service.publish, child)

    assert load(child.id).status == Status.WAITING


def test_withhold_takes_the_moment_away(people) -> None:
    question = write_question(people.member())

    events = events_of(service.withhold, question)

    row = load(question.id)
    assert (row.status, row.published_at) == (Status.WAITING, None)
    assert events == [ContentWithheld(question.id, "question", question.id)]


def test_withhold_of_what_waits_is_nothing(people) -> None:
    question: Content = write_question(people.member(), status=Status.WAITING)

    assert events_of(service.withhold, question) == []
