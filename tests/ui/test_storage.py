"""What browsers keep, and whose it is."""

import re
from pathlib import Path

from learnhub.ui.storage import KEPT, OWN, Owner, Place, unlisted

ASSETS = Path(__file__).parents[2] / "assets"
STORES = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|cookieStore|caches|document\.cookie)\b")
# Two run before the first, or read what a form left; the last keeps built files only, which belong to nobody.
DOORS = {"storage.js", "early.js", "posted.js", "sw.js"}
LITERAL = re.compile(r"\b(of(?:Browser|Person|Tab))\.(?:get|set|remove)\(([\"`])([\w-]+)(:?)")
NAMED = {
    "ofBrowser": (Place.LOCAL, "lh-"),
    "ofPerson": (Place.LOCAL, f"{OWN}abc:"),
    "ofTab": (Place.TAB, "lh-"),
}


def test_scripts_keep_things_through_the_doors_of_owners_only() -> None:
    found = {path.name for path in ASSETS.glob("*.js") if STORES.search(path.read_text("utf-8"))}

    assert found <= DOORS


def test_every_name_in_a_script_is_listed_with_its_owner() -> None:
    names: dict[Place, list[str]] = {place: [] for place in Place}
    for path in ASSETS.glob("*.js"):
        for door, _quote, name, rest in LITERAL.findall(path.read_text("utf-8")):
            place, prefix = NAMED[door]
            names[place].append(f"{prefix}{name}{rest}{'x' if rest else ''}")

    assert names[Place.LOCAL]
    assert {place: unlisted(found, place) for place, found in names.items()} == {place: [] for place in Place}


def test_name_that_is_not_listed_is_found() -> None:
    assert unlisted(["lh-theme", "lh-secret"], Place.LOCAL) == ["lh-secret"]
    assert unlisted(["lh-own:abc:draft:ask", "lh-own:abc:other"], Place.LOCAL) == ["lh-own:abc:other"]


def test_what_a_person_left_stands_under_that_person() -> None:
    local = [kept for kept in KEPT if kept.place == Place.LOCAL and kept.owner == Owner.PERSON]

    assert local
    assert all(kept.name.startswith(f"{OWN}*:") for kept in local)
