"""One person is found under one address, however it was typed, and look-alikes are pointed out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.people.emails import fold_email, is_email, look_alikes

CYRILLIC_A = "\u0430"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (" Anna@Example.COM ", "anna@example.com"),
        ("anna@exämple.example", "anna@xn--exmple-cua.example"),
        ("anna@EXA\u0308MPLE.example", "anna@xn--exmple-cua.example"),
        ("anna@xn--exmple-cua.example", "anna@xn--exmple-cua.example"),
        ("anna@XN--EXMPLE-CUA.example", "anna@xn--exmple-cua.example"),
        ("anna@straße.example", "anna@xn--strae-oqa.example"),
        ("anna@\U0001f4a9.example", "anna@xn--ls8h.example"),
        ("ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "anna@example.com"),
        ("anna@example。com", "anna@example.com"),
        ("an\u200dna\u200b@exa\u2060mple.com\ufeff", "anna@example.com"),
        ("anna@exa\xadmple.com", "anna@example.com"),
        ("René@example.com", "rené@example.com"),
        ("Rene\u0301@example.com", "rené@example.com"),
        ("ﬁona@example.com", "fiona@example.com"),
        (
            "a@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example",
            "a@xn--mgba3gch31f060k.example",
        ),
        ("anna", "anna"),
        ("", ""),
    ],
)
def test_an_address_is_found_however_it_was_typed(typed: str, found: str) -> None:
    assert fold_email(typed) == found


@given(st.text(max_size=40), st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str, domain: str) -> None:
    once = fold_email(f"{name}@{domain}")

    assert fold_email(once) == once


@pytest.mark.parametrize(
    ("folded", "accepted"),
    [
        ("anna@example.com", True),
        ("rené.o'neill+x@a_b.example", True),
        ("anna@xn--exmple-cua.example", True),
        (f"anna@{'a' * 63}.example", True),
        (f"anna@{'a' * 64}.example", False),
        ("anna@example", False),
        ("anna@example.com.", False),
        ("anna@.example.com", False),
        ("anna@exämple.example", False),
        ("anna berg@example.com", False),
        ("anna@berg@example.com", False),
    ],
)
def test_addresses_are_known_by_their_form(folded: str, accepted: bool) -> None:
    assert is_email(folded) == accepted


def test_an_endless_address_costs_no_time() -> None:
    assert not is_email(fold_email("a@" + "é" * 1_000_000))


@pytest.mark.parametrize(
    ("email", "known"),
    [
        (f"ann{CYRILLIC_A}@example.com", "anna@example.com"),
        ("anna@example.com", f"ann{CYRILLIC_A}@example.com"),
        (fold_email(f"anna@ex{CYRILLIC_A}mple.com"), "anna@example.com"),
        ("rene@example.com", "rené@example.com"),
        ("anna.b0rg@example.com", "anna.borg@example.com"),
        ("pau1@example.com", "paul@example.com"),
        ("a.bemard@example.com", "a.bernard@example.com"),
        (fold_email("anna@exämple.example"), "anna@example.example"),
    ],
)
def test_an_address_that_looks_like_a_known_one_is_named_with_it(email: str, known: str) -> None:
    assert look_alikes([email], [known]) == {email: known}


def test_addresses_of_one_list_are_compared_with_each_other() -> None:
    emails = ["anna@example.com", "bo@example.com", f"{CYRILLIC_A}nna@example.com"]

    assert look_alikes(emails, []) == {emails[2]: "anna@example.com"}


def test_an_address_of_several_alphabets_looks_odd_by_itself() -> None:
    mixed = f"m{CYRILLIC_A}ria@example.com"

    assert look_alikes([mixed], []) == {mixed: ""}


def test_other_addresses_are_like_none() -> None:
    emails = ["anna@example.com", "иван@example.com", "anne@example.com", "日本taro@example.com"]

    assert look_alikes(emails, ["bo@example.com", *emails]) == {}
