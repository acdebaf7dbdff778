"""Words that speak about somebody and not about what happened, where one tells them so: "careless of you".

What helps a person to change says when it was, what was seen and heard, and what that did (the situation,
behaviour and impact of the Center for Creative Leadership). Four things get in the way: what somebody is said
to be, what they are said to do always or never, what they are said to have wanted, and a colleague as the
yardstick. Praise of the person is one of them: "you are brilliant" says as little as "you are careless".

Found by patterns, in French and English, for the second person; nothing is kept.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from learnhub.core.wording.finding import without_quotations

_FLAGS = re.IGNORECASE
_NAME = r"(?-i:[A-ZÉ][a-zéèêëçïîôü]{2,})"


class Judged(StrEnum):
    """What is found."""

    TRAIT = "trait"  # what somebody is
    ALWAYS = "always"  # what somebody does every time
    MOTIVE = "motive"  # what somebody thought or wanted
    COMPARED = "compared"  # with somebody else


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """A place in a text."""

    start: int
    end: int
    kind: Judged


_EN_ADJECTIVE = (
    r"(?:careless|lazy|sloppy|rude|selfish|arrogant|incompetent|unprofessional|negligent|stubborn|aggressive|"
    r"defensive|negative|disorgani[sz]ed|unreliable|immature|stupid|clumsy|childish|impatient|thoughtless|"
    r"unmotivated|uncooperative|bossy|weak|oversensitive|too sensitive|too emotional|emotional|moody|pushy|"
    r"dishonest|ungrateful|irresponsible|inattentive|distracted|passive|hopeless|useless|bad at|terrible at|"
    r"brilliant|gifted|talented|amazing|fantastic|perfect|great|wonderful|awesome|the best|"
    r"a natural|a genius|"
    r"a star|a perfectionist|a control freak|a pain)"
)
_EN_MORE = (
    r"(?:\s+(?:a bit|a little|a little bit|very|so|too|really|quite|rather|often|just|simply|being|somewhat|"
    r"pretty|extremely|sometimes|kind of|such|also|clearly|obviously|generally|still))*"
)
_EN_BE = (
    r"(?:you(?:[’']re|\s+are|\s+were|\s+can\s+be|\s+could\s+be|\s+seem(?:ed)?(?:\s+to\s+be)?|"
    r"\s+became|\s+got|"
    r"\s+have\s+been|[’']ve\s+been|\s+come\s+across\s+as|\s+came\s+across\s+as|\s+tend\s+to\s+be|\s+looked))"
)
_FR_ADJECTIVE = (
    r"(?:négligente?s?|paresseu(?:x|se)|brouillon(?:ne)?|désorganisée?|agressi(?:f|ve)|arrogante?|égoïste|"
    r"incompétente?|nulle?|immature|têtue?|bornée?|désagréable|froide?|distante?|impatiente?|impulsi(?:f|ve)|"
    r"colérique|susceptible|fragile|maladroite?|étourdie?|tête en l[’']air|irresponsable|malhonnête|"
    r"passi(?:f|ve)|négati(?:f|ve)|pénible|autoritaire|tyrannique|fiable|sérieu(?:x|se)|rigoureu(?:x|se)|"
    r"motivée?|pro\b|professionnel(?:le)?|mauvaise?\b|brillante?|douée?|génial(?:e)?|formidable|parfaite?|"
    r"extraordinaire|exceptionnel(?:le)?|le meilleur|la meilleure|un génie|une star|insupportable|"
    r"condescendante?|méprisante?|laxiste|désinvolte|mou\b|molle\b|distraite?)"
)
_FR_MORE = (
    r"(?:\s+(?:un peu|un peu trop|très|trop|assez|plutôt|vraiment|souvent|toujours|si|tellement|parfois|bien|"
    r"franchement|quand même|juste|simplement|pas|peu|plus|aussi|clairement|quelqu[’']un de|"
    r"quelqu[’']un de très))*"
)
_FR_BE = (
    r"(?:tu\s+(?:n[’'])?(?:es|étais|as été|sembles|semblais|parais|peux être|peux parfois être|"
    r"deviens|restes)|"
    r"t[’'](?:es|étais|as été)|vous\s+(?:n[’'])?(?:êtes|étiez|avez été|semblez|sembliez|paraissez|"
    r"pouvez être|"
    r"pouvez parfois être|restez))"
)
_FR_LACKED = (
    r"(?:rigueur|sérieux|respect|tact|patience|confiance|motivation|leadership|empathie|écoute|organisation|"
    r"professionnalisme|courage|maturité|bon sens|ambition|implication|vigilance|attention|volonté|"
    r"discipline|"
    r"autorité|humilité|charisme|diplomatie|souplesse)"
)

PATTERNS: dict[str, dict[Judged, tuple[str, ...]]] = {
    "en": {
        Judged.TRAIT: (
            rf"{_EN_BE}(?:\s+not|n[’']t)?{_EN_MORE}\s+{_EN_ADJECTIVE}\b",
            rf"(?:(?:a bit|a little|very|so|too|really|quite|rather|pretty|somewhat)\s+)?{_EN_ADJECTIVE}"
            r"\s+of\s+you\b",
            r"your\s+(?:own\s+)?(?:carelessness|laziness|attitude|arrogance|negativity|incompetence|ego|"
            r"stubbornness|personality|character|temper|rudeness|selfishness|immaturity|lack of [a-z]+|"
            r"poor [a-z]+|bad attitude)\b",
            r"you\s+(?:really\s+|clearly\s+)?lack(?:ed)?\s+(?:\w+\s+)?(?:discipline|rigou?r|"
            r"confidence|empathy|"
            r"motivation|initiative|leadership|respect|common sense|maturity|commitment|ambition|presence|"
            r"patience|tact)\b",
            r"you\s+(?:have|had)\s+(?:a|an|no|such a|the wrong)\s+(?:\w+\s+)?(?:attitude|temper|ego|"
            r"discipline|"
            r"common sense|empathy|manners)\b",
            r"you(?:[’']re|\s+are)(?:n[’']t|\s+not|\s+just\s+not|"
            r"\s+simply\s+not)\s+(?:really\s+)?(?:a\s+|an\s+)?"
            r"(?:team player|leader|professional|serious|reliable|committed|cut out|interested|motivated|"
            r"good with|good at|people person)\b",
            r"you\s+aren[’']t\s+(?:really\s+)?(?:a\s+|an\s+)?(?:team player|leader|professional|"
            r"serious|reliable|"
            r"committed|cut out|interested|motivated|good with|good at)\b",
            r"(?:you(?:[’']re|\s+are)\s+(?:someone|somebody|a person|the kind of \w+|the type)\s+who)\b",
            r"(?:typical of you|that[’']s (?:so |just )?like you|as usual with you)\b",
        ),
        Judged.ALWAYS: (
            r"you(?:[’']re|[’']ve|\s+are|\s+have)?\s+(?:always|never|constantly|continually|invariably)\b",
            r"(?:every single time|each and every time)\b",
            r"you\b[^.!?;\n]{0,60}\ball the time\b",
        ),
        Judged.MOTIVE: (
            r"you\s+(?:clearly\s+|obviously\s+|just\s+|simply\s+)?(?:don[’']t|do not|didn[’']t|did not)\s+"
            r"(?:really\s+|even\s+)?(?:care|respect|bother|want to|like|trust|value|take \w+ seriously)\b",
            r"you\s+(?:just\s+|only\s+|clearly\s+|obviously\s+)?(?:wanted|meant|tried|intended)\s+to\s+"
            r"(?:show|prove|humiliate|impress|make (?:me|him|her|us|them)|look|hide|avoid|win|be right)\b",
            r"you\s+(?:think|thought|believe|believed)\s+(?:that\s+)?you(?:[’']re|\s)",
            r"(?:on purpose|deliberately|out of spite)\b",
            r"you\s+(?:clearly|obviously)\s+(?:think|thought|wanted|feel|felt|enjoy|enjoyed)\b",
            r"to make (?:me|him|her|us|them) look (?:bad|stupid|foolish|small)\b",
        ),
        Judged.COMPARED: (
            rf"unlike\s+(?:{_NAME}|your colleagues|the others|everybody else|everyone else|the rest)\b",
            r"(?:better|worse|slower|faster|more \w+|less \w+)\s+than\s+(?:the others|your colleagues|anyone|"
            rf"anybody|everybody|everyone|the rest|{_NAME}(?=\s+(?:is|was|does|did|would)|[.,;!?]|$))",
            r"(?:everyone else|everybody else|the others|your colleagues)\s+(?:\w+\s+)?(?:manages?|"
            r"managed|does|"
            r"do|did|can|could|understands?|gets? it)\b",
            r"the (?:best|worst|slowest|weakest|fastest|strongest)\s+(?:person\s+)?(?:of|in|"
            r"on)\s+(?:the team|us|"
            r"all|the group|the site|the shift)\b",
        ),
    },
    "fr": {
        Judged.TRAIT: (
            rf"{_FR_BE}{_FR_MORE}\s+{_FR_ADJECTIVE}",
            r"(?:(?:un peu|très|trop|assez|plutôt|vraiment|pas très)\s+)?"
            rf"{_FR_ADJECTIVE}\s+de\s+(?:ta|votre)\s+part\b",
            r"(?:ton|ta|tes|votre|vos)\s+(?:manque d(?:e |[’'])\w+|négligence|paresse|arrogance|"
            r"attitude|égo|ego|"
            r"caractère|agressivité|négativité|incompétence|mauvaise foi|mauvaise volonté|"
            r"désinvolture|laxisme|"
            r"nonchalance|immaturité|étourderie|impatience|personnalité)\b",
            r"(?:tu\s+(?:manques|manquais|as manqué)|vous\s+(?:manquez|manquiez|avez manqué))"
            r"(?:\s+(?:un peu|vraiment|souvent|parfois|cruellement|clairement|toujours))?\s+"
            rf"d(?:e\s+|[’']){_FR_LACKED}\b",
            r"(?:tu\s+(?:as|avais)|vous\s+(?:avez|aviez))\s+(?:un\s+)?(?:sale|mauvais|fichu)\s+caractère\b",
            r"(?:c[’']est (?:bien |tout )?(?:toi|vous)(?: tout crachée?)?\b(?=[.!,]|$)|"
            r"comme d[’']habitude avec toi)",
            r"(?:tu\s+n[’']es|vous\s+n[’']êtes)\s+pas\s+(?:fait|faite|quelqu[’']un|un bon|une bonne|"
            r"un vrai|une vraie)\b",
        ),
        Judged.ALWAYS: (
            r"(?:tu|vous)\b[^.!?;:\n]{0,40}?\b(?:jamais|tout le temps|sans arrêt|sans cesse|constamment|"
            r"systématiquement|à chaque fois|en permanence)\b",
            r"(?:tu\s+(?:\w+\s+|l[’']\w+\s+){0,2}toujours|vous\s+(?:\w+\s+|l[’']\w+\s+){0,2}toujours)\b",
        ),
        Judged.MOTIVE: (
            r"(?:tu\s+t[’']en|vous\s+vous\s+en)\s+(?:fich|moqu|fou|batt)\w+",
            r"(?:fait exprès|faire exprès|délibérément|par méchanceté|exprès pour)\b",
            r"(?:tu\s+(?:as|avais)\s+(?:juste\s+|clairement\s+)?(?:voulu|cherché à)|vous\s+(?:avez|aviez)\s+"
            r"(?:juste\s+|clairement\s+)?(?:voulu|cherché à)|tu\s+(?:voulais|veux)|"
            r"vous\s+(?:vouliez|voulez))\s+"
            r"(?:juste\s+|seulement\s+|surtout\s+)?(?:nous\s+|me\s+|le\s+|la\s+|les\s+|te\s+|"
            r"vous\s+)?(?:montrer|"
            r"prouver|humilier|avoir raison|briller|imposer|impressionner|faire passer|"
            r"faire mousser|éviter)\b",
            r"(?:tu\s+te\s+(?:crois|prends|prenais|croyais)|vous\s+vous\s+(?:croyez|prenez|croyiez|"
            r"preniez))\b",
            r"(?:tu\s+ne\s+(?:nous |me |les )?respect(?:es|ais)|vous\s+ne\s+(?:nous |me |"
            r"les )?respect(?:ez|iez)|"
            r"n[’']en (?:as|avez) rien à (?:faire|fiche|foutre|cirer))\b",
        ),
        Judged.COMPARED: (
            rf"(?:contrairement à|à la différence de|pas comme)\s+(?:{_NAME}|tes collègues|vos collègues|les "
            r"autres|tout le monde)\b",
            r"(?:mieux|moins bien|pire|plus \w+|moins \w+)\s+que\s+(?:les autres|tes collègues|vos collègues|"
            rf"tout le monde|n[’']importe qui|{_NAME})\b",
            r"(?:les autres|tout le monde|tes collègues|vos collègues)\s+(?:y\s+|s[’']en\s+|eux\s+)?(?:arriv|"
            r"réussi|sort|comprenn|compren|sav)\w+",
            r"(?:le|la)\s+(?:meilleure?|pire|plus \w+)\s+(?:\w+\s+)?(?:de l[’']équipe|de nous tous|"
            r"d[’']entre nous|"
            r"du groupe|du site)\b",
        ),
    },
}
_COMPILED = {
    language: {
        kind: re.compile(r"(?<![\w-])(?:" + "|".join(f"(?:{each})" for each in patterns) + ")", _FLAGS)
        for kind, patterns in kinds.items()
    }
    for language, kinds in PATTERNS.items()
}


def judgements(text: str, language: str) -> list[Judgement]:
    """What speaks about the person it is said to, in the order of the text; of two in one place the longer.

    What stands in quotation marks was said by somebody and is left alone.
    """
    said = without_quotations(text)
    found = (
        Judgement(match.start(), match.end(), kind)
        for kind, pattern in _COMPILED[language].items()
        for match in pattern.finditer(said)
    )
    kept: list[Judgement] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept
