"""What people of a large company write, in both languages: sentences put together from machines and moments.

The words are few and come again in many texts, as those of one trade do; names of parts make a long tail.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from learnhub.core.i18n import LANGUAGES

CODE_MAX = 9_999
CODE_LETTERS = "ABCDEFGHJKLMPRSTVX"
SPOKEN = (7, 3)  # of ten texts in each of the languages

# In English; in French with its article, and in the plural.
_MACHINES = """
    pump|la pompe|pompes  valve|la vanne|vannes  seal|la garniture|garnitures  bearing|le roulement|roulements
    shaft|l’arbre|arbres  motor|le moteur|moteurs  pressure gauge|le manomètre|manomètres
    filter|le filtre|filtres  gasket|le joint|joints  flange|la bride|brides
    coupling|l’accouplement|accouplements  sensor|le capteur|capteurs  cable|le câble|câbles
    fuse|le fusible|fusibles  relay|le relais|relais  control panel|l’armoire|armoires
    fan|le ventilateur|ventilateurs  gearbox|le réducteur|réducteurs  crane|le pont roulant|ponts roulants
    forklift|le chariot élévateur|chariots élévateurs  hose|le flexible|flexibles  tank|la cuve|cuves
    compressor|le compresseur|compresseurs  conveyor|le convoyeur|convoyeurs  battery|la batterie|batteries
    transformer|le transformateur|transformateurs  drive|le variateur|variateurs
    boiler|la chaudière|chaudières  chiller|le groupe froid|groupes froids  nozzle|la buse|buses
    turbine|la turbine|turbines  piston|le piston|pistons  rotor|le rotor|rotors  brake|le frein|freins
    clutch|l’embrayage|embrayages  belt|la courroie|courroies  chain|la chaîne|chaînes
    spring|le ressort|ressorts  winch|le treuil|treuils  hoist|le palan|palans
"""
_TOPICS = (
    ("{many}", "{many}"),
    ("{one} repair", "réparation des {many}"),
    ("{one} inspection", "inspection des {many}"),
    ("{one} storage", "stockage des {many}"),
    ("buying {many}", "choix des {many}"),
)
_MOMENTS = (
    ("after a restart", "après un redémarrage"),
    ("when it is cold", "quand il fait froid"),
    ("during the night shift", "pendant le poste de nuit"),
    ("in winter", "en hiver"),
    ("in summer", "en été"),
    ("before an audit", "avant un audit"),
    ("under full load", "à pleine charge"),
    ("after a long stop", "après un long arrêt"),
    ("with a new crew", "avec une nouvelle équipe"),
    ("without a drawing", "sans plan"),
    ("on a site with little room", "sur un site où la place manque"),
    ("when the customer is watching", "quand le client regarde"),
)
_QUESTIONS = (
    ("How do you check {a} {when}?", "Comment contrôlez-vous {a} {when} ?"),
    ("Why does {a} vibrate {when}?", "Pourquoi est-ce que {a} vibre {when} ?"),
    (
        "What do you look at first when {a} gives an alarm {when}?",
        "Que regarder d’abord quand {a} se met en alarme {when} ?",
    ),
    ("Who has already replaced {a} {code} {when}?", "Qui a déjà remplacé {a} {code} {when} ?"),
    ("Is it worth keeping {a} {code} in reserve?", "Faut-il garder {a} {code} en réserve ?"),
    ("How long does {a} last when {b} is worn?", "Combien de temps tient {a} quand {b} fatigue ?"),
    ("Noise from {a} {code} {when}: do we stop?", "Du bruit dans {a} {code} {when} : on arrête ?"),
    ("Which tool for {a} when {b} is in the way?", "Quel outil pour {a} quand {b} gêne ?"),
    (
        "Leak at {a} {code} {when}. What are we missing?",
        "Fuite vers {a} {code} {when}. Qu’est-ce qui nous échappe ?",
    ),
)
_CARDS = (
    ("Before you open {a}, what comes first?", "Avant d’ouvrir {a}, que fait-on d’abord ?"),
    ("What tells you that {a} is worn?", "Qu’est-ce qui montre que {a} fatigue ?"),
    ("Which limit for {a} {when}?", "Quelle limite pour {a} {when} ?"),
    ("Why check {b} before {a}?", "Pourquoi contrôler {b} avant {a} ?"),
    ("On {a} {code}: what do you note on the sheet?", "Sur {a} {code} : que noter sur la fiche ?"),
)
_BODIES = (
    (
        "We measured {a} {when} and found nothing unusual.",
        "Nous avons mesuré {a} {when}, sans rien d’anormal.",
    ),
    ("We changed {a} in spring, with the same reference.", "On a changé {a} au printemps, même référence."),
    ("The supplier says that {a} is fine.", "Le fournisseur dit que {a} va bien."),
    (
        "It started {when}, and nobody had touched {a}.",
        "Cela a commencé {when}, et personne n’avait touché {a}.",
    ),
    ("Look at {a} first, then at {b}.", "Regardez d’abord {a}, ensuite {b}."),
    (
        "**Drain, vent and isolate** before you touch {a}.",
        "**Vidanger, purger, consigner** avant de toucher {a}.",
    ),
    (
        "A drop of pressure shows within minutes whether {a} holds.",
        "Une baisse de pression montre en quelques minutes si {a} tient.",
    ),
    ("The noise comes back {when}, never otherwise.", "Le bruit revient {when}, jamais autrement."),
    (
        "Write the value on the checklist, with your name and the day.",
        "Notez la valeur sur la liste de contrôle, avec votre nom et le jour.",
    ),
    (
        "Safety comes first: ask for the permit, and let somebody stay near {a}.",
        "La sécurité passe avant : demandez le permis, et que quelqu’un surveille {a}.",
    ),
    (
        "In Ghent they keep {a} in reserve and {b} on order.",
        "À Gand, on garde {a} en réserve et {b} en commande.",
    ),
    (
        "Heat and vibration wear {a} faster than hours do.",
        "La chaleur et les vibrations usent {a} plus vite que les heures.",
    ),
    ("Two millimetres of play are too much for {a}.", "Deux millimètres de jeu, c’est trop pour {a}."),
    (
        "{code} had the same thing two years ago; it was {b}.",
        "{code} a eu la même chose il y a deux ans ; c’était {b}.",
    ),
    (
        "Tighten crosswise, in three passes, and check {b} again the next day.",
        "Serrer en croix, en trois passes, et revoir {b} le lendemain.",
    ),
    (
        "The order takes six weeks, so the meeting about the budget decides.",
        "La commande prend six semaines : c’est la réunion de budget qui tranche.",
    ),
    (
        "Training with the old drawing did more harm than good.",
        "La formation avec l’ancien plan a fait plus de mal que de bien.",
    ),
    (
        "If {a} stays warm and {b} stays cold, the filter is blocked.",
        "Si {a} reste chaud et {b} froid, c’est le filtre qui se bouche.",
    ),
)
_COMMENTS = (
    ("Same here {when}.", "Pareil chez nous {when}."),
    ("Did you look at {b}?", "Avez-vous regardé {b} ?"),
    ("We had that with {code}.", "On a eu cela sur {code}."),
    ("That helped, thank you.", "Cela m’a aidé, merci."),
    ("Which torque did you use for {a}?", "Quel couple pour {a} ?"),
    ("Not {when}, in my experience.", "Pas {when}, d’après ce que j’ai vu."),
)
_REASONS = (
    ("It saved us a second visit.", "Cela nous a évité un second déplacement."),
    ("Clear enough to act on at night.", "Assez clair pour agir de nuit."),
    ("I finally know what to ask for.", "Je sais enfin quoi demander."),
)
_WHYS = (
    ("It has cost us a night {when}.", "Cela nous a coûté une nuit {when}."),
    ("The trial with {code} paid for itself in a year.", "L’essai sur {code} s’est payé en un an."),
)
_COLLECTIONS = (
    ("All about {a}, from the first day on", "Tout sur {a}, dès le premier jour"),
    ("What the night shift has to know about {a}", "Ce que le poste de nuit doit savoir sur {a}"),
    ("From {a} to {b}, in this order", "De A à Z : d’abord {a}, ensuite {b}"),
)
_LINES = (
    ("Begin here.", "Commencez ici."),
    ("Before you touch {a}.", "Avant de toucher {a}."),
    ("We come back to it {when}.", "On y revient {when}."),
    ("The one that everybody forgets.", "Celle que tout le monde oublie."),
)


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine: how each language names it in a sentence, and the topics about it."""

    names: tuple[str, ...]
    topics: tuple[tuple[str, ...], ...]


