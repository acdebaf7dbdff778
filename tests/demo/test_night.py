"""The demo company made just after 04:00 of a free day, when a night's worth of cards has fallen due."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import func, select

from learnhub import demo, migrations
from learnhub.config import settings
from learnhub.core import clock, db
from learnhub.demo.amas import _cast
from learnhub.features.ama import queries as ama
from learnhub.features.cards import queries as cards
from learnhub.features.cards.models import Review
from learnhub.features.discussion import stored_files
from learnhub.features.notices import queries as notices

SATURDAY = datetime(2026, 11, 28, 3, 1, tzinfo=UTC)


@pytest.mark.slow
def test_few_cards_are_due_and_nothing_happened_in_the_future(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = replace(settings(), data=tmp_path)
    monkeypatch.setattr(stored_files, "settings", lambda: mine)  # where its video is kept
    url = f"sqlite:///{tmp_path / 'learnhub.db'}"
    migrations.upgrade(url)
    db.configure(url)
    try:
        with clock.at(SATURDAY):
            demo.load(password="believable-and-long")
            camille = db.read_now(_cast)["camille.roussel"]

            assert db.read_now(cards.due_count, camille) == 7
            waiting = db.read_now(notices.list_inbox, camille, waiting=True).items
            assert sum(row.notices[0].kind != "sent" for row in waiting) == 3  # that one is sent by lot
            late, to_come = db.read_now(ama.list_owed, camille).items
            assert to_come.promise.late_days < 0 < late.promise.late_days
            later = select(func.count()).select_from(Review).where(Review.at > clock.utcnow())
            assert db.read_now(lambda session: session.exec(later).one()) == 0
    finally:
        db.dispose()
