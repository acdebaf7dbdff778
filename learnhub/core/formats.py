"""Days, times and small numbers as each language writes them, in mails; pages have `assets/formats.js`."""

from datetime import date, datetime

from babel.dates import format_date

from learnhub.core.i18n import known

_WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
    "fr": "zéro une deux trois quatre cinq six sept huit neuf dix onze douze",
}


def day(value: date, language: str) -> str:
    """`Tuesday 1 December`, `mardi 1er décembre`."""
    words = format_date(value, "EEEE d MMMM", locale=language)
    if language != "fr":
        return words
    weekday, number, month = words.split(" ")
    return f"{weekday} {'1er' if number == '1' else number}\u00a0{month}"


def month(value: date, language: str) -> str:
    """`December`, `décembre`."""
    return format_date(value, "MMMM", locale=known(language))


def clock(value: datetime, language: str) -> str:
    """`09:10`, `9 h 10`; the wall clock of the value's own zone."""
    if language != "fr":
        return f"{value:%H:%M}"
    return f"{value.hour}\u00a0h" + (f"\u00a0{value:%M}" if value.minute else "")


def in_words(number: int, language: str) -> str:
    """`seven` up to twelve, then figures; French says them of feminine things."""
    words = _WORDS[known(language)].split()
    return words[number] if 0 <= number < len(words) else str(number)
