"""Words that lead a reader to persons instead of to the situation: names, hindsight and blame.

What people write after an incident is read for causes. Dekker ("The Field Guide to Understanding 'Human
Error'", 2014) names what gets in the way: a person where a condition belongs, what somebody should have done,
and words that judge. They are found by word lists and by the words beside them, in French and English, and
nothing else: no model, no network, nothing kept. Whatever stands in quotation marks was said by somebody and
is left alone.
"""

from learnhub.core.wording.finding import Finding, Kind, Way, find, language_of
from learnhub.core.wording.judging import Judged, Judgement, judgements
from learnhub.core.wording.people import Names, names_of

__all__ = [
    "Finding",
    "Judged",
    "Judgement",
    "Kind",
    "Names",
    "Way",
    "find",
    "judgements",
    "language_of",
    "names_of",
]
