"""Whatever is written into the audit log can be read there in words."""

import ast
import re
from collections.abc import Iterator

from learnhub import rooms
from learnhub.features.audit.words import actions
from tests.architecture.source import Module, modules

ACTION = re.compile(r"[a-z_]+:[a-z_]+")
AT_THE_DOOR = (
    "web/gate.py",
    "web/routes.py",
)  # what is refused there is a permission, which has words of its own


def test_every_action_that_is_written_has_words() -> None:
    written = {name for module in modules() for name in _written(module)}

    assert written == actions().keys()


def test_no_action_is_declared_twice() -> None:
    declared = [name for room in rooms.all_rooms().values() for name in room.audited]

    assert sorted(declared) == sorted(set(declared))


def _written(module: Module) -> Iterator[str]:
    """The actions that a module writes; where it gives a variable, those that its file holds."""
    calls = [node for node in module.nodes if isinstance(node, ast.Call) and _is_record(node)]
    if not calls or str(module.path).endswith(AT_THE_DOOR):
        return
    named = [call.args[2].value for call in calls if isinstance(call.args[2], ast.Constant)]
    yield from (str(name) for name in named)
    if len(named) < len(calls):
        texts = (node.value for node in module.nodes if isinstance(node, ast.Constant))
        yield from (text for text in texts if isinstance(text, str) and ACTION.fullmatch(text))


def _is_record(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="audit"), attr="record"):
            return True
    return False
