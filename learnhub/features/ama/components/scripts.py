"""The parts that run in the browser: clocks, an order that holds still, questions without a name."""

from typing import Any

import reflex as rx
from reflex.event import passthrough_event_spec
from reflex.utils.imports import ImportVar
from reflex.vars import ArrayVar, NumberVar, VarData

from learnhub import ui
from learnhub.features.ama.schemas import AnswerText, QuestionRow
from learnhub.ui.scripts import Script
from learnhub.web.reflex_internals import FormData


def _hook(function: str, name: str) -> VarData:
    return VarData(
        imports={"$/public/ama.js": [ImportVar(tag=function)]}, hooks={f"const {name} = {function}();": None}
    )


def _call(name: str, data: VarData, *args: Any) -> rx.Var[Any]:
    given = [rx.Var.create(arg) for arg in args]
    merged = VarData.merge(data, *(arg._get_all_var_data() for arg in given))
    expression = f"{name}({', '.join(str(arg) for arg in given)})"
    return rx.Var(_js_expr=expression, _var_data=merged)


def held(name: str, order: rx.Var[list[str]], rows: rx.Var[dict[str, QuestionRow]]) -> ArrayVar[list[str]]:
    """An order of ids that does not change under a pointer on `data-held`, without ids that have no row."""
    return _call("held", _hook("useHeld", "held"), name, order, rows).to(list[str])


def seconds_to_batch(minutes: ui.Number) -> NumberVar[int]:
    """Seconds until the next batch of anonymous questions, which come by the clock from midnight UTC."""
    return _call("secondsToBatch", _hook("useBatch", "secondsToBatch"), minutes).to(int)


class NoteField(Script):
    """The note of a question: kept by `on_keep` at each pause, without overwriting what others wrote.

    `on_open` is called for the note of another question, and where somebody may have gone on with it.
    """

    library = "$/public/notes.js"
    tag = "NoteField"

    question: rx.Var[str]
    note: rx.Var[AnswerText]
    labels: rx.Var[dict[str, str]]
    limit: rx.Var[int]
    on_open: rx.EventHandler[passthrough_event_spec(str)]
    on_keep: rx.EventHandler[passthrough_event_spec(str, str, int)]


class AskForm(Script):
    """The composer: by name it calls `on_named`, without a name the text never reaches a State."""

    library = "$/public/anonymous.js"
    tag = "AskForm"

    ama: rx.Var[str]
    labels: rx.Var[dict[str, str]]
    draft: rx.Var[str]
    cleared: rx.Var[int]
    on_named: rx.EventHandler[passthrough_event_spec(FormData[str, Any])]


class AnonymousMine(Script):
    """What this browser asked without a name in a session; looked up anew when the questions change."""

    library = "$/public/anonymous.js"
    tag = "AnonymousMine"

    ama: rx.Var[str]
    rows: rx.Var[dict[str, QuestionRow]]
    labels: rx.Var[dict[str, Any]]


class MineCount(Script):
    """How many questions are one's own, with those that only this browser knows."""

    library = "$/public/anonymous.js"
    tag = "MineCount"

    ama: rx.Var[str]
    named: rx.Var[int]
    rows: rx.Var[dict[str, QuestionRow]]


class OwnMark(Script):
    """Draws its children where a question with this tag was asked from this browser."""

    library = "$/public/anonymous.js"
    tag = "OwnMark"

    mark: rx.Var[str]


class UnsentQuestion(Script):
    """What was typed and never sent; nothing when there is no such text."""

    library = "$/public/anonymous.js"
    tag = "UnsentQuestion"

    draft: rx.Var[str]
    labels: rx.Var[dict[str, str]]
