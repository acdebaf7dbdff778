"""How well the search answers judged queries over the texts of the demo company; the figures may only rise.

Recall is how much of what answers a query is among the first five, precision how much of these answers it.
The same queries walk past a closed space that has the same texts, and find nothing there.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import service
from learnhub.features.finding.queries import look_up
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.features.search import queries
from learnhub.features.search.models import SearchEntry
from learnhub.features.search.schemas import Found, Query
from learnhub.features.topics.models import TopicName, folded
from learnhub.features.topics.service import topics_for

RECALL, PRECISION = 0.955, 0.79
JUDGED = Path(__file__).with_name("judged.txt")


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and what answers it."""

    words: str
    answers: tuple[str, ...]


def judged() -> Iterator[Judged]:
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, answers = line.split(" | ")
            yield Judged(words, tuple(answers.split("; ")))


def content(name: str) -> dict:
    file = resources.files("learnhub.demo").joinpath("content", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def tell(session: Session, author: Actor, space: str = "") -> None:
    """Write the questions, answers and cards of the demo company."""
    for each in content("questions")["questions"]:
        given = {"title": each["title"], "body": each["body"], "language": each["language"], "space": space}
        question = service.create(session, author, kind=QUESTION, topics=each["tags"], **given)
        for answer in each.get("answers", ()):
            given = {"body": answer["body"], "language": answer["language"]}
            service.create(session, author, kind=ANSWER, parent=question, **given)
    for each in content("cards")["cards"]:
        given = {"title": each["front"], "body": each["back"], "language": each["language"], "space": space}
        sections = {"why": each.get("why", "")}
        service.create(session, author, kind=CARD, topics=each["tags"], sections=sections, **given)


def name_topics(session: Session) -> None:
    for each in content("people")["topics"]:
        [topic_id] = topics_for(session, [each["en"]], "en")
        given = {"name": each["fr"], "folded": folded(each["fr"])}
        session.add(TopicName(topic_id=topic_id, language="fr", is_main=True, **given))


def tell_foreign(session: Session, author: Actor, moderator: Actor) -> None:
    """The same texts for others only: in a closed space, and hidden."""
    space = Space(kind=SpaceKind.TEAM, name="Team", is_open=False)
    session.add(space)
    session.flush()
    tell(session, author, space.id)
    shown = {row.content_id for row in session.exec(select(SearchEntry)).all()}
    given = {"title": "Mechanical seal leaking zeppelin", "body": "A zepellin leaks.", "language": "en"}
    hidden = service.create(session, author, kind=CARD, topics=["Pumps"], **given)
    service.hide(session, moderator, hidden.id, "Why not")
    assert shown == {row.content_id for row in session.exec(select(SearchEntry)).all()}


def answer(reader: Actor, words: str) -> Found:
    return db.read_now(queries.search, reader, Query(words), size=5)


def test_judged_queries_are_answered_and_foreign_texts_change_nothing(people) -> None:
    author, reader = people.member("Ana Petit"), people.member("Bo Moreau")
    moderator = people.member(roles=(Role.MODERATOR,))
    db.write_now(name_topics)
    db.write_now(tell, author)
    asked = [*judged()]

    answers = {each.words: answer(reader, each.words) for each in asked}
    recall, precision = (
        sum(figures) / len(asked)
        for figures in zip(*(figures_of(each, answers[each.words]) for each in asked), strict=True)
    )
    print(f"{len(asked)} queries: recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= RECALL
    assert precision >= PRECISION

    db.write_now(tell_foreign, author, moderator)
    seen = [each.words for each in asked if answer(reader, each.words) != answers[each.words]]
    assert seen == []
    for words in ("zeppelin", "zepelin", "zepp"):
        found = db.read_now(queries.suggest, reader, words)
        assert (found.hits, found.count, found.corrections) == ([], 0, [])
        offered = db.read_now(look_up, reader, words)
        assert (offered.hits, offered.people, offered.topics, offered.corrections) == ([], [], [], [])


def figures_of(wanted: Judged, found: Found) -> tuple[float, float]:
    """Recall and precision of the first five."""
    shown = [hit.title for hit in found.hits]
    right = [title for title in shown if any(part in title for part in wanted.answers)]
    if len(right) < min(5, len(wanted.answers)) or len(right) < len(shown):
        print(
            f"{wanted.words:35} {len(right)} of {len(wanted.answers)}, shown {len(shown)}: "
            + "; ".join(title[:30] for title in shown if title not in right)
        )
    recall = len(right) / min(5, len(wanted.answers))
    return recall, len(right) / len(shown) if shown else 0.0
