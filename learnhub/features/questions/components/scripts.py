"""The parts that run in the browser: questions without a name, which no State sees."""

from typing import Any

import reflex as rx

from learnhub.ui.scripts import Script


class _Own(Script):
    library = "$/public/own-questions.js"

    labels: rx.Var[dict[str, Any]]


class UnsignedForm(_Own):
    """The form of a question without a name: its fields are its children."""

    tag = "UnsignedForm"

    space: rx.Var[str]
    draft: rx.Var[str]


class UnsignedSimilar(_Own):
    """In that form: what may answer it already, while its title is typed."""

    tag = "UnsignedSimilar"

    draft: rx.Var[str]


class OwnQuestions(_Own):
    """What this browser asked without a name, and what became of it."""

    tag = "OwnQuestions"


class OwnNews(_Own):
    """Which of them have new answers; nothing without any."""

    tag = "OwnNews"


class OwnPanel(_Own):
    """On the page of a question that this browser asked: what its author may do."""

    tag = "OwnPanel"

    mark: rx.Var[str]
    answers: rx.Var[int]


class OwnAccept(_Own):
    """Under an answer to one: that it solved the question."""

    tag = "OwnAccept"

    mark: rx.Var[str]
    answer: rx.Var[str]
    accepted: rx.Var[bool]
