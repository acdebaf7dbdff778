"""Nobody is ranked: no view, answer, file or address puts a figure beside a person to compare them by.

A figure in a view that names a person has to be about something else, and stands below with what that is. A
new one fails until somebody has said so: a figure about the person has no words here.
"""

import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from learnhub import rooms
from learnhub.features.people.refs import PersonRef
from tests.api.interface import interface

WORK = "of a piece of work, which has authors"
SAVING = "the edition that saving asks for"
LENGTH = "how long something is, or lasts"
GROUP = "of a group, which has somebody who looks after it"

ABOUT = {
    "edition": SAVING,
    "notes_edition": SAVING,
    "charter_version": SAVING,
    "version": SAVING,
    "signed_version": SAVING,
    "number": "the place of a revision, a version or a meeting",
    "place": "the place in a collection, which somebody arranged",
    "article": "the number of an article",
    "minutes": LENGTH,
    "batch_minutes": LENGTH,
    "width": LENGTH,
    "height": LENGTH,
    "every_days": LENGTH,
    "sequence": "how often a calendar was told of a change",
    "late_days": "of an answer that was promised in public",
    "votes": WORK,
    "vote_count": WORK,
    "answer_count": WORK,
    "comment_count": WORK,
    "helped_count": WORK,
    "flag_count": WORK,
    "comments": WORK,
    "thanks": WORK,
    "used": WORK,
    "uses": WORK,
    "applied": WORK,
    "learned": WORK,
    "useful": WORK,
    "score": "of what a month taught: the formula of a piece of work",
    "cards": "in a collection",
    "gone": "in a collection",
    "count": "of a checklist",
    "points": "of a run of a checklist",
    "settled": "of a run of a checklist",
    "done": "of the parts of a REX",
    "questions": "of a session with a leader",
    "answered": "of a session with a leader",
    "supports": "of an amendment",
    "supports_needed": "of an amendment",
    "agreed": "of an amendment",
    "accepted": "of an amendment",
    "objected": "of an amendment",
    "consents": "of an amendment",
    "consents_needed": "of an amendment",
    "asked": "how many were asked, about one thing",
    "writers": GROUP,
    "members": GROUP,
    "signed": GROUP,
    "signed_before": GROUP,
    "people": GROUP,
    "member_count": GROUP,
    "site_count": GROUP,
    "missing": GROUP,
    "due": GROUP,
    "kept": GROUP,
    "gap_days": GROUP,
    "quiet_days": GROUP,
    "coming": "of a meeting",
    "maybe": "of a meeting",
    "present": "of a meeting",
    "planned": "of a meeting",
    "more": "names that are not shown",
    # For the reader alone.
    "figures": "what waits for the reader, in their own frame",
    "open_bookings": "sessions that the reader has still to come with this mentor",
    "left": "how often the reader may still thank somebody this week",
}
RANKING = re.compile(r"score|rank|points|reputation|karma|leader_?board|top_|most_", re.IGNORECASE)
OF_PEOPLE = re.compile(r"/(people|mentors|members|person|badges)\b")
ORDERS = re.compile(r"^(sort|order|order_by|by|ranked|top)$")


def views() -> dict[str, type]:
    """Every view of every room, by its name."""
    tuple(rooms.modules("schemas"))
    tuple(rooms.modules("routes"))
    found = [module for name, module in sys.modules.items() if name.startswith("learnhub.")]
    return {
        f"{each.__module__}.{name}": each
        for module in found
        for name, each in vars(module).items()
        if inspect.isclass(each)
        and dataclasses.is_dataclass(each)
        and each.__module__.startswith("learnhub.features")
    }


def types_in(hint: Any) -> Iterator[Any]:
    """A type, and those inside it."""
    yield hint
    for inner in get_args(hint):
        yield from types_in(inner)


def figures_beside_people() -> Iterator[tuple[str, str]]:
    """View and field of each figure that stands in a view with a person."""
    for view in views().values():
        fields = {each.name for each in dataclasses.fields(view)}
        hints = {name: list(types_in(hint)) for name, hint in get_type_hints(view).items() if name in fields}
        if any(PersonRef in inner for inner in hints.values()):
            yield from (
                (view.__name__, name) for name, inner in hints.items() if int in inner or float in inner
            )


def test_every_figure_beside_a_person_is_about_something_else() -> None:
    unknown = {
        f"{view}.{name}"
        for view, name in figures_beside_people()
        if name not in ABOUT and f"{view}.{name}" not in ABOUT
    }
    assert unknown == set()


def test_what_is_explained_is_still_there() -> None:
    found = {name for view, field in figures_beside_people() for name in (field, f"{view}.{field}")}
    assert set(ABOUT) - found == set()


def test_a_person_in_a_line_has_no_figure_at_all() -> None:
    hints = get_type_hints(PersonRef)
    assert not [name for name, hint in hints.items() if {int, float} & set(types_in(hint))]


def test_no_route_of_people_sorts_them_by_anything() -> None:
    sorting = [
        f"{path}?{parameter['name']}"
        for path, methods in interface().openapi()["paths"].items()
        for method in methods.values()
        for parameter in method.get("parameters", [])
        if OF_PEOPLE.search(path) and ORDERS.search(parameter["name"])
    ]
    assert sorting == []


def test_no_answer_of_the_interface_has_a_score_of_a_person() -> None:
    schemas = interface().openapi()["components"]["schemas"]
    people = [name for name, schema in schemas.items() if "PersonRef" in repr(schema.get("properties", {}))]
    found = {
        f"{name}.{field}" for name in people for field in schemas[name]["properties"] if RANKING.search(field)
    }
    points = {f"{name}.points" for name in ("ChecklistSource", "MeetingView", "RunRow", "RunView")}  # to tick
    assert found == {"LearnedRow.score", *points}


@pytest.mark.parametrize("word", ["score", "points", "rank"])
def test_a_ranking_would_be_found(word) -> None:
    assert RANKING.search(f"person_{word}")
