"""Where a text says what somebody should have done, and where it judges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from learnhub.core.wording import lists
from learnhub.core.wording.people import Word, words_of

REST_MAX = 80
_FLAGS = re.IGNORECASE
_EN_NOT = r"(?:\s+(?:not|never|also|really|just|simply|clearly|at least|probably|then))*"
_FR_MORE = (
    r"(?:\s+(?:pas|plus|jamais|aussi|bien|vraiment|simplement|au moins|sans doute|peut-être|toujours|donc|"
    r"alors|tout de même|quand même))*"
)
_FR_INFINITIVE = (
    r"(?=\s+(?:(?:ne pas|se|le|la|les|lui|leur|en|y|me|nous|être)\s+|[sldm][’'])*\w+(?:er|ir|re|oir)\b)"
)

# What stays of a text after the match is what was to be done, from the infinitive on.
SHOULD = {
    "en": (
        rf"(?:should(?:n[’']t)?|ought(?:n[’']t)? to){_EN_NOT}\s+(?:have|of)\b",
        r"should(?:n[’']t)?(?:[’']ve|a\b)",
        rf"could(?:n[’']t)?{_EN_NOT}(?:\s+have|[’']ve)\s+(?:easily\s+)?(?=(?:asked|checked|called|known|"
        rf"seen|noticed|"
        r"prevented|avoided|told|warned|stopped|read|ordered|thought|looked|waited|tested|verified|done|"
        r"said|spoken)\b)",
        r"(?:was|were)(?:n[’']t| not)? (?:supposed|meant|expected) to\b",
        r"would have been (?:better|wiser|safer|enough|easy) to\b",
        r"had better have\b",
        r"if only\b",
        r"needed to have\b",
    ),
    "fr": (
        rf"(?:aurai[st]|auraient|aurions|auriez){_FR_MORE}\s+dû\b",
        rf"(?:aurai[st]|auraient|aurions|auriez){_FR_MORE}\s+du\b{_FR_INFINITIVE}",
        rf"(?:aurai[st]|auraient|aurions|auriez){_FR_MORE}\s+pu\b(?=\s+(?:(?:le|la|les|lui|leur|nous|se|"
        rf"s[’']|l[’'])\s*)*"
        r"(?:vérifier|contrôler|demander|appeler|prévenir|voir|éviter|anticiper|savoir|lire|arrêter|"
        r"commander|penser|"
        r"attendre|remarquer|tester|faire|dire|poser|regarder|empêcher|alerter|signaler)\b)",
        rf"aurait{_FR_MORE}\s+fallu\b",
        rf"(?:aurai[st]|auraient|aurions|auriez){_FR_MORE}\s+mieux fait d(?:e\b|[’'])",
        rf"(?:étai[st]|étaient|étions|étiez){_FR_MORE}\s+(?:censé|supposé)(?:e|s|es)?\b",
        r"aurait été (?:mieux|plus sûr|plus prudent|préférable|suffisant) d(?:e\b|[’'])",
        r"si seulement\b",
        r"il suffisait (?:pourtant )?d(?:e\b|[’'])",
    ),
}
# The first of these are said of people only, the others of things as well: those count if a person does it.
HUMAN = {
    "en": (
        r"(?<!was )(?<!were )(?<!been )(?:forgot|forgotten|neglected|omitted|forgets|forget)\b(?:\s+to\b)?",
        r"(?:didn[’']t|did not|couldn[’']t be|could not be)\s+bother(?:ed)?\b(?:\s+to\b)?",
        r"(?:didn[’']t|did not)\s+(?:even )?(?:think|care|pay attention|take the trouble|"
        r"take the time)\b(?:\s+to\b)?",
        r"(?:was|were|been|is|are|being|too|so)\s+(?:\w+ly )?(?:careless|negligent|sloppy|lazy|"
        r"incompetent|inattentive|irresponsible|distracted)\b",
        r"careless(?:ness)\b|negligence\b|incompetence\b|sloppiness\b|inattention\b|(?<!so )\bcarelessly\b",
        r"(?:human|operator|pilot|user|driver)[ -](?:error|mistake|failure)s?\b",
        r"(?:lack of|insufficient) (?:attention|care|discipline|rigour|rigor|diligence|common sense)\b",
        r"(?:\w+[’']s?|his|her|their|whose|the) (?:own )?fault of\b|(?:[^\W\d_]+[’']s|my|his|her|their|"
        r"your|our|whose) (?:own )?fault\b",
        r"(?:is|are|was|were|be) to blame\b|(?:takes?|took|bears?|bore) the blame\b",
        r"made (?:a|an|the|another|his|her|their) (?:\w+ )?(?:mistake|error|blunder)\b",
        r"(?:got it|did it) wrong\b|messed up\b|screwed up\b",
        r"wasn[’']t (?:paying attention|careful|thinking)\b|(?:was|were) not (?:paying attention|careful|"
        r"thinking)\b",
    ),
    "fr": (
        r"(?:a|ont|avait|avaient|ai|as|avons|avez|aurait|auraient)\s+(?:encore |tout simplement |"
        r"simplement |complètement |bien )*"
        r"(?:oublié|négligé|omis)\b(?:\s+d(?:e\b|[’']))?",
        r"n[’'](?:a|ont|avait|avaient|ai|as|avons|avez)\s+(?:pas|jamais|même pas|pas du tout)\s+"
        r"(?:pensé à|songé à|pris la peine d(?:e\b|[’'])|pris le temps d(?:e\b|[’'])|jugé (?:utile|"
        r"bon) d(?:e\b|[’'])|"
        r"daigné|fait attention|été attenti(?:f|ve|fs|ves)|été vigilante?s?|fait l[’']effort d(?:e\b|[’']))",
        r"n[’']y (?:a|ont|avait) pas pensé\b",
        r"s[’'](?:est|était|étaient|y est|en est) (?:encore )?trompée?s?\b|se sont trompée?s\b",
        r"(?:erreur|erreurs|faute|fautes|défaillance)\s+(?:humaines?\b|d[’']inattention\b|"
        r"de (?:l[’'])?(?:opérateur|opératrice|débutant|conducteur)s?\b|d[’']opérateurs?\b)",
        r"erreur de (?:l[’']opérateur|l[’']opératrice|la part d[’'e])",
        r"manque (?:total |évident )?(?:d[’']attention|de (?:vigilance|rigueur|sérieux|soin|"
        r"professionnalisme|discipline|bon sens)|d[’']implication)\b",
        r"(?:par|c[’']est|c[’']était|de) (?:la|sa|leur|ma|ta|votre|notre) faute\b|(?:est|était|"
        r"sont) (?:le |la |les )?(?:seul |seule )?(?:fautif|fautive|coupables?)\b",
        r"négligence\b|inattention\b|incompétence\b|étourderie\b|laxisme\b|je-m[’']en-foutisme\b|"
        r"amateurisme\b",
        r"(?:est|était|a été|ont été|sont|étaient|trop|peu)\s+(?:trop |très |peu )?(?:négligente?s?|"
        r"incompétente?s?|étourdie?s?|paresseu(?:x|se)|rigoureu(?:x|se)|consciencieu(?:x|se)|"
        r"irresponsables?|distraite?s?|tête en l[’']air)\b",
        r"a fait (?:une|l[’']|son|la) (?:\w+ )?(?:erreur|faute|bêtise|boulette)\b|"
        r"a commis une (?:\w+ )?(?:erreur|faute)\b",
        r"par (?:oubli|étourderie|paresse)\b",
        r"a mal (?:lu|serré|compris|fait|réglé|monté|vérifié|rangé|saisi|recopié|préparé)\b",
    ),
}
OF_ANYTHING = {
    "en": (
        r"fail(?:ed|s|ing)?\s+to\b",
        r"(?:ignored|overlooked|misread|misjudged|misunderstood|mishandled|disregarded)\b",
        r"(?:wasn[’']t|was not|were not|weren[’']t) (?:able|capable) (?:to|of)\b",
    ),
    "fr": (
        r"n[’'](?:a|ont|avait|avaient|ai|as|avons|avez)\s+(?:pas|jamais|même pas)\s+(?:su|réussi à|"
        r"été capables? d(?:e\b|[’'])|été fichue?s? d(?:e\b|[’']))(?!\s+(?:pourquoi|que|qui|si|quand|ce|"
        r"où)\b)",
        r"(?:a|ont|avait|avaient) (?:échoué à|ignoré|mésestimé|sous-estimé|mal interprété|mal évalué)\b",
        r"(?:a|ont) été incapables? d(?:e\b|[’'])",
        r"(?:était|étaient|est|s[’']est montrée?|s[’']est avérée?) incapables? d(?:e\b|[’'])",
    ),
}
_ALWAYS = {
    kind: {
        language: re.compile(r"(?<![\w-])(?:" + "|".join(f"(?:{each})" for each in each_of) + ")", _FLAGS)
        for language, each_of in patterns.items()
    }
    for kind, patterns in (("should", SHOULD), ("human", HUMAN), ("anything", OF_ANYTHING))
}
_ENDS = re.compile(
    r"[,;:.!?…()\n–—«»\"“”]| (?:because|but|so that|before he|and then|although|which|car|mais|parce que?|"
    r"alors que|ce qui|puisque?)\b"
)

_NOBODYS = re.compile(r"better|wiser|safer|enough|easy|fallu|mieux d|préférable|prudent|sûr|suffi", _FLAGS)
_NOBODY = frozenset(("nobody", "personne", "never", "aucun"))


@dataclass(frozen=True, slots=True)
class Blame:
    """A place that is found, whether it judges, and what was to be done in the text's own words."""

    start: int
    end: int
    is_hindsight: bool
    rest: str = ""
    is_negative: bool = False


