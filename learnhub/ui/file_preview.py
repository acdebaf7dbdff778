"""What a file that somebody sent would do: a sentence about it, a bar of its parts and a figure for each."""

from typing import Any

import reflex as rx

from learnhub.ui.display import meta
from learnhub.ui.elements import el, icon
from learnhub.ui.vars import Flag, Number, Text


def head(name: Text, count: Text, state: Text, *sentence: Text | rx.Component) -> rx.Component:
    """The file with its `count` of lines or notes, where it stands, and in a sentence what becomes of it."""
    return el.div(
        meta(el.span(icon("file_text", 15), name, ", ", count, class_name="row g2"), state),
        el.h1(*sentence, class_name="t-h1 mt1 mb4"),
    )


def split(*parts: tuple[Any, str]) -> rx.Component:
    """The parts of the file as a bar, each with its class; it has its word and figure below."""
    drawn = (
        rx.cond(number > 0, el.i(class_name=kind, style={"flexGrow": number.to(str)}))
        for number, kind in parts
    )
    return el.div(*drawn, class_name="split", aria_hidden="true")


def figures(*shown: rx.Component) -> rx.Component:
    """The figures of the parts."""
    return el.div(*shown, class_name="file-figures")


def figure(n: Number, word: Text, *notes: Text | rx.Component, warn: Flag = False) -> rx.Component:
    """How much is what, and below it what else there is to know."""
    return el.div(
        el.p(
            el.b(n, class_name="t-num"),
            el.span(word, class_name=rx.cond(warn, "t-body t-m t-warn", "t-body t-m")),
            class_name="row g2 base",
        ),
        el.p(*notes, class_name="t-meta t-wrap"),
    )


def reasons(reasons: Any) -> rx.Component:
    """Why a line or a note is left out."""
    return el.div(
        rx.foreach(
            reasons,
            lambda text: el.p(
                icon("triangle_alert", 15, class_name="t-warn"), el.span(text), class_name="t-body row g2 top"
            ),
        )
    )
