"""Lists show what one may read, in order and in pages, and find it in the order of an index."""

import random
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import Session

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.core.ids import new_id
from learnhub.errors import Invalid
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.listing import Asked, Figure, Order
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.topics.models import Topic
from tests.conftest import NOON

ROWS = select(Content.id, Content.published_at, Content.vote_count, Content.use_count)
ORDERS = {
    "newest": listing.NEWEST,
    "votes": listing.MOST_VOTES,
    "used": listing.MOST_USED,
    "unanswered": listing.UNANSWERED,
    "longest unanswered": listing.LONGEST_UNANSWERED,
}


@dataclass
class World:
    """What was written, who reads, and which topics there are."""

    items: list[dict]
    readers: dict[str, Actor]
    topics: list[str]


@pytest.fixture
def world(people, company) -> World:
    """Sixty pieces in an open and two closed spaces, at few different moments."""
    ana, ben, mona = people.member(), people.member(), people.member(roles=(Role.MODERATOR,))

    def write(session: Session) -> World:
        spaces = [Space(kind=SpaceKind.TEAM, name=name, is_open=False) for name in ("Night", "Day")]
        topics = [Topic(id=new_id()) for _n in range(3)]
        session.add_all([*spaces, *topics])
        session.flush()
        session.add(SpaceMember(space_id=spaces[0].id, person_id=ben.person_id))
        chance = random.Random(3)
        items = [_item(chance, company, spaces, topics, [ana, ben, mona]) for _n in range(60)]
        for item in items:
            _add(session, item)
        inside = replace(ben, spaces=frozenset({spaces[0].id}))
        readers = {"author": ana, "member of a closed space": inside, "moderator": mona}
        return World(items, readers, [topic.id for topic in topics])

    return db.write_now(write)


def _item(chance, company, spaces, topics, people) -> dict:
    space = chance.choice([company, company, company, *(space.id for space in spaces)])
    return {
        "id": new_id(),
        "kind": chance.choice((QUESTION, QUESTION, CARD)),
        "space_id": space,
        "status": chance.choice((*[Status.PUBLISHED] * 6, *Status)),
        "published_at": NOON - timedelta(days=chance.randrange(8)),
        "vote_count": chance.randrange(4),
        "answer_count": chance.randrange(2),
        "author": chance.choice(people).person_id,
        "topics": {topic.id for topic in chance.sample(topics, chance.randrange(3))},
        "language": chance.choice(("en", "fr")),
    }


def _add(session: Session, item: dict) -> None:
    columns = {name: value for name, value in item.items() if name not in ("author", "topics")}
    session.add(Content(root_id=item["id"], title="Why does it leak?", **columns))
    session.flush()
    session.add(Authorship(content_id=item["id"], person_id=item["author"]))
    session.add_all(ContentTopic(content_id=item["id"], topic_id=topic) for topic in item["topics"])


def expected(world: World, reader: Actor, asked: Asked) -> list[str]:
    """The same list, by the words of the rules instead of by indexes."""
    heard = {"open", *reader.spaces}
    closed = {item["space_id"] for item in world.items} - {_company_of(world)}

    def is_shown(item: dict) -> bool:
        audience = item["space_id"] if item["space_id"] in closed else "open"
        is_mine = item["author"] == reader.person_id
        if item["kind"] not in asked.kinds or (asked.of_others and is_mine):
            return False
        if asked.topics and not item["topics"] & set(asked.topics):
            return False
        is_unanswered = asked.order in (listing.UNANSWERED, listing.LONGEST_UNANSWERED)
        if is_unanswered and (item["answer_count"] or item["status"] == Status.HIDDEN):
            return False
        if item["status"] == Status.PUBLISHED:
            return audience in heard
        moderates = Role.MODERATOR in reader.roles and audience in heard
        return asked.hidden and item["status"] == Status.HIDDEN and (is_mine or moderates)

    def key(item: dict) -> tuple:
        return (*(item.get(name, 0) for name in asked.order.columns), item["id"])

    shown = sorted(filter(is_shown, world.items), key=key, reverse=asked.order.descending)
    shown = [item for item in shown if not asked.languages or item["language"] in asked.languages]
    shown.sort(key=lambda item: item["language"] not in reader.languages)
    return [item["id"] for item in shown]


def _company_of(world: World) -> str:
    counts: dict[str, int] = {}
    for item in world.items:
        counts[item["space_id"]] = counts.get(item["space_id"], 0) + 1
    return max(counts, key=lambda space: counts[space])


def read(reader: Actor, asked: Asked, *, size: int = 20) -> list[str]:
    """Every page of a list."""
    found, cursor = [], None
    while True:
        page = db.read_now(listing.read_page, reader, ROWS, asked, cursor=cursor, size=size)
        found += [row.id for row in page.items]
        cursor = page.next
        if cursor is None:
            return found


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_list_is_what_one_may_read_in_its_order(world, order: Order):
    for reader in world.readers.values():
        for topics in ((), world.topics[:1], world.topics):
            for hidden in (False, True):
                asked = Asked((QUESTION, CARD), order, topics, hidden=hidden)

                assert read(reader, asked) == expected(world, reader, asked)


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_list_begins_with_what_one_reads(world, order: Order):
    author, moderator = world.readers["author"], world.readers["moderator"]
    for reader in (replace(author, language="fr"), replace(moderator, language="fr", reads=("fr", "en"))):
        for topics in ((), world.topics):
            asked = Asked((QUESTION, CARD), order, topics, hidden=True)

            assert read(reader, asked, size=7) == expected(world, reader, asked)


