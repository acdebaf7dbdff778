"""The package as its own tests see it: modules, imports and names, read with `ast`."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import learnhub

PACKAGE = Path(learnhub.__file__).parent


@dataclass(frozen=True)
class Module:
    """One file of the package. `parts` are the names below learnhub: ("features", "ama", "state")."""

    path: Path

    @property
    def parts(self) -> tuple[str, ...]:
        inside = self.path.relative_to(PACKAGE).with_suffix("").parts
        return inside[:-1] if inside[-1] == "__init__" else inside

    @property
    def name(self) -> str:
        """As it is imported."""
        return ".".join(("learnhub", *self.parts))

    @property
    def floor(self) -> str:
        """The first name below learnhub."""
        return self.parts[0] if self.parts else ""

    @property
    def room(self) -> str:
        """The feature that the module belongs to, if any; the reading of listeners belongs to all."""
        inside = self.floor == "features" and len(self.parts) > 1
        return self.parts[1] if inside and self.parts[1] != "listeners" else ""

    @property
    def file(self) -> str:
        """The fixed file name inside the room; a package of that name counts as the file."""
        return self.parts[2] if len(self.parts) > 2 else self.parts[-1] if self.parts else ""

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @property
    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full name of everything imported, `from a import b` as a.b."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    @property
    def attributes(self) -> Iterator[tuple[int, str]]:
        """Line and dotted text of every `name.attribute`."""
        for node in self.nodes:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield node.lineno, f"{node.value.id}.{node.attr}"

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in self.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def line(self, number: int) -> str:
        """Where, for a failing test."""
        return f"{self.path.relative_to(PACKAGE.parent)}:{number}"


@cache
def modules() -> list[Module]:
    """Every module of the package."""
    return [Module(path) for path in sorted(PACKAGE.rglob("*.py")) if "_web" not in path.parts]
