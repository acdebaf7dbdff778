"""The list of questions: in five orders, narrowed by what its address says.

Two of the orders are lists one after the other: what is for the reader comes first. What the indexes do not
know, such as the site of an author, is put to the next rows of a list (`listing`), and a page may be short.
With words the list is made of the newest questions that have them (`search.queries.having`).
"""

from collections.abc import Callable, Collection, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, literal_column, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.pagination import LIST_CHANGED, PAGE_SIZE, Keyset, Page, decode, encode, page
from learnhub.core.statements import AnySelect
from learnhub.errors import Invalid
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Authorship, Content, ContentTopic
from learnhub.features.discussion.policy import IN_SPACE, VISIBLE, reader
from learnhub.features.notices.models import Follow
from learnhub.features.people.models import Person
from learnhub.features.questions.asked import PARAMETERS, ListedQuestion, QuestionSearch
from learnhub.features.questions.enums import Order, Progress
from learnhub.features.questions.models import Question
from learnhub.features.questions.queries.lists import QUESTIONS, followed_topics, listed
from learnhub.features.questions.room import QUESTION
from learnhub.features.search.queries.filters import Filters
from learnhub.features.search.queries.having import find_having
from learnhub.features.topics.enums import SKILLED
from learnhub.features.topics.queries import topic_ids_of

Reading = Callable[[str | None, int], Page[Any]]

_ORDERS = {
    Order.NEWEST: listing.NEWEST,
    Order.UNANSWERED: listing.UNANSWERED,
    Order.FOLLOWED: listing.NEWEST,
    Order.VOTES: listing.MOST_VOTES,
    Order.HELPED: listing.MOST_USED,
    Order.HOT: listing.HOT,
}
_ONE = literal_column("1")
_TAG = select(ContentTopic.content_id).where(ContentTopic.content_id == Content.id)
_MY_TAG = _TAG.where(among(ContentTopic.topic_id, "my_topics"))
_MY_FOLLOW = select(Follow.content_id).where(
    Follow.content_id == Content.id, Follow.person_id == bindparam("reader_id")
)
_AUTHOR_AT_SITE = (
    select(Authorship.content_id)
    .join(Person, Person.id == Authorship.person_id)
    .where(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR)
    .where(Person.site_id == bindparam("site_id"))
)
_ACCEPTED = (
    select(Question.accepted_id).where(Question.content_id == Content.id).correlate(Content).scalar_subquery()
)


def _found(rows: AnySelect) -> ColumnElement[Any]:
    # As a value instead of EXISTS, which PostgreSQL may turn into a join that loses the order.
    return rows.limit(_ONE).correlate(Content).scalar_subquery()


_CLAUSES: dict[str, ColumnElement[bool]] = {
    "of topic": _found(_TAG.where(ContentTopic.topic_id == bindparam("topic_id"))).is_not(None),
    "of site": _found(_AUTHOR_AT_SITE).is_not(None),
    "in space": IN_SPACE,
    "in language": Content.language == bindparam("language"),
    "on my topics": _found(_MY_TAG).is_not(None),
    "on others": _found(_MY_TAG).is_(None),
    "not followed or stopped": _found(_MY_FOLLOW).is_(None),
    Progress.UNANSWERED: Content.answer_count == 0,
    Progress.ANSWERED: and_(Content.answer_count > 0, _ACCEPTED.is_(None)),
    Progress.SOLVED: _ACCEPTED.is_not(None),
}
_BY_SINCE = Keyset(Follow.since, Follow.content_id)
_FOLLOWED = (
    QUESTIONS.add_columns(Follow.since)
    .join(Follow, Follow.content_id == Content.id)
    .where(Follow.person_id == bindparam("reader_id"), Follow.stopped_at.is_(None))
    .where(Content.kind == literal_column(f"'{QUESTION}'"), VISIBLE)
    .order_by(*_BY_SINCE.order())
    .limit(bindparam("most"))
)
_THESE = QUESTIONS.where(among(Content.id, "ids"), VISIBLE)
_TAGGED = select(ContentTopic.content_id).where(
    among(ContentTopic.content_id, "ids"), among(ContentTopic.topic_id, "my_topics")
)
_KNOWN = select(Follow.content_id, Follow.stopped_at).where(
    among(Follow.content_id, "ids"), Follow.person_id == bindparam("reader_id")
)


