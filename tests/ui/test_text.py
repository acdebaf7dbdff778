"""Texts, moments and numbers compile to calls that the browser answers in the reader's language."""

from datetime import UTC, datetime

import reflex as rx
from reflex.vars import StringVar

from learnhub.ui.text import (
    _,
    ago,
    ahead,
    clock,
    in_words,
    lately,
    match_text,
    moment,
    ngettext_,
    number,
    time_range,
)


class Sample(rx.State):
    name: str = "Ana"
    votes: int = 3
    at: datetime = datetime(2026, 3, 11, 12, tzinfo=UTC)


def _hooks(var: rx.Var) -> list[str]:
    data = var._get_all_var_data()
    return sorted(
        hook for hook in data.hooks if "use" in hook and "Context" not in hook and "State" not in hook
    )


def test_text_without_parameter():
    text = _("Save")

    assert str(text) == 't("Save")'
    assert _hooks(text) == ["const t = useT();"]


def test_text_keeps_letters_and_quotes():
    assert str(_('Say "Réessayer"')) == 't("Say \\"Réessayer\\"")'


def test_text_with_a_var_brings_the_state_along():
    text = _("Hello {name}", name=Sample.name)

    state = Sample.name._get_all_var_data().state
    assert str(text) == f't("Hello {{name}}", ({{ ["name"] : {Sample.name!s} }}))'
    assert text._get_all_var_data().state == state


def test_plural_gives_both_forms_and_the_number():
    text = ngettext_("{n} vote", "{n} votes", Sample.votes)

    assert str(text) == f't(["{{n}} vote", "{{n}} votes"], ({{ ["n"] : {Sample.votes!s} }}))'


def test_moments_and_numbers_name_their_formatter():
    assert str(moment(Sample.at, "day")) == f'formats.moment({Sample.at!s}, "day")'
    assert str(time_range(Sample.at, Sample.at)) == f"formats.range({Sample.at!s}, {Sample.at!s})"
    assert str(clock("14:20")) == 'formats.clock("14:20")'
    assert str(number(Sample.votes)) == f"formats.number({Sample.votes!s})"
    assert str(ago(Sample.at)) == f"ago({Sample.at!s})"
    assert _hooks(ago(Sample.at)) == ["const ago = useAgo();"]
    assert str(lately(Sample.at)) == f'ago({Sample.at!s}, "hour")'
    assert str(ahead(Sample.at)) == f'ago({Sample.at!s}, "ahead")'
    assert str(in_words(Sample.votes)) == f"formats.words({Sample.votes!s})"


def test_text_is_a_string_var_for_attributes_and_conditions():
    assert (_("Save") + "!")._var_type is str


def test_text_beside_a_value_is_one_of_the_given_texts():
    text = match_text(Sample.name, ("Ana", _("You")), ("Bo", _("Bo")), otherwise=Sample.name)

    assert isinstance(text, StringVar)
    assert _hooks(text) == ["const t = useT();"]
    assert str(text).count("t(") == 2