def _machine(line: str) -> Machine:
    one, french, plural = line.split("|")
    words = {"one": one, "many": many(one)}, {"many": plural}
    return Machine(
        (f"the {one}", french),
        tuple(
            tuple(_begun(name.format(**given)) for name, given in zip(names, words, strict=True))
            for names in _TOPICS
        ),
    )


def many(one: str) -> str:
    """The plural of an English word, as far as these go."""
    if one.endswith("y"):
        return f"{one[:-1]}ies"
    return f"{one}es" if one.endswith(("x", "ch")) else f"{one}s"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


MACHINES = tuple(_machine(line.strip()) for line in re.split(r"  +|\n", _MACHINES) if line.strip())


class Writer:
    """Somebody who has something to say in either language; the same chance writes the same."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def language(self) -> str:
        """The language of the next text."""
        return self._chance.choices(LANGUAGES, SPOKEN)[0]

    def question(self, language: str) -> str:
        """What a question is called."""
        return self._said(_QUESTIONS, language)

    def card(self, language: str) -> str:
        """The front of a card."""
        return self._said(_CARDS, language)

    def comment(self, language: str) -> str:
        """A short remark."""
        return self._said(_COMMENTS, language)

    def why(self, language: str) -> str:
        """Why a card matters."""
        return self._said(_WHYS, language)

    def reason(self, language: str) -> str:
        """What somebody is thankful for."""
        return self._said(_REASONS, language)

    def collection(self, language: str) -> str:
        """What a collection is called."""
        return self._said(_COLLECTIONS, language)

    def line(self, language: str) -> str:
        """Why something stands in a collection."""
        return self._said(_LINES, language)

    def body(self, language: str) -> str:
        """A text of one or two paragraphs."""
        sentences = self._chance.sample(_BODIES, 7)
        end, rest = self._chance.choice((2, 3, 4)), self._chance.choice((0, 0, 2, 3))
        paragraphs = (sentences[:end], sentences[end : end + rest])
        return "\n\n".join(
            " ".join(self._said([each], language) for each in paragraph)
            for paragraph in paragraphs
            if paragraph
        )

    def _said(self, sentences: Sequence[tuple[str, str]], language: str) -> str:
        place, chance = LANGUAGES.index(language), self._chance
        one, other = chance.sample(MACHINES, 2)
        return _begun(
            chance.choice(sentences)[place].format(
                a=one.names[place],
                b=other.names[place],
                when=chance.choice(_MOMENTS)[place],
                code=f"{chance.choice(CODE_LETTERS)}-{chance.randint(1, CODE_MAX)}",
            )
        )
