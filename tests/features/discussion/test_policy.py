"""The clause can be put into any query, whatever the query joins."""

from sqlmodel import Session, select

from learnhub.core import db
from learnhub.features.discussion import service
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.people.models import Space
from learnhub.features.questions.room import QUESTION


def test_query_around_the_clause_may_join_its_tables(people) -> None:
    author = people.member("Ana Petit")
    written = db.write_now(service.create, author, kind=QUESTION, title="Why does it trip?", language="en")

    bob = people.member("Bob Stone")

    def joined(session: Session) -> list[str]:
        statement = (
            select(Content.id)
            .join(Authorship, Authorship.content_id == Content.id)
            .join(Space, Space.id == Content.space_id)
            .where(VISIBLE)
        )
        return list(session.exec(statement, params=reader(bob)))

    assert db.read_now(joined) == [written.id]
