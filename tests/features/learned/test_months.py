"""What a month taught: chosen by a formula, put in order by hand, and never a matter of people."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.discussion.models import Content
from learnhub.features.failures.enums import Echo
from learnhub.features.learned import months, queries, service
from learnhub.features.learned.errors import ArrangedMeanwhile, NoSuchMonth, NotOfThisMonth
from learnhub.features.learned.schemas import LearnedOrderInput, LearnedView
from learnhub.features.learned.texts import as_markdown
from learnhub.features.reactions import service as reactions
from learnhub.features.reactions.enums import Reaction
from learnhub.features.rituals import service as rituals
from learnhub.features.rituals.schemas import RitualInput
from learnhub.rooms import Worth
from tests.features.failures.support import say, tell, tell_unsigned
from tests.features.learned.support import praise
from tests.web.matrix.world import World

NOVEMBER = "2026-11"
MIDDLE = datetime(2026, 11, 16, 12, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture(autouse=True)
def _in_november():
    with clock.at(MIDDLE):
        yield


@pytest.fixture
def world(people) -> World:
    return World(people.member)


@pytest.fixture
def six(people) -> list[Actor]:
    return [people.member() for _each in range(6)]


@pytest.fixture
def leader(people) -> Actor:
    return people.member("Hélène Marchetti", roles=(Role.LEADER,))


def view(actor: Actor, month: str = NOVEMBER) -> LearnedView:
    """A month as somebody sees it."""
    return db.read_now(queries.get_month, actor, month)


def arrange(actor: Actor, *items: str, edition: int = 0) -> int:
    """Somebody chooses the order."""
    form = LearnedOrderInput(items=[*items], edition=edition)
    return db.write_now(service.arrange, actor, NOVEMBER, form)


def ids(shown: LearnedView) -> list[str]:
    """What is shown, in order."""
    return [row.id for row in shown.rows]


def test_the_formula_is_the_one_that_the_page_states() -> None:
    counts = {Worth.APPLIED: 11, Worth.LEARNED: 31, Worth.USEFUL: 54}

    assert months.score(counts) == 3 * 11 + 2 * 31 + 54 == 149
    assert not months.is_ranked({Worth.APPLIED: 4})
    assert months.is_ranked({Worth.APPLIED: 4, Worth.USEFUL: 1})


def test_two_of_a_kind_at_most_as_long_as_there_are_others() -> None:
    kinds = {"a": "failure", "b": "failure", "c": "failure", "d": "card", "e": "failure", "f": "rex"}

    assert months.mixed([*"abcdef"], kinds, most=5) == ["a", "b", "c", "d", "f"]
    assert months.mixed([*"abcdef"], kinds, most=4) == ["a", "b", "d", "f"]
    assert months.mixed([*"abc"], kinds, most=5) == ["a", "b", "c"]


def test_every_measure_is_a_statement_and_every_kind_has_a_page(database: str) -> None:
    kinds = {str(kind) for room in rooms.all_rooms().values() for kind in room.learned}

    assert {"card", "question", "failure", "practice"} <= kinds
    assert db.read_now(lambda session: session.execute(queries._measures(), {"content_ids": []}).all()) == []


def test_what_served_most_comes_first_with_its_own_sum(world, six) -> None:
    card, practice = world.card(front="How much grease?"), world.practice()
    story = tell(six[0], "An update on Friday at five")
    praise(card, *six[:5])
    for actor in six[1:]:
        say(actor, story, Echo.CHANGED)
    for actor in six[:4]:
        db.write_now(reactions.react, actor, practice, Reaction.LEARNED, on=True)
    praise(practice, six[0])
    world.card(front="Which nobody has used yet?")

    shown = view(six[0])
    assert ids(shown) == [story, practice, card]
    first, second, third = shown.rows
    assert (first.score, first.applied, first.learned, first.useful) == (15, 5, 0, 0)
    assert (second.score, second.applied, second.learned, second.useful) == (9, 0, 4, 1)
    assert (third.score, third.useful) == (5, 5) or third.useful == 6  # whoever wrote it keeps it in review
    assert shown.candidates == 4
    assert first.line == "Nothing that cannot be undone after Thursday noon."


def test_a_month_has_what_was_published_in_it_for_everybody(world, six) -> None:
    with clock.at(datetime(2026, 10, 31, 23, 30, tzinfo=ZoneInfo("Europe/Paris"))):
        october = praise(world.card(front="What was October like?"), *six)
    november = praise(world.card(front="What is November like?"), *six)

    assert ids(view(six[0])) == [november]
    assert ids(view(six[0], "2026-10")) == [october]
    assert (view(six[0]).month_before, view(six[0]).month_after) == ("2026-10", "")
    assert view(six[0], "2026-10").month_after == NOVEMBER
    for name in ("2026-12", "2026-13", "november", "2019-12"):
        with pytest.raises(NoSuchMonth):
            view(six[0], name)


def test_without_a_name_it_is_the_month_that_one_looks_back_at(world, six) -> None:
    assert db.read_now(queries.get_month, six[0]).month == NOVEMBER
    with clock.at(MIDDLE + timedelta(days=18)):
        assert db.read_now(queries.get_month, six[0]).month == NOVEMBER


def test_leaders_choose_another_order_and_give_it_back(world, six, leader) -> None:
    first, second = (praise(world.card(front=f"Which is number {n}?"), *six[:n]) for n in (6, 5))

    with pytest.raises(Forbidden):
        arrange(six[0], second, first)
    edition = arrange(leader, second, first)
    shown = view(six[0])
    assert (ids(shown), shown.is_arranged, shown.edition) == ([second, first], True, edition)
    assert (shown.can_arrange, view(leader).can_arrange) == (False, True)
    with pytest.raises(ArrangedMeanwhile):
        arrange(leader, first, second)
    arrange(leader, edition=edition)
    shown = view(six[0])
    assert (ids(shown), shown.is_arranged) == ([first, second], False)


def test_only_what_is_of_the_month_is_put_in_order(world, six, leader) -> None:
    card = praise(world.card(), *six)
    with clock.at(MIDDLE - timedelta(days=40)):
        older = praise(world.card(front="What was before?"), *six)

    for items in ([card, card], [older], ["nothing00000"]):
        with pytest.raises(NotOfThisMonth):
            arrange(leader, *items)


def test_hosts_of_the_meeting_choose_it_too_and_it_is_counted(world, six) -> None:
    host = six[0]
    day = MIDDLE.date() - timedelta(days=14)
    form = RitualInput.model_validate(
        {"title": "What we learned", "form": "what_we_learned", "language": "en", "minutes": 30}
        | {"rule": "FREQ=WEEKLY;BYDAY=MO", "first_on": day, "at": "09:00", "zone": "Europe/Paris"}
    )
    with clock.at(MIDDLE - timedelta(days=15)):
        ritual = db.write_now(rituals.plan_ritual, host, form)
    with clock.at(datetime(2026, 11, 9, 9, tzinfo=ZoneInfo("Europe/Paris"))):
        db.write_now(rituals.begin_meeting, host, ritual, date(2026, 11, 9))

    shown = view(host)
    assert shown.can_arrange
    assert [mark.is_held for mark in shown.marks] == [False, True, False]
    assert (shown.due, shown.kept, shown.meeting_day) == (3, 1, "2026-11-23")
    assert not view(six[1]).can_arrange


def test_an_anonymous_story_may_be_there_without_a_name(six, leader) -> None:
    story, _secret = tell_unsigned("What nobody signed, though it happened")
    for actor in six:
        say(actor, story, Echo.ME_TOO)

    [row] = view(leader).rows
    assert (row.id, row.author.id, row.author.name, row.is_anonymous) == (story, "", "", True)


def test_what_is_hidden_or_taken_back_is_gone_from_the_order(world, six, leader) -> None:
    card = praise(world.card(), *six)
    arrange(leader, card)

    def hide(session) -> None:
        content = session.exec(select(Content).where(Content.id == card)).one()
        content.status = "hidden"
        session.add(content)

    db.write_now(hide)
    assert ids(view(six[0])) == []


def test_it_is_copied_as_markdown_in_both_languages(world, six, leader) -> None:
    card = praise(world.card(front="How much grease?"), *six)
    arrange(leader, card)
    shown = view(leader)

    english = as_markdown(shown, "en", "https://learn.example.com")
    assert english.splitlines()[0] == "## What we learned in November"
    assert f"1. [How much grease?](https://learn.example.com/library/{card}) (Card)" in english
    assert english.splitlines()[-1].endswith("The order was chosen by hand.")
    assert as_markdown(shown, "fr", "").startswith("## Ce que nous avons appris en novembre")


def test_its_statements_are_the_same_for_one_and_for_many(world, six, leader, statements) -> None:
    praise(world.card(front="Which is the first one?"), *six)
    few = statements(lambda: view(leader))
    for number in range(7):
        praise(world.card(front=f"Which one is number {number}?"), *six)
    assert statements(lambda: view(leader)) == few
