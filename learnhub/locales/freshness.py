"""Whether the catalogues must be compiled again: to look through all modules for messages takes seconds."""

from pathlib import Path

from learnhub.locales.catalogues import LANGUAGES, OWN, Catalogues


def is_compiled(catalogues: Catalogues, assets: Path) -> bool:
    """Whether what the server has is newer than every module and catalogue, and than the last to go.

    The script of the browser tells nothing: it stays as it is when its text does.
    """
    compiled = [catalogues.compiled(language) for language in LANGUAGES]
    scripts = [assets / "locales" / f"{language}.js" for language in LANGUAGES]
    if not all(path.exists() for path in (*compiled, *scripts)):
        return False
    sources = [catalogues.package / path for path in catalogues.sources]
    written = list((catalogues.package / "locales").glob("*/*.po"))
    folders = {path.parent for path in (*sources, *written)}
    newest = max(path.stat().st_mtime_ns for path in (*sources, *written, *folders))
    return newest < min(path.stat().st_mtime_ns for path in compiled)


def compile_changed(assets: Path) -> None:
    """Compiles LearnHub's catalogues if something changed since."""
    if not is_compiled(OWN, assets):
        OWN.compile_all(assets)
