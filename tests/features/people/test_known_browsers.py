"""The cookie of a browser in which an account was signed in before."""

import pytest

from learnhub.features.people.known_browsers import MARKS_MAX, add_mark, find_mark


def test_browser_is_known_to_the_account_that_signed_in_there():
    cookie = add_mark("", "ana", 1)

    assert find_mark(cookie, "ana", 1)
    assert find_mark(cookie, "karim", 1) is None


def test_mark_is_worth_nothing_after_the_password_changed():
    assert find_mark(add_mark("", "ana", 1), "ana", 2) is None


def test_shared_browser_knows_the_last_five_people_and_each_once():
    cookie = ""
    for name in ("a", "b", "c", "d", "e", "f", "f"):
        cookie = add_mark(cookie, name, 1)

    assert [name for name in "abcdef" if find_mark(cookie, name, 1)] == list("bcdef")
    assert len(cookie.split(".")) == MARKS_MAX
    assert len(cookie) < 500


def test_each_browser_has_a_mark_of_its_own():
    first, second = add_mark("", "ana", 1), add_mark("", "ana", 1)

    assert find_mark(first, "ana", 1) != find_mark(second, "ana", 1)


@pytest.mark.parametrize("cookie", ["", "x", "~", "A" * 22 + "~" + "0" * 64, "~".join("ab" * 2_000)])
def test_invented_cookie_is_known_to_nobody(cookie: str):
    assert find_mark(cookie, "ana", 1) is None


def test_mark_does_not_say_whose_it_is():
    cookie = add_mark("", "ana", 1)

    assert "ana" not in cookie
