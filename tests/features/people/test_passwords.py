"""Passwords: what is refused, and that hashes tell nothing apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.errors import Invalid
from learnhub.features.people import passwords

ANA = {"email": "ana.petit@ardelle.example", "name": "Ana Petit", "company": "Ardelle"}


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "motdepasse2024!",
        "P@ssw0rd1234",
        "Ardelle-2026!",
        "ana.petit.2026",
        "ardelle 2026 anap",
        "correct horse battery staple",
        "aaaaaaaaaaaa",
        "123456789012",
        "qwertyuiop123",
        "learnhub-learnhub",
        "Azertyuiop!!1",
    ],
)
def test_password_of_guessable_parts_is_refused(password: str):
    assert passwords.problem_of(password, **ANA) == passwords.TOO_EASY


@pytest.mark.parametrize(
    "password", ["four brown owls sing", "Marie mange du pain", "k8#vQ2!zLp9w", "日本語の長いパスワードです"]
)
def test_password_of_own_words_is_taken(password: str):
    assert passwords.problem_of(password, **ANA) is None


@given(st.text(max_size=11))
def test_password_shorter_than_twelve_is_refused(password: str):
    assert passwords.problem_of(password, **ANA) == passwords.TOO_SHORT


@given(st.text(min_size=12, max_size=300), st.emails(), st.text(max_size=40), st.text(max_size=40))
def test_check_answers_for_any_text(password: str, email: str, name: str, company: str):
    problem = passwords.problem_of(password, email=email, name=name, company=company)

    assert problem in ((passwords.TOO_LONG,) if len(password) > 256 else (None, passwords.TOO_EASY))


def test_check_names_the_field():
    with pytest.raises(Invalid) as raised:
        passwords.check("short", field="new", **ANA)

    assert raised.value.fields == {"new": passwords.TOO_SHORT}


def test_hash_verifies_only_its_password():
    known = passwords.make_hash("four brown owls sing")

    assert known.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.verify(known, "four brown owls sing") is True
    assert passwords.verify(known, "four brown owls sang") is False
    assert passwords.needs_rehash(known) is False


def test_password_typed_on_another_keyboard_is_the_same():
    known = passwords.make_hash("été à la mer, café")

    assert passwords.verify(known, "été à la mer, café") is True


def test_unknown_account_is_compared_and_refused():
    assert passwords.verify(None, "nobody has this password") is False


def test_hash_with_smaller_parameters_is_renewed():
    from argon2 import PasswordHasher

    small = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x")

    assert passwords.needs_rehash(small) is True
