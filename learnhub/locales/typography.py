"""How French is typeset: which spaces stand before which signs."""

import re

THIN = "\u202f"
FIXED = "\u00a0"
_ENDS = r"(?=[\s»”)\]…]|$)"
_UNITS = "h|min|s|Mo|Go|Ko|ko|km|mm|m|%|€|jours?|minutes?|caractères"
_RULES = (
    (re.compile(r"'"), "’"),
    (re.compile(r"«\s*"), f"«{FIXED}"),
    (re.compile(r"\s*»"), f"{FIXED}»"),
    (re.compile(rf"(?<=[^\s?!;])[ \u00a0\u202f]*([?!;]){_ENDS}"), rf"{THIN}\1"),
    (re.compile(rf"(?<=[^\s:])[ \u00a0\u202f]*:{_ENDS}"), f"{FIXED}:"),
    (re.compile(rf"(?:(?<=\d)|(?<={{n}})) (?=(?:{_UNITS})\b)"), FIXED),
)


def french(text: str) -> str:
    """The text with its apostrophes curled and its no-break spaces in place."""
    for pattern, correct in _RULES:
        text = pattern.sub(correct, text)
    return text
