"""Stories under one's name: told, changed, answered, faded."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import CommentsClosed
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.failures import counting, queries, service
from learnhub.features.failures.enums import Echo, Wall
from learnhub.features.failures.errors import OwnFailure
from learnhub.features.failures.fading import fades_on
from learnhub.features.failures.models import Failure
from learnhub.features.failures.room import FAILURE
from learnhub.features.failures.schemas import EditFailureInput
from learnhub.features.search import queries as search
from learnhub.features.search.schemas import Query
from tests.api.interface import interface
from tests.features.failures.support import TITLE, WORDS, say, tell, titles


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


def found(actor: Actor, words: str) -> list[str]:
    """The ids that the search finds."""
    return [hit.id for hit in db.read_now(search.search, actor, Query(words)).hits]


def status(story: str) -> str:
    """What has become of a story."""
    return db.read_now(lambda session: session.get_one(Content, story).status)


def test_a_story_is_read_with_its_four_texts(ana, ben) -> None:
    story = tell(ana, help="A colleague who asks why today.", is_open=True, is_kept=True)

    seen = db.read_now(queries.get_source, ben, story)
    assert (seen.title, seen.author.id, seen.lesson) == (TITLE, ana.person_id, WORDS["lesson"])
    assert "rang all weekend" in seen.happened_html
    assert "asks why" in seen.help_html
    assert (seen.is_open, seen.is_kept, seen.has_faded, seen.can_edit) == (True, True, False, False)
    [row] = db.read_now(queries.list_told, ben).items
    assert (row.id, row.lesson, row.author.name) == (story, WORDS["lesson"], "Ana Petit")
    assert row.echoes.can_echo


def test_its_author_changes_it_and_takes_it_back(ana, ben) -> None:
    story = tell(ana)
    form = EditFailureInput.model_validate(WORDS | {"lesson": "Ask first.", "is_open": True, "edition": 1})

    with pytest.raises(Forbidden):
        db.write_now(service.edit_failure, ben, story, form)
    db.write_now(service.edit_failure, ana, story, form)
    text = db.read_now(queries.failure_text, ana, story)
    assert (text.lesson, text.is_open, text.edition) == ("Ask first.", True, 2)
    with pytest.raises(Forbidden):
        db.read_now(queries.failure_text, ben, story)

    db.write_now(service.remove_failure, ana, story)
    assert titles(ben) == []
    with pytest.raises(NotFound):
        db.read_now(queries.get_failure, ben, story)


def test_comments_are_for_those_who_want_them(ana, ben) -> None:
    shut, opened = tell(ana), tell(ana, is_open=True)
    words = CommentInput(body="Same here.", language="en")

    with pytest.raises(CommentsClosed):
        db.write_now(discussion.comment, ben, words, parent_id=shut)
    comment = db.write_now(discussion.comment, ben, words, parent_id=opened)
    assert db.read_now(queries.get_failure, ben, opened).can_comment
    assert not db.read_now(queries.get_failure, ben, shut).can_comment

    form = EditFailureInput.model_validate(WORDS | {"edition": 1})
    db.write_now(service.edit_failure, ana, opened, form)
    with pytest.raises(CommentsClosed):
        db.write_now(discussion.comment, ana, words, parent_id=comment)


def test_each_echo_counts_a_person_once(people, ana, ben) -> None:
    story = tell(ana)

    for echo in (*Echo, *Echo):
        say(ben, story, echo)
    seen = db.read_now(queries.get_echoes, ben, story)
    assert (seen.thanks, seen.me_too, seen.changed) == (1, 1, 1)
    assert (seen.has_thanked, seen.has_too, seen.has_changed) == (True, True, True)
    seen = say(ben, story, Echo.ME_TOO, on=False)
    assert (seen.me_too, seen.has_too, seen.changed) == (0, False, 1)
    assert say(ben, story, Echo.ME_TOO, on=False).me_too == 0
    assert not db.read_now(queries.get_echoes, people.member("Iris Kim"), story).has_thanked
    with pytest.raises(OwnFailure):
        say(ana, story, Echo.ME_TOO)
    assert not db.read_now(queries.get_echoes, ana, story).can_echo


def test_many_who_press_at_once_are_all_counted(people, ana, caplog) -> None:
    story, colleagues = tell(ana), [people.member(f"Colleague {number}") for number in range(6)]

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda actor: say(actor, story, Echo.ME_TOO), [*colleagues, *colleagues]))

    assert db.read_now(queries.get_echoes, ana, story).me_too == 6
    with caplog.at_level(logging.ERROR):
        counting.compare()
    assert caplog.records == []


def test_a_wrong_counter_is_logged(ana, caplog) -> None:
    story = tell(ana)
    db.write_now(lambda session: setattr(session.get_one(Failure, story), "changed_count", 3))

    counting.compare()

    assert [record.getMessage() for record in caplog.records] == [
        f"changed_count of {story} is 3, and 0 are there"
    ]
    caplog.clear()


def test_the_wall_is_narrowed(people, ana, ben) -> None:
    lead = people.member("Hélène Marchetti", roles=(Role.LEADER,))
    with clock.at(clock.utcnow() - timedelta(hours=1)):
        tell(ana, "The wrong gasket, four hundred times")
    tell(lead, "I announced it by mail")

    assert titles(ben) == ["I announced it by mail", "The wrong gasket, four hundred times"]
    assert titles(ben, Wall.LEADERS) == ["I announced it by mail"]
    assert titles(ben, Wall.TRADE) == titles(ben, Wall.ANONYMOUS) == []


@pytest.mark.parametrize(
    ("told_on", "faded_on"),
    [
        (date(2026, 1, 31), date(2026, 10, 31)),
        (date(2026, 5, 31), date(2027, 2, 28)),
        (date(2027, 5, 30), date(2028, 2, 29)),
        (date(2026, 3, 30), date(2026, 12, 30)),
    ],
)
def test_nine_months_are_counted_by_the_calendar(told_on, faded_on) -> None:
    assert fades_on(told_on) == faded_on


def test_a_story_fades_after_nine_months(ana, ben) -> None:
    told = datetime(2026, 1, 12, 9, tzinfo=UTC)
    with clock.at(told):
        kept, gone = (
            tell(ana, "Kept in the search for longer", is_kept=True),
            tell(ana, "Not to be found later"),
        )
    with clock.at(told + timedelta(days=200)):
        assert db.write_now(service.fade) == 0
        assert len(titles(ben)) == 2
        assert set(found(ben, "phones")) == {kept, gone}
    with clock.at(datetime(2026, 10, 12, 1, tzinfo=UTC)):
        assert db.write_now(service.fade) == 2
        assert db.write_now(service.fade) == 0
        assert titles(ben) == []
        assert (status(kept), status(gone)) == (Status.PUBLISHED, Status.RETIRED)
        assert found(ben, "phones") == [kept]
        assert db.read_now(queries.get_failure, ben, kept).has_faded
        assert db.read_now(queries.get_failure, ben, gone).has_faded


def test_what_a_moderator_hid_fades_when_it_is_shown_again(people, ana, ben) -> None:
    moderator = people.member("Nadia Cherkaoui", roles=(Role.MODERATOR,))
    with clock.at(datetime(2026, 1, 12, 9, tzinfo=UTC)):
        story = tell(ana)
        db.write_now(discussion.hide, moderator, story, "Names a customer")
    with clock.at(datetime(2026, 12, 1, tzinfo=UTC)):
        assert db.write_now(service.fade) == 0
        db.write_now(discussion.unhide, moderator, story)
        assert db.write_now(service.fade) == 1
        assert titles(ben) == []


def test_the_figures_are_of_everybody_and_nobody(ana, ben) -> None:
    with clock.at(clock.utcnow() - timedelta(days=120)):
        say(ben, tell(ana, "Something of another quarter"), Echo.THANKS)
    say(ben, tell(ana), Echo.THANKS)

    told = db.read_now(queries.count_told, ben)

    assert (told.stories, told.thanks, told.is_more) == (1, 1, False)


def test_nobody_is_judged_by_what_they_told(ana, ben) -> None:
    """No profile lists stories, no route finds those of a person, and none of their figures is a person's."""
    kind = rooms.kind(FAILURE)
    assert (kind.on_profile, kind.votes, kind.in_library, dict(kind.texts)) == (False, None, False, {})
    tell(ana)
    columns = {column.name for table in (Failure,) for column in table.__table__.columns}  # type: ignore[attr-defined]
    assert not {name for name in columns if "person" in name or "author" in name}
    assert db.read_now(lambda session: session.exec(select(Failure)).one()).me_too_count == 0
    paths = interface().openapi()["paths"]
    walls = {path: methods for path, methods in paths.items() if "/failures" in path}
    assert walls
    for methods in walls.values():
        names = {each["name"] for method in methods.values() for each in method.get("parameters", ())}
        assert not names & {"author", "person", "author_id", "person_id"}


def test_a_page_costs_the_same_for_any_number_of_stories(ana, ben, statements) -> None:
    tell(ana)
    one = statements(lambda: db.read_now(queries.list_told, ben))
    tell(ana, "Something else that went wrong")
    tell(ana, "A third thing that went wrong")
    assert statements(lambda: db.read_now(queries.list_told, ben)) == one
