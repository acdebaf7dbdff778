"""Who works in a large company, what they know, where they belong, and who offers hours."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from learnhub.access.roles import Role
from learnhub.core.i18n import LANGUAGES
from learnhub.core.ids import ALPHABET, LENGTH
from learnhub.core.language import fold
from learnhub.demo.large.sentences import MACHINES
from learnhub.demo.large.tables import Batch
from learnhub.features.people.enums import DEFAULT_ZONE
from learnhub.features.people.models import folded as folded_name
from learnhub.features.topics.models import folded

CLOSED_SPACES = 10
IN_CLOSED_SPACES = 100  # people
MENTORS = 10  # one of so many people offers hours
YEARS = timedelta(days=4 * 365)
ROLES = (Role.ADMINISTRATOR, Role.MODERATOR, Role.LEADER)
SITES = (("Lyon", "Europe/Paris", "FR"), ("Gand", "Europe/Brussels", "BE"), ("Lille", "Europe/Paris", "FR"))
TEAMS = ("Workshop", "Field service", "Maintenance planning", "Quality", "Purchasing", "Automation", "Data")
JOBS = (
    ("Technician", "Planner", "Reliability engineer", "Buyer", "Quality engineer", "Data analyst"),
    ("Technicienne", "Planificateur", "Ingénieure fiabilité", "Acheteur", "Qualiticienne", "Analyste"),
)
LEVELS = ("learning", "practises", "helps", "reference")
FIRST_NAMES = (
    "Adèle Agathe Ahmed Aïcha Alain Alice Amara Amélie Anders Anna Antoine Arthur Astrid Aurélie Baptiste "
    "Bart Bastien Bilal Björn Bruno Camille Carla Cécile Céline Chiara Chloé Claire Clément Daan David "
    "Delphine Diego Dries Élise Élodie Elsa Emma Erik Étienne Eva Fanny Fatima Filip Flora Florian "
    "Francesca Gaëlle Gilles Hanna Hassan Hélène Hugo Ilse Inès Ingrid Ismaël Jan Jeanne Joris Jules "
    "Karin Khadija Koen Laura Léa Lars Leïla Lena Lise Loïc Louis Lucas Lucie Maëlle Malik Manon Marc "
    "Margot Marie Martin Maud Maxime Mehdi Mia Mila Moussa Nadège Nathan Nina Noah Noémie Nora Olivia "
    "Omar Oscar Paul Pauline Perrine Quentin Rachel Rania Raphaël "
)
LAST_NAMES = (
    "Aerts André Arnaud Aubry Bailly Barbier Baron Benoit Berger Bernard Bertrand Blanchard Bonnet Boyer "
    "Brun Carlier Charles Claes Colin Colson Cools Cordier Cousin Dam David Deschamps Diallo Dubois "
    "Dufour Dumas Dumont Dupuis Duval Evans Fabre Ferreira Fischer Fontaine Fournier Gaillard Garcia "
    "Gauthier Gérard Giraud Goossens Guérin Haas Hansen Henry Hubert Jacob Jacquet Jansen Joly Keller "
    "Klein Konaté Lacroix Lambert Lang Laurent Leclerc Lefort Lemaire Leroy Lopez Maes Maillard Marchand "
    "Martens Martinez Masson Mathieu Mercier Meyer Michel Monnier Moreau Morel Mulder Muller Nguyen Noël "
    "Novak Olivier Payet Peeters Perret Perrot Petit Philippe "
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its name in each language."""

    id: str
    named: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a large company."""

    id: str
    name: str
    email: str
    language: str
    roles: tuple[Role, ...]
    spaces: tuple[str, ...]


class Staff:
    """Everybody and everything that was there before the first text; drawn from one source of chance."""

    def __init__(self, chance: random.Random, people: int, domain: str) -> None:
        self.chance = chance
        self.spaces = [self.id() for _n in range(CLOSED_SPACES + 1)]
        self.topics = [
            Topic(self.id(), tuple(zip(LANGUAGES, names, strict=True)))
            for machine in MACHINES
            for names in machine.topics
        ]
        self.people = [*self._people(people, domain)]
        self.ids = [person.id for person in self.people]
        self._writes = [*accumulate(1 / (n + 10) for n in range(people))]
        self._tags = [*accumulate(1 / (n + 3) for n in range(len(self.topics)))]

    def id(self) -> str:
        """An id as `core.ids` makes them, the same for the same chance."""
        bits = self.chance.getrandbits(5 * LENGTH)
        return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH))

    def author(self) -> str:
        """Whoever writes the next text: some write much, most write little."""
        return self.chance.choices(self.ids, cum_weights=self._writes)[0]

    def few(self, most: int) -> list[str]:
        """A few people, seldom many."""
        most = min(most, len(self.ids))
        return self.chance.sample(self.ids, int(most * self.chance.random() ** 4))

    def some_topics(self) -> list[Topic]:
        """The topics of a text, none to three."""
        drawn = self.chance.choices(self.topics, cum_weights=self._tags, k=self.chance.choice((0, 1, 2, 3)))
        return [*dict.fromkeys(drawn)]

    def _people(self, number: int, domain: str) -> Iterator[Person]:
        first_names, last_names = FIRST_NAMES.split(), LAST_NAMES.split()
        taken: dict[str, int] = {}
        for n in range(number):
            first, last = self.chance.choice(first_names), self.chance.choice(last_names)
            address = fold(f"{first}.{last}")
            taken[address] = taken.get(address, 0) + 1
            again = str(taken[address]) if taken[address] > 1 else ""
            roles = ROLES[n : n + 1]
            spaces = tuple(self.spaces[1 : 2 + n % 4]) if n < IN_CLOSED_SPACES else ()
            language = "fr" if n % 3 == 1 else "en"
            yield Person(self.id(), f"{first} {last}", f"{address}{again}@{domain}", language, roles, spaces)

    def rows(self, now: datetime, company: str, password_hash: str | None) -> Batch:
        """The rows of all of it; `now` has no zone, as it is stored."""
        batch = Batch()
        batch.add("setup", 1, now - YEARS)
        for key, value in {"company_name": company, "languages": [*LANGUAGES], "zone": DEFAULT_ZONE}.items():
            batch.add("setting", key, json.dumps(value))
        for n, space in enumerate(self.spaces):
            name = f"Circle {n}" if n else company
            batch.add("space", space, "community" if n else "company", name, n == 0)
            if n:
                words = (folded(name), "What we see at night.", "", "", "en", "closed", "active")
                batch.add("community", space, *words, self.ids[0], now - YEARS, now - YEARS, 1)
        sites = [(self.id(), *site) for site in SITES]
        teams = [(self.id(), team) for team in TEAMS]
        batch["site"].extend((*site, "") for site in sites)
        batch["team"].extend(teams)
        for topic in self.topics:
            batch.add("topic", topic.id)
            for language, name in topic.named:
                batch.add("topic_name", topic.id, language, name, folded(name), True)
        for n, person in enumerate(self.people):
            site_id, _name, zone, _country = self.chance.choice(sites)
            job = self.chance.choice(JOBS[person.language == "fr"])
            batch.add(
                "person",
                *(person.id, person.email, person.name, folded_name(person.name), job, "", site_id),
                *(self.chance.choice(teams)[0], zone, person.language, "system", "active"),
                *(password_hash, 1 if password_hash else 0),
                *((now - timedelta(days=n % 20)).replace(minute=0, second=0, microsecond=0), now - YEARS),
            )
            batch["person_role"].extend((person.id, role) for role in person.roles)
            batch["space_member"].extend((space, person.id, False) for space in person.spaces)
            self._know(batch, person, now)
            if n % MENTORS == 3:
                self._offer(batch, person, zone)
        return batch

    def _know(self, batch: Batch, person: Person, now: datetime) -> None:
        """What somebody knows, and which topics they follow."""
        for topic in dict.fromkeys(self.chance.choices(self.topics, cum_weights=self._tags, k=6)):
            batch.add("person_topic", person.id, topic.id, self.chance.choice(LEVELS))
        for topic in dict.fromkeys(self.chance.choices(self.topics, cum_weights=self._tags, k=2)):
            batch.add("topic_follow", person.id, topic.id, now - YEARS / 2, None)

    def _offer(self, batch: Batch, person: Person, zone: str) -> None:
        """Hours of a mentor on two days of the week."""
        batch.add("mentor", person.id, zone, "", "", json.dumps([person.language]), False, 720, 21)
        for weekday in self.chance.sample(range(5), 2):
            batch.add("weekly_hours", person.id, weekday, 9 * 60, 11 * 60)