@cache
def _clause(names: frozenset[str]) -> ColumnElement[bool] | None:
    return and_(*(_CLAUSES[name] for name in sorted(names))) if names else None


@cache
def _followed(names: frozenset[str], *, is_first: bool) -> AnySelect:
    statement = _FOLLOWED if is_first else _FOLLOWED.where(_BY_SINCE.behind())
    return statement.where(*(_CLAUSES[name] for name in sorted(names)))


def list_questions(
    session: Session,
    actor: Actor,
    *,
    search: QuestionSearch = QuestionSearch(),  # noqa: B008 - it is frozen
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[ListedQuestion]:
    """A page of visible questions; raises Invalid for the cursor of another list.

    Of the unanswered those on what the reader practises come first, of the followed those followed one by
    one, the latest first, and then what is new in the topics that the reader follows.
    """
    if search.words:
        return _with_words(session, actor, search, cursor, size)
    asking = _Asking(session, actor, search)
    shown, mine = _one_after_the_other(asking.lists(), cursor, size)
    if search.order != Order.UNANSWERED:
        mine = set()
    return Page(listed(session, actor, shown.items, mine=mine), shown.next)


def _one_after_the_other(
    lists: Sequence[Reading], cursor: str | None, size: int
) -> tuple[Page[Any], set[str]]:
    """A page of lists that follow each other, and what of it is of the first one.

    A cursor holds which of them it is in, and its own cursor there.
    """
    place, after = decode(cursor, int, str) if cursor else (0, "")
    if not 0 <= place < len(lists):
        raise Invalid(LIST_CHANGED)
    items, of_first = [], set[str]()
    for number in range(place, len(lists)):
        part = lists[number](after or None, size - len(items))
        items += part.items
        of_first |= {row.id for row in part.items if number == 0 < len(lists) - 1}
        if part.next:
            return Page(items, encode(number, part.next)), of_first
        if len(items) == size and number + 1 < len(lists):
            return Page(items, encode(number + 1, "")), of_first
        after = ""
    return Page(items), of_first


class _Asking:
    """What is asked of a list, and the lists that it is made of."""

    def __init__(self, session: Session, actor: Actor, search: QuestionSearch) -> None:
        self.session, self.actor, self.search = session, actor, search
        self.names = frozenset(_names(search))
        self.topics = (search.topic_id,) if search.topic_id else ()
        self.values = {name: getattr(search, name) for name in PARAMETERS}

    def lists(self) -> list[Reading]:
        """The lists that follow each other."""
        match self.search.order:
            case Order.UNANSWERED:
                return self._unanswered()
            case Order.FOLLOWED:
                return [self._followed, self._on_followed_topics()]
            case order:
                return [partial(self._read, _ORDERS[order], self.topics, ())]

    def _unanswered(self) -> list[Reading]:
        mine, read = _skilled_topics(self.session, self.actor), partial(self._read, listing.UNANSWERED)
        first: Sequence[str] = ("on my topics",) if self.topics else ()
        return [
            partial(read, self.topics or mine, first, mine=mine) if mine else _nothing,
            partial(read, self.topics, ("on others",) if mine else (), mine=mine),
        ]

    def _on_followed_topics(self) -> Reading:
        mine = followed_topics(self.session, self.actor)
        names = ("not followed or stopped", *(("on my topics",) if self.topics else ()))
        return (
            partial(self._read, listing.NEWEST, self.topics or mine, names, mine=mine) if mine else _nothing
        )

    def _read(
        self,
        order: listing.Order,
        topics: Sequence[str],
        more: Collection[str],
        cursor: str | None,
        size: int,
        *,
        mine: Sequence[str] = (),
    ) -> Page[Any]:
        """A page of a list that comes from the indexes."""
        names = self.names - {"of topic", "in language"} | {*more}
        asked = Asked(
            (QUESTION,),
            order,
            topics,
            (self.search.language,) if self.search.language else (),
            hidden=self.search.order in (Order.NEWEST, Order.VOTES),
            where=_clause(names),
            values=self.values | {"my_topics": list(mine)},
        )
        return listing.read_page(self.session, self.actor, QUESTIONS, asked, cursor=cursor, size=size)

    def _followed(self, cursor: str | None, size: int) -> Page[Any]:
        """Questions that are followed one by one; a person has so many that an index finds them all."""
        after = _BY_SINCE.values(cursor) if cursor else {}
        statement = _followed(self.names, is_first=not cursor)
        values = {**self.values, **after, **reader(self.actor)}
        rows = db.rows(self.session, statement, most=size + 1, **values)
        return page(rows, size, lambda row: encode(row.since, row.id))


def _names(search: QuestionSearch) -> list[str]:
    """The names of the clauses that a search asks for."""
    asked = {"of topic": search.topic_id, "of site": search.site_id, "in space": search.space_id}
    asked |= {"in language": search.language}
    progress = [] if search.order == Order.UNANSWERED or not search.progress else [search.progress]
    return [*(name for name, value in asked.items() if value), *progress]


def _nothing(cursor: str | None, _size: int) -> Page[Any]:
    if cursor:  # it was of a list that had something
        raise Invalid(LIST_CHANGED)
    return Page()


def _skilled_topics(session: Session, actor: Actor) -> list[str]:
    """What somebody practises or helps with."""
    return topic_ids_of(session, actor.person_id or "", SKILLED)


def _with_words(
    session: Session, actor: Actor, search: QuestionSearch, cursor: str | None, size: int
) -> Page[ListedQuestion]:
    filters = Filters(
        kinds=(str(QUESTION),),
        topics=(search.topic_id,) if search.topic_id else (),
        languages=(search.language,) if search.language else (),
        sites=(search.site_id,) if search.site_id else (),
        spaces=(search.space_id,) if search.space_id else (),
    )
    having = find_having(session, actor, search.words, filters)
    rows = [
        row
        for row in db.rows(session, _THESE, ids=list(having.ids), **reader(actor))
        if _is_at(row, Progress.UNANSWERED if search.order == Order.UNANSWERED else search.progress)
    ]
    rows, first = _for_reader(session, actor, search.order, rows)
    shown = listing.page_at_hand(
        actor,
        rows,
        _ORDERS[search.order],
        cursor=cursor,
        size=size,
        group=lambda row: int(row.id not in first),
    )
    mine = first if search.order == Order.UNANSWERED else ()
    return Page(listed(session, actor, shown.items, mine=mine, matching=having.matching), shown.next)


def _is_at(row: Any, progress: str) -> bool:
    match progress:
        case Progress.UNANSWERED:
            return row.answer_count == 0
        case Progress.ANSWERED:
            return row.answer_count > 0 and row.accepted_id is None
        case Progress.SOLVED:
            return row.accepted_id is not None
        case _:
            return True


def _for_reader(
    session: Session, actor: Actor, order: Order, rows: list[Any]
) -> tuple[list[Any], Collection[str]]:
    """Which of these rows an order lists for somebody, and which of them come first."""
    ids = [row.id for row in rows]
    if order == Order.UNANSWERED:
        return rows, _tagged(session, ids, _skilled_topics(session, actor))
    if order != Order.FOLLOWED:
        return rows, ()
    known = dict(tuple(row) for row in db.rows(session, _KNOWN, ids=ids, reader_id=actor.person_id))
    followed = {each for each, stopped_at in known.items() if stopped_at is None}
    around = _tagged(session, ids, followed_topics(session, actor)) - known.keys()
    return [row for row in rows if row.id in followed or row.id in around], followed


def _tagged(session: Session, ids: Sequence[str], topics: Sequence[str]) -> set[str]:
    if not topics:
        return set()
    return {content_id for (content_id,) in db.rows(session, _TAGGED, ids=ids, my_topics=topics)}
