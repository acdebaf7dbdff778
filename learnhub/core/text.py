"""Text as it is kept: one form for what looks the same, and no sign that nobody sees.

NFC, without the characters that only steer how others are shown (Unicode's Default_Ignorable_Code_Point),
unless a script or an emoji needs them where they stand.
"""

import re
import unicodedata

_DIRECTIONS = "\u061c\u200e\u200f"
_JOINERS = "\u180e\u200b-\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0020-\U000e007f"
_USELESS = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_UNSEEN = re.compile(f"[{_DIRECTIONS}{_JOINERS}{_SELECTORS}{_USELESS}]")
_JOINER, _SELECTOR = re.compile(f"[{_JOINERS}]"), re.compile(f"[{_SELECTORS}]")
_FLAG = re.compile(f"\U0001f3f4[{_TAGS}]+")  # that of Scotland is a black one and letters that nobody sees
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_BLANK = "\u2800"  # of Braille
MARKS = 30  # on one letter, as in Unicode's stream-safe text; sorting a million of them takes minutes


def is_storable(text: str) -> bool:
    """Whether every database takes a text and every browser reads it: no NUL, and no half of a character.

    JSON can carry one half of a pair that UTF-16 makes of a character; nothing can encode it.
    """
    return "\0" not in text and (text.isascii() or not _HALF.search(text))


def is_sound(text: str) -> bool:
    """Whether a text may be kept: storable, without control characters other than tabs and ends of lines."""
    return not _CONTROL.search(text)


def cleaned(text: str) -> str:
    """A text as it is kept, its lines ending with "\\n"; empty when there is nothing to be seen in it."""
    text = _LINE_END.sub("\n", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _with_few_marks(text))
        text = unicodedata.normalize("NFC", _without_unseen(text)).strip().strip(_DIRECTIONS)
        if not any(map(_is_seen, text)):
            return ""
    return text.strip()


def on_one_line(text: str) -> str:
    """The same with single spaces, for names and titles."""
    return " ".join(cleaned(text).split())


def seen(text: str) -> str:
    """Only what is seen, also where more is needed: for texts that are compared."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def _with_few_marks(text: str) -> str:
    if not any(map(unicodedata.combining, text)):
        return text
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MARKS:
            kept.append(sign)
    return "".join(kept)


def _without_unseen(text: str) -> str:
    if not _UNSEEN.search(text):
        return text
    flags = {place for flag in _FLAG.finditer(text) for place in range(*flag.span())}
    has_right_to_left = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    kept = [""]
    for place, sign in enumerate(text):
        is_needed = place in flags or (sign in _DIRECTIONS and has_right_to_left)
        if is_needed or not _UNSEEN.match(sign) or _is_needed(sign, kept[-1], text[place + 1 : place + 2]):
            kept.append(sign)
    return "".join(kept)


def _is_needed(sign: str, before: str, after: str) -> bool:
    """Whether a joiner joins, or a selector selects. Scripts that need them have no case."""
    if _JOINER.match(sign):
        return (_is_joined(before) or bool(_SELECTOR.match(before))) and _is_joined(after)
    return bool(_SELECTOR.match(sign)) and not _SELECTOR.match(before) and _is_selected(before)


def _is_joined(sign: str) -> bool:
    is_of_such_script = unicodedata.category(sign or " ") in ("Lo", "Mn", "Mc", "So", "Sk", "Sm", "Cn")
    return is_of_such_script and not _UNSEEN.match(sign)


def _is_selected(sign: str) -> bool:
    return sign == "ℹ" or unicodedata.category(sign or " ") not in ("Lu", "Ll", "Lt", "Zs", "Cc", "Cf")


def _is_seen(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] not in "ZM" and category not in ("Cc", "Cf") and sign != _BLANK
