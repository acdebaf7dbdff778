"""Message catalogues: extraction from the code, updating, checking, and the two files that are compiled.

The English sentence in the code is the message id. Each room of the house has one catalogue per
language, `locales/fr/questions.po`; compiling merges them into `learnhub.mo` for the server and a
script for the browser.

    python -m learnhub.locales.catalogues update [room ...]
    python -m learnhub.locales.catalogues check
"""

import argparse
import ast
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from learnhub.locales.typography import french

LANGUAGES = ("fr",)
ERRORS = frozenset({"LearnHubError", "NotFound", "Forbidden", "Invalid", "Conflict", "TooMany"})
IN_PAGES = {"_": None, "ngettext_": (1, 2), "N_": None}
ON_SERVER = {"translate": (2,), "ntranslate": (2, 3)}
TYPESET = {"fr": french}
# Babel changes its mind: since 2.19 French has a third form, for millions, which none of our sentences needs.
PLURALS = {"fr": "nplurals=2; plural=(n > 1);"}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")

Id = str | tuple[str, ...]


def room_of(path: Path) -> str:
    """The catalogue of a source file, from its place in the package."""
    first, *rest = path.parts
    if first == "features" and len(rest) > 1:
        return rest[0]
    return first if first in ("ui", "web") else "core"


