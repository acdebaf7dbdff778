"""Which time zone data this process computes with: the newer of the machine's and of the package tzdata.

Governments change their clocks at short notice, and `zoneinfo` takes the machine's data whatever its age: an
upgrade of the package would change nothing.
"""

import zoneinfo
from pathlib import Path

import tzdata

MACHINE = zoneinfo.TZPATH
PACKAGE = Path(tzdata.__file__).parent / "zoneinfo"
SOURCE = "tzdata.zi"  # begins with "# version 2025b"


def use_newest() -> None:
    """Choose for this process, before it reads a zone. What does not say its version counts as older."""
    if version_of(MACHINE) < tzdata.IANA_VERSION:
        zoneinfo.reset_tzpath((str(PACKAGE),))
        zoneinfo.ZoneInfo.clear_cache()


def in_use() -> str:
    """The version and where it comes from."""
    machine = version_of(MACHINE) or "unknown"
    if str(PACKAGE) in zoneinfo.TZPATH:
        return f"{tzdata.IANA_VERSION} of the package tzdata (the machine's: {machine})"
    return f"{machine} of the machine (the package tzdata: {tzdata.IANA_VERSION})"


def version_of(folders: tuple[str, ...]) -> str:
    """The version of the first of these folders that has zones, "" when there is none or it does not say."""
    found = next((Path(folder) for folder in folders if (Path(folder) / "Europe").is_dir()), None)
    if found is None or not (found / SOURCE).is_file():
        return ""
    with (found / SOURCE).open(encoding="utf-8", errors="replace") as source:
        return source.readline().removeprefix("# version ").strip()
