"""The parts that run in the browser: stories without a name, which no State sees."""

from typing import Any

import reflex as rx

from learnhub.ui.scripts import Script


class _Own(Script):
    library = "$/public/own-failures.js"

    labels: rx.Var[dict[str, Any]]


class UnsignedFailureForm(_Own):
    """The form of a story without a name: its fields are its children."""

    tag = "UnsignedFailureForm"

    space: rx.Var[str]
    draft: rx.Var[str]


class OwnFailures(_Own):
    """What this browser told without a name, and what became of it."""

    tag = "OwnFailures"


class OwnFailurePanel(_Own):
    """On the page of a story that this browser told: what its author may do."""

    tag = "OwnFailurePanel"

    mark: rx.Var[str]
