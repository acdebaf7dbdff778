"""The demo company: Ardelle, its people and the last months of what they asked, wrote, booked and answered.

Everything is done by the services that serve real people, with the clock moved to when it happened. The words
are in `content/*.toml`; chance is seeded, so every demo tells the same story, up to today. A `large` one is
another matter.
"""

from collections.abc import Sequence

from learnhub.demo import large, story
from learnhub.demo.story import refresh
from learnhub.features.people import passwords

DOMAIN = "ardelle.example"

ACCOUNTS = (
    (f"camille.roussel@{DOMAIN}", "maintenance planner, has cards to review and a mentor booked"),
    (f"karim.benali@{DOMAIN}", "reliability engineer, mentor and moderator"),
    (f"helene.marchetti@{DOMAIN}", "managing director, answers in the live session"),
    (f"elodie.faure@{DOMAIN}", "administrator, hosts the live session"),
)

__all__ = ["ACCOUNTS", "DOMAIN", "accounts", "load", "refresh"]


def load(*, password: str, people: int | None = None) -> None:
    """Make the company in an empty, migrated database; with a number of `people` an invented one.

    Every account has the same password. The process's database is used (`db.configure`).
    """
    if people is None:
        story.load(password=password)
    else:
        large.load(people=people, password_hash=passwords.make_hash(password), domain=DOMAIN)


def accounts(people: int | None = None) -> Sequence[tuple[str, str]]:
    """Whom to sign in as, and who that is."""
    return ACCOUNTS if people is None else large.accounts(people, DOMAIN)
