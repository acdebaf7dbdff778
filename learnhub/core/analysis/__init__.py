"""What texts are found by: their words, and the forms in which a word is the same as another one.

A word is kept as it is spelt, in lower case and with its accents. Whatever makes two spellings alike is said
by its forms: the word without accents, its stems in French and English, its beginnings, and itself with one
letter left out.
"""

from learnhub.core.analysis.forms import (
    EXACT,
    FORM_MAX,
    PREFIX,
    PREFIXES,
    SLIPS,
    distance,
    folded_word,
    forms_of,
    is_slip,
    slips_of,
    stems_of,
)
from learnhub.core.analysis.queries import Phrase, Unit, Wanted, phrase_of, wanted
from learnhub.core.analysis.stop_words import STOP_WORDS, is_stop_word
from learnhub.core.analysis.words import WORD_MAX, Word, words_in

ANALYSIS = 1  # goes up when the same text has other words or forms; the index is then built anew

__all__ = [
    "ANALYSIS",
    "EXACT",
    "FORM_MAX",
    "PREFIX",
    "PREFIXES",
    "SLIPS",
    "STOP_WORDS",
    "WORD_MAX",
    "Phrase",
    "Unit",
    "Wanted",
    "Word",
    "distance",
    "folded_word",
    "forms_of",
    "is_slip",
    "is_stop_word",
    "phrase_of",
    "slips_of",
    "stems_of",
    "wanted",
    "words_in",
]
