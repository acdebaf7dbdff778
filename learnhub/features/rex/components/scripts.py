"""The parts of the editor that run in the browser: texts that save themselves, and the lines of the tree."""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec

from learnhub.ui.scripts import Script


class SaveMark(Script):
    """Says whether the server has everything that was typed on this page."""

    library = "$/public/autosave.js"
    tag = "SaveMark"

    labels: rx.Var[dict[str, Any]]


class SavedField(Script):
    """A text that saves itself under the name `unit`; `line` is one without line breaks."""

    library = "$/public/autosave.js"
    tag = "SavedField"

    unit: rx.Var[str]
    draft: rx.Var[str]
    words: rx.Var[str]
    edition: rx.Var[int]
    saved: rx.Var[dict[str, Any]]
    label: rx.Var[str]
    hint: rx.Var[str]
    labels: rx.Var[dict[str, Any]]
    language: rx.Var[str]
    most: rx.Var[int]
    rows: rx.Var[int]
    line: rx.Var[bool]
    is_read_only: rx.Var[bool]
    on_save: rx.EventHandler[passthrough_event_spec(str, str, int, str)]
    on_here: rx.EventHandler[passthrough_event_spec(str)]
    on_typed: rx.EventHandler[passthrough_event_spec(str, str)]


class CauseLines(Script):
    """The causal tree as lines that are written with the keyboard alone."""

    library = "$/public/causes.js"
    tag = "CauseLines"

    rex: rx.Var[str]
    lines: rx.Var[list[Any]]
    saved: rx.Var[dict[str, Any]]
    hints: rx.Var[list[Any]]
    about: rx.Var[str]
    writers: rx.Var[list[Any]]
    labels: rx.Var[dict[str, Any]]
    language: rx.Var[str]
    most: rx.Var[int]
    is_read_only: rx.Var[bool]
    on_save: rx.EventHandler[passthrough_event_spec(str, str, int, str)]
    on_add: rx.EventHandler[passthrough_event_spec(str, str, int, str, str)]
    on_paste_lines: rx.EventHandler[passthrough_event_spec(str, str)]
    on_move: rx.EventHandler[passthrough_event_spec(str, str)]
    on_hang: rx.EventHandler[passthrough_event_spec(str, str)]
    on_set: rx.EventHandler[passthrough_event_spec(str, str, str)]
    on_lesson: rx.EventHandler[passthrough_event_spec(str)]
    on_remove: rx.EventHandler[passthrough_event_spec(str)]
    on_here: rx.EventHandler[passthrough_event_spec(str)]
    on_typed: rx.EventHandler[passthrough_event_spec(str, str)]
    on_keep: rx.EventHandler[passthrough_event_spec(str)]
