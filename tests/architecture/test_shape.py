"""Code that is a pleasure to open: small functions, small modules, docstrings, and nothing left behind."""

import ast
import statistics

from tests.architecture.source import PACKAGE, modules

LONGEST_MODULE = 300
LONG_FUNCTION = 35
VAGUE = {"date", "time", "datetime"}


def length(function: ast.AST) -> int:
    return function.end_lineno - function.lineno + 1


def test_functions_fit_a_screen() -> None:
    lengths = sorted(length(function) for module in modules() for function in module.functions)

    assert statistics.median(lengths) <= 12
    assert sum(each <= LONG_FUNCTION for each in lengths) / len(lengths) >= 0.9


def test_modules_stay_small() -> None:
    long = {
        str(module.path.relative_to(PACKAGE)): lines
        for module in modules()
        if (lines := len(module.path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
        and module.floor not in ("migrations", "demo")
    }

    assert long == {}


def test_modules_say_what_lives_there() -> None:
    silent = [
        str(module.path.relative_to(PACKAGE))
        for module in modules()
        if module.tree.body and not ast.get_docstring(module.tree)
    ]

    assert silent == []


def test_public_functions_of_the_core_and_the_rooms_have_docstrings() -> None:
    silent = [
        f"{module.line(function.lineno)} {function.name}"
        for module in modules()
        if module.floor in ("core", "access") or module.file in ("service", "queries", "policy")
        for function in module.tree.body
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        if not function.name.startswith("_") and not ast.get_docstring(function)
    ]

    assert silent == []


def test_what_comes_in_says_of_which_clock_it_is() -> None:
    """A plain `date` or `time` loses an offset, a plain `datetime` needs none: see `core/inputs.py`."""
    vague = [
        f"{module.line(argument.lineno)} {ast.unparse(argument)}"
        for module in modules()
        for node in module.nodes
        for argument in _incoming(node)
        if argument.annotation
        and VAGUE & {part.id for part in ast.walk(argument.annotation) if isinstance(part, ast.Name)}
    ]

    assert vague == []


def _incoming(node: ast.AST) -> list:
    """The fields of a form, or the arguments of a handler or a route."""
    if isinstance(node, ast.ClassDef) and any(
        ast.unparse(base).endswith(("Input", "Form")) for base in node.bases
    ):
        return [field for field in node.body if isinstance(field, ast.AnnAssign)]
    if isinstance(node, ast.AsyncFunctionDef) and any(
        ast.unparse(each).startswith(("action(", "router.")) for each in node.decorator_list
    ):
        return [*node.args.args, *node.args.kwonlyargs]
    return []