@dataclass(frozen=True)
class Catalogues:
    """The catalogues of one package: `package` holds the code, `package/locales` the translations."""

    package: Path

    @cached_property
    def sources(self) -> list[Path]:
        """The modules that may hold messages; this tool's own folder holds none."""
        found = (path.relative_to(self.package) for path in self.package.rglob("*.py"))
        return sorted(path for path in found if path.parts[0] not in ("locales", "_web"))

    @cached_property
    def errors(self) -> frozenset[str]:
        """The names of all error classes: their first argument is a message."""
        known = set(ERRORS)
        bases = {name: parents for path in self.sources for name, parents in _classes(self.package / path)}
        while more := {name for name, parents in bases.items() if parents & known} - known:
            known |= more
        return frozenset(known)

    @cached_property
    def rooms(self) -> list[str]:
        """Every catalogue that the code or the translations know."""
        written = {path.stem for path in (self.package / "locales").glob("*/*.po")}
        return sorted(written | {room_of(path) for path in self.sources})

    def extracted(self, room: str, *, only_pages: bool = False) -> Catalog:
        """The messages that the code of a room holds; `only_pages`: the ones the browser needs."""
        keywords = IN_PAGES if only_pages else IN_PAGES | ON_SERVER | dict.fromkeys(self.errors)
        catalogue = Catalog()
        for path in (path for path in self.sources if room_of(path) == room):
            for _line, message, comments, _context in _messages(self.package / path, keywords):
                catalogue.add(message, None, [(f"learnhub/{path.as_posix()}", 0)], auto_comments=comments)
        return catalogue

    def path(self, language: str, room: str) -> Path:
        """Where a catalogue is written."""
        return self.package / "locales" / language / f"{room}.po"

    def read(self, language: str, room: str) -> Catalog:
        """A catalogue as it is written, empty when it is not."""
        path = self.path(language, room)
        if not path.exists():
            return _empty(language)
        with path.open("rb") as file:
            return read_po(file, locale=language)

    def update(self, *rooms: str) -> None:
        """Writes the catalogues anew from the code, keeping translations and borrowing known ones."""
        for language in LANGUAGES:
            known = self.merged(language)
            for room in rooms or self.rooms:
                self._update(language, room, known)

    def _update(self, language: str, room: str, known: dict[Id, Id]) -> None:
        catalogue = self.read(language, room)
        catalogue.update(self.extracted(room), no_fuzzy_matching=True)
        for message in _translatable(catalogue):
            text = _text(message) if _complete(message) else known.get(_id(message), _text(message))
            message.string = _each(text, TYPESET[language])
        path = self.path(language, room)
        path.unlink(missing_ok=True)
        if any(_translatable(catalogue)):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, catalogue, language)

    def merged(self, language: str) -> dict[Id, Id]:
        """All finished translations of a language together."""
        rooms = (self.read(language, room) for room in self.rooms)
        return {
            _id(message): _text(message)
            for room in rooms
            for message in _translatable(room)
            if _complete(message)
        }

    def problems(self) -> list[str]:
        """Everything wrong with the catalogues, one line each; empty when all is well."""
        return [line for language in LANGUAGES for line in self._problems(language)]

    def _problems(self, language: str) -> Iterator[str]:
        seen: dict[str, tuple[str, Id, Id]] = {}  # by the first form, as pages and `gettext` know a sentence
        for room in self.rooms:
            wanted = {_id(message) for message in _translatable(self.extracted(room))}
            written = {_id(message): message for message in _translatable(self.read(language, room))}
            where = f"{language}/{room}.po"
            yield from (
                f"{where}: not used any more: {_short(id_)}"
                for id_ in sorted(written.keys() - wanted, key=_short)
            )
            for id_ in sorted(wanted, key=_short):
                message = written.get(id_)
                if message is None or not _complete(message):
                    yield f"{where}: not translated: {_short(id_)}"
                    continue
                yield from (f"{where}: {fault}: {_short(id_)}" for fault in _faults(message, language))
                other, *known = seen.setdefault(_first(id_), (room, id_, _text(message)))
                if known != [id_, _text(message)]:
                    yield f"{where}: translated otherwise in {other}.po: {_short(id_)}"

    def compile_all(self, assets: Path) -> None:
        """Writes `learnhub.mo` for the server and `assets/locales/<language>.js` for the browser."""
        for language in LANGUAGES:
            merged = self.merged(language)
            self._compile_mo(language, merged)
            pages = {_id(message) for room in self.rooms for message in self.extracted(room, only_pages=True)}
            shown = {_first(id_): text for id_, text in merged.items() if id_ in pages}
            body = json.dumps(shown, ensure_ascii=False, sort_keys=True)
            plural = _empty(language).plural_expr
            script = f"export default {{messages:{body},plural:(n)=>Number({plural})}};\n"
            _replace(assets / "locales" / f"{language}.js", script.encode())

    def compiled(self, language: str) -> Path:
        """Where the server finds a language."""
        return self.package / "locales" / language / "LC_MESSAGES" / "learnhub.mo"

    def _compile_mo(self, language: str, merged: dict[Id, Id]) -> None:
        catalogue = _empty(language)
        for id_, text in merged.items():
            catalogue.add(id_, text)
        path = self.compiled(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_mo(file, catalogue)


def _empty(language: str) -> Catalog:
    catalogue = Catalog(locale=language)
    catalogue.mime_headers = [("Plural-Forms", PLURALS[language])]
    return catalogue


def _classes(path: Path) -> Iterator[tuple[str, set[str]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            names = (
                base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
                for base in node.bases
            )
            yield node.name, set(names)


def _messages(path: Path, keywords: dict[str, tuple[int, ...] | None]) -> Iterator[tuple]:
    found = extract_from_file("python", str(path), keywords=keywords, comment_tags=["Translators:"])
    return (entry for entry in found if all(entry[1] if isinstance(entry[1], tuple) else [entry[1]]))


def _translatable(catalogue: Iterable[Message]) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _id(message: Message) -> Id:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _text(message: Message) -> Id:
    text = message.string or ""
    return text if isinstance(text, str) else tuple(form or "" for form in text)


def _forms(text: Id) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def _complete(message: Message) -> bool:
    return all(_forms(_text(message)))


def _each(text: Id, change: Callable[[str], str]) -> Id:
    return change(text) if isinstance(text, str) else tuple(map(change, text))


def _faults(message: Message, language: str) -> Iterator[str]:
    if _each(_text(message), TYPESET[language]) != _text(message):
        yield "spaces or apostrophes (run update)"
    ids = _forms(_id(message))
    wanted = {name for id_ in ids for name in _PLACEHOLDER.findall(id_)}
    required = {name for name in _PLACEHOLDER.findall(ids[-1]) if len(ids) == 1 or name != "n"}
    given = [set(_PLACEHOLDER.findall(form)) for form in _forms(_text(message))]
    if any(names - wanted or required - names for names in given):
        yield "other {placeholders} than the English"


def _first(id_: Id) -> str:
    return _forms(id_)[0]


def _short(id_: Id) -> str:
    return _first(id_).replace("\n", " ")[:80]


def _write(path: Path, catalogue: Catalog, language: str) -> None:
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr};\\n"\n\n'
    )
    with path.open("wb") as file:
        file.write(head.encode())
        write_po(
            file,
            catalogue,
            omit_header=True,
            sort_output=True,
            width=0,
            ignore_obsolete=True,
            include_lineno=False,
        )


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


OWN = Catalogues(Path(__file__).parent.parent)


def update(*rooms: str) -> None:
    """Writes LearnHub's catalogues anew from the code."""
    OWN.update(*rooms)


def problems() -> list[str]:
    """Everything wrong with LearnHub's catalogues."""
    return OWN.problems()


def compile_all(assets: Path) -> None:
    """Compiles LearnHub's catalogues; the build calls it first."""
    OWN.compile_all(assets)


def main(arguments: list[str] | None = None) -> int:
    """The command line of this module."""
    parser = argparse.ArgumentParser(
        prog="python -m learnhub.locales.catalogues", description="Message catalogues."
    )
    parser.add_argument("command", choices=("update", "check"))
    parser.add_argument("rooms", nargs="*", help="catalogues to update, all when none is named")
    given = parser.parse_args(arguments)
    if given.command == "update":
        update(*given.rooms)
        return 0
    found = problems()
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
