"""Every error that a person may read: declared once, told in both languages, and whole in a copy."""

import copy
import pickle

import pytest

from learnhub import rooms
from learnhub.core.i18n import LANGUAGES, N_
from learnhub.errors import Conflict, Invalid, LearnHubError
from learnhub.features.mentoring.errors import SlotTaken
from learnhub.locales.catalogues import OWN

KINDS = LearnHubError.__subclasses__()
SENTENCE = "{name} is taken."


def _all_errors() -> list[type[LearnHubError]]:
    """Every class of the house, those of the rooms included, and none that a test made."""
    list(rooms.modules("errors"))
    found = [LearnHubError]
    for each in found:
        found += each.__subclasses__()
    return [each for each in found if each.__module__.startswith("learnhub.")]


ERRORS = _all_errors()


def made(kind: type[LearnHubError]) -> LearnHubError:
    """An error of a class: with its own sentence, and a given one where it has none."""
    return kind(name="Ana") if hasattr(kind, "message") else kind(SENTENCE, field="name", name="Ana")


def test_codes_name_one_error_each() -> None:
    codes = [each.code for each in ERRORS]

    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("kind", ERRORS)
def test_error_has_a_code_of_its_own_and_the_status_of_its_kind(kind: type[LearnHubError]) -> None:
    statuses = {base.status for base in kind.__mro__ if base in KINDS} or {500}

    assert "code" in vars(kind)
    assert statuses == {kind.status}


@pytest.mark.parametrize("kind", ERRORS)
def test_sentences_of_an_error_are_in_both_catalogues(kind: type[LearnHubError]) -> None:
    declared = {getattr(kind, "message", ""), *kind.fields.values()} - {""}
    translated = [OWN.merged(language).keys() for language in LANGUAGES if language != "en"]

    assert [sentence for sentence in declared for known in translated if sentence not in known] == []


@pytest.mark.parametrize("kind", ERRORS)
@pytest.mark.parametrize("copied", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])
def test_copy_of_an_error_says_the_same(kind: type[LearnHubError], copied) -> None:
    error = made(kind)

    other = copied(error)

    assert (type(other), str(other), vars(other)) == (kind, str(error), vars(error))


def test_class_declares_what_is_always_so() -> None:
    class Taken(Conflict):
        code = "test.taken"
        message = SENTENCE
        fields = {"name": message, "e_mail": "Choose another."}  # noqa: RUF012 - as rooms declare them

    error = Taken(name="Ana")

    assert (error.message, error.params) == (SENTENCE, {"name": "Ana"})
    assert error.fields == {"name": SENTENCE, "e_mail": "Choose another."}


def test_fields_of_one_error_are_not_those_of_the_next() -> None:
    first = SlotTaken("Taken.", field="starts_at", nearest=[])
    first.fields["question"] = "Too long."

    assert SlotTaken("Taken.", nearest=[]).fields == {}


def test_message_belongs_to_the_field_that_is_named() -> None:
    assert Invalid(SENTENCE, field="name").fields == {"name": SENTENCE}


def test_error_without_a_sentence_is_not_raised() -> None:
    with pytest.raises(AttributeError):
        Conflict()


def test_given_sentence_goes_before_the_declared_one() -> None:
    assert Invalid(N_("This is missing.")).message == "This is missing."
