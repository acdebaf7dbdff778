"""Addresses become links as they were typed, and what only looks like one does not."""

import re

import pytest

from learnhub.core import markdown

LINKED = [
    ("see https://x.example/a.", ["https://x.example/a"]),
    ("(https://x.example/a_(b)_c), and more", ["https://x.example/a_(b)_c"]),
    (
        "https://x.example/__init__.py and *https://y.example*",
        ["https://x.example/__init__.py", "https://y.example"],
    ),
    ("http://localhost:8000/ or http://pump", ["http://localhost:8000/", "http://pump"]),
    ("HTTPS://X.example/é", ["HTTPS://X.example/%C3%A9"]),
    ("www.x.example, www.y.example/?a=1!", ["http://www.x.example", "http://www.y.example/?a=1"]),
    ("write to ana.petit@ardelle.example.", ["mailto:ana.petit@ardelle.example"]),
    ("[here www.x.example](https://y.example)", ["https://y.example"]),
    ("<https://x.example> `https://y.example`", ["https://x.example"]),
    ("main.py, README.md, a@b, xhttp://y.example, http://, www.", []),
    ("ftp://x.example and javascript://x.example", []),
]


@pytest.mark.parametrize(("text", "targets"), LINKED)
def test_addresses_are_linked(text: str, targets: list[str]) -> None:
    assert re.findall(r'href="([^"]*)"', markdown.render(text)) == targets


def test_address_is_shown_as_it_was_typed() -> None:
    html = markdown.render("at www.x.example/é, now")

    assert '<p>at <a href="http://www.x.example/%C3%A9" ' in html
    assert ">www.x.example/é</a>, now</p>" in html
