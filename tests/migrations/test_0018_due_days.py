"""What step 0018 makes of moments at which cards are due."""

from sqlalchemy import text

from learnhub import migrations
from tests.migrations.old import STEP, fill, ident

PARIS, NEW_YORK = ident("P", 1), ident("P", 2)
MORNING = "2026-03-13 08:00:00.000000"  # 04:00 on the east coast, 09:00 in Paris
NIGHT = "2026-03-11 01:30:00.000000"  # half past two in Paris, the evening before in New York


def test_moments_become_days_of_their_learner(empty: str) -> None:
    migrations.upgrade(empty, to=STEP)
    with migrations.connecting(empty) as engine:
        with engine.begin() as connection:
            fill(connection, 200)
        migrations.upgrade(empty, to="0017")
        with engine.begin() as connection:
            connection.execute(text(f"UPDATE person SET zone = 'America/New_York' WHERE id = '{NEW_YORK}'"))
            connection.execute(
                text(f"UPDATE card_progress SET due_at = '{MORNING}', reviewed_at = '{NIGHT}'")
            )
            step = (
                f"UPDATE card_progress SET state = 3, due_at = '{NIGHT}' WHERE person_id = '{ident('P', 3)}'"
            )
            connection.execute(text(step))
        migrations.upgrade(empty, to="0018")
        with engine.connect() as connection:
            asked = "SELECT DISTINCT person_id, due_day, due_at, reviewed_day FROM card_progress"
            found = {
                row[0]: tuple(str(value)[:10] for value in row[1:]) for row in connection.execute(text(asked))
            }

    assert found[PARIS] == ("2026-03-13", "None", "2026-03-10")
    assert found[NEW_YORK] == ("2026-03-13", "None", "2026-03-10")
    assert found[ident("P", 3)] == ("2026-03-10", "2026-03-11", "2026-03-10")
