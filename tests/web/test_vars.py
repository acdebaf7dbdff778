"""Vars of a State, which type checkers and Reflex see differently."""

import reflex as rx

from learnhub.web.vars import StateVar, state_var


class Sample(rx.State):
    declared: StateVar[str] = state_var("a")
    plain: str = "a"


def test_var_of_a_state_is_to_reflex_what_a_plain_one_is() -> None:
    declared, plain = Sample.get_fields()["declared"], Sample.get_fields()["plain"]

    assert (declared.annotated_type, declared.default) == (plain.annotated_type, plain.default)
    assert type(Sample.declared) is type(Sample.plain)
