"""The demo company: Ardelle, its people and the last months of what they asked, wrote, booked and answered.

Everything is done by the services that serve real people, with the clock moved to when it happened. The words
are in `content/*.toml`; chance is seeded, so every demo tells the same story, up to today.
"""

from learnhub.demo.story import load, refresh

DOMAIN = "ardelle.example"

ACCOUNTS = (
    (f"camille.roussel@{DOMAIN}", "maintenance planner, has cards to review and a mentor booked"),
    (f"karim.benali@{DOMAIN}", "reliability engineer, mentor and moderator"),
    (f"helene.marchetti@{DOMAIN}", "managing director, answers in the live session"),
    (f"elodie.faure@{DOMAIN}", "administrator, hosts the live session"),
)

__all__ = ["ACCOUNTS", "DOMAIN", "load", "refresh"]
