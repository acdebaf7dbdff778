"""What step 0016 does to the questions of live sessions."""

from datetime import date

import pytest
from sqlalchemy import MetaData, select
from sqlalchemy.exc import IntegrityError

from learnhub import migrations
from tests.migrations import old


def test_questions_are_kept_and_can_be_answered_in_writing(empty: str) -> None:
    migrations.upgrade(empty, to=old.STEP)
    with migrations.connecting(empty) as engine:
        with engine.begin() as connection:
            old.fill(connection, 60)
        migrations.upgrade(empty, to="0015")
        tables = MetaData()
        tables.reflect(engine)
        questions = select(tables.tables["ama_question"]).order_by("content_id")
        with engine.connect() as connection:
            before = connection.execute(questions).all()
        migrations.upgrade(empty, to="0016")
        tables = MetaData()
        tables.reflect(engine)
        asked, promised = tables.tables["ama_question"], tables.tables["ama_promise"]
        day = date(2026, 3, 20)
        promise = {"owed_by": old.ident("P", 1), "due_on": day, "first_due_on": day}
        with engine.begin() as connection:
            after = connection.execute(questions).all()
            connection.execute(asked.update().values(state="in_writing"))
            connection.execute(promised.insert(), {"question_id": before[0].content_id, **promise})
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(asked.update().values(state="forgotten"))

    assert len(before) > 5
    assert after == before