def blame_in(text: str, language: str) -> Iterator[Blame]:
    """Hindsight and judgements, in no order."""
    words = words_of(text)
    for found in _ALWAYS["should"][language].finditer(text):
        blame = _blame(text, found, is_hindsight=True)
        nearest = [word.folded for word in _before(words, found.start())[:2]]
        has_doer = _is_somebody(words, found.start(), language) or _NOBODYS.search(found[0])
        not_to = blame.is_negative or not _NOBODY.isdisjoint(nearest)
        yield replace(blame, rest=blame.rest if has_doer else "", is_negative=not_to)
    for found in _ALWAYS["human"][language].finditer(text):
        if not _is_machine(words, found.start(), language):
            yield _blame(text, found, is_hindsight=False)
    for found in _ALWAYS["anything"][language].finditer(text):
        if _is_somebody(words, found.start(), language):
            yield _blame(text, found, is_hindsight=False)


def _blame(text: str, found: re.Match[str], *, is_hindsight: bool) -> Blame:
    end = _ENDS.search(text, found.end())
    rest = text[found.end() : end.start() if end else len(text)].strip()
    is_negative = bool(re.search(r"\b(?:not|never|pas|jamais)\b|n[’']t", found[0], _FLAGS)) and is_hindsight
    end_of_words = found.start() + len(found[0].rstrip())
    return Blame(
        found.start(), end_of_words, is_hindsight, rest if len(rest) <= REST_MAX else "", is_negative
    )


def _before(words: list[Word], start: int) -> list[Word]:
    """The words before a place, nearest first, as far as a subject reaches."""
    return [word for word in words if word.end <= start][-6:][::-1]


def _is_somebody(words: list[Word], start: int, language: str) -> bool:
    """Whether who did it is a person: a pronoun, a role or a name comes before, and no thing in between."""
    for place, word in enumerate(_before(words, start)):
        if word.folded in lists.LINKS[language]:
            continue
        if word.folded in lists.SOMEBODY[language]:
            return True
        if word.folded in lists.FIRST_NAMES or (word.is_capital and place < len(words) - 1):
            return _is_after_article(words, word, language) is False
        if word.folded not in lists.BETWEEN[language]:
            return False
    return False


def _is_after_article(words: list[Word], word: Word, language: str) -> bool:
    place = words.index(word)
    return bool(place) and words[place - 1].text.lower() in lists.ARTICLES[language]


def _is_machine(words: list[Word], start: int, language: str) -> bool:
    """Whether a thing is said to have done it, such as a program that forgets its settings."""
    near = [word for word in _before(words, start)[:3] if word.folded not in lists.LINKS[language]]
    return bool(near) and near[0].folded in lists.MACHINES