def test_list_in_one_language_needs_no_search_for_it(world):
    author = world.readers["author"]
    for languages in (("fr",), ("fr", "en")):
        asked = Asked((QUESTION, CARD), languages=languages, hidden=True)
        page = db.read_now(listing.read_page, author, ROWS, asked, cursor=None, size=99)

        assert not asked.is_filtered
        assert [row.id for row in page.items] == expected(world, author, asked)


def test_list_goes_on_for_who_has_come_to_read_more(world):
    author, asked = replace(world.readers["author"], language="fr"), Asked((QUESTION, CARD))
    *_first, last = expected(world, author, asked)
    before = db.read_now(
        listing.read_page, author, ROWS, asked, cursor=None, size=len(expected(world, author, asked)) - 1
    )

    page = db.read_now(
        listing.read_page, replace(author, reads=("en",)), ROWS, asked, cursor=before.next, size=99
    )

    assert last in [row.id for row in page.items]


def test_list_of_others_leaves_out_ones_own(world):
    for reader in world.readers.values():
        asked = Asked((QUESTION,), listing.LONGEST_UNANSWERED, world.topics, of_others=True)

        assert read(reader, asked) == expected(world, reader, asked)


def test_condition_is_put_to_the_next_part_of_a_list(world, monkeypatch):
    monkeypatch.setattr("learnhub.features.discussion.listing.asked.SHORTEST_REACH", 1)
    reader = world.readers["moderator"]
    everything = Asked((QUESTION, CARD), listing.NEWEST)
    some = replace(everything, where=Content.vote_count == 0, reach=4)
    wanted = {item["id"] for item in world.items if item["vote_count"] == 0}

    pages = [read(reader, replace(some, reach=reach), size=3) for reach in (4, 9, 1_000)]

    assert pages == [[each for each in read(reader, everything) if each in wanted]] * 3


def test_count_stops_at_its_bound(world):
    reader = world.readers["author"]
    asked = Asked((QUESTION, CARD), listing.NEWEST, hidden=True)
    number = len(expected(world, reader, asked))

    counted = [db.read_now(listing.count, reader, asked, most=most) for most in (number, number - 1, 3)]

    assert counted == [Figure(number), Figure(number - 1, is_more=True), Figure(3, is_more=True)]
    assert db.read_now(listing.count, ANONYMOUS, asked, most=99) == Figure(0)


def test_count_with_a_condition_says_when_it_looked_at_a_part_only(world, monkeypatch):
    monkeypatch.setattr("learnhub.features.discussion.listing.asked.SHORTEST_REACH", 1)
    reader = world.readers["author"]
    asked = Asked((QUESTION, CARD), where=Content.vote_count >= 0, reach=6)

    counted = [
        db.read_now(listing.count, reader, replace(asked, reach=reach), most=99) for reach in (6, 1_000)
    ]

    assert counted == [Figure(3, is_more=True), Figure(len(expected(world, reader, asked)))]


def test_kinds_are_counted_in_one_statement(world, statements):
    reader = world.readers["author"]
    asked = Asked((QUESTION, CARD, ANSWER))
    by_kind = {}

    number = statements(lambda: by_kind.update(db.read_now(listing.count_kinds, reader, asked, most=99)))

    assert number == 1
    assert by_kind == {
        kind: Figure(len(expected(world, reader, replace(asked, kinds=(kind,))))) for kind in asked.kinds
    }


@pytest.mark.parametrize("reach", [6, 1_000])
def test_conditions_are_counted_in_one_statement_as_each_by_itself(world, statements, monkeypatch, reach):
    monkeypatch.setattr("learnhub.features.discussion.listing.asked.SHORTEST_REACH", 1)
    reader = world.readers["author"]
    asked = Asked((QUESTION, CARD), topics=world.topics, reach=reach)
    conditions = {"voted": Content.vote_count > 0, "any": Content.vote_count >= 0}
    found = {}

    number = statements(
        lambda: found.update(db.read_now(listing.count_each, reader, asked, conditions, most=99))
    )

    assert number == 1
    assert found == {
        name: db.read_now(listing.count, reader, replace(asked, where=condition), most=99)
        for name, condition in conditions.items()
    }
    assert found["any"].is_more == (reach == 6)
    assert reach == 6 or found["any"].number > found["voted"].number > 0


def test_list_of_very_many_branches_is_one_statement(world, statements):
    reader = replace(world.readers["author"], spaces=frozenset(new_id() for _n in range(15)))
    asked = Asked((QUESTION, CARD), listing.MOST_VOTES, [*world.topics, *(new_id() for _n in range(17))])
    whole: list[str] = []  # read once: a database plans such a statement for seconds

    assert statements(lambda: whole.extend(read(reader, asked, size=len(world.items)))) == 1
    assert whole == expected(world, world.readers["author"], asked)


@pytest.mark.parametrize("cursor", ["rubbish", "W10", "WyJ4IiwgInkiXQ"])
def test_cursor_of_another_list_is_refused(world, cursor):
    with pytest.raises(Invalid):
        db.read_now(listing.read_page, world.readers["author"], ROWS, Asked((CARD,)), cursor=cursor, size=9)
