"""Days of chance: a mail of the day comes once for what is new, with all that is unseen in the inbox then."""

import random
from datetime import datetime, timedelta

import pytest

from learnhub.access.actor import Actor
from learnhub.core import clock, db, outbox
from learnhub.features.notices import service
from learnhub.jobs.delivery import deliver
from tests.features.notices.support import tell
from tests.features.questions.support import answer, ask
from tests.postboxes import Postbox, text_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EIGHT = 19 * HOUR  # from noon in UTC to 08:00 in Paris
READERS, DAYS = 4, 7  # from a Wednesday: two of the mornings are a weekend
TITLES = ("Why does the pump trip at noon?", "How is a seal replaced?")


class Readers:
    """People who follow two questions; by their addresses, what is unseen and what of it no mail told yet."""

    def __init__(self, people, questions: dict[str, str], chance: random.Random) -> None:
        self.questions, self.chance = questions, chance
        self.actors: dict[str, Actor] = {}
        for _ in range(READERS):
            actor = people.member()
            self.actors[f"person{people.count}@ardelle.example"] = actor
            for question_id in questions.values():
                db.write_now(service.follow, actor, question_id)
        self.unseen: dict[str, set[str]] = {address: set() for address in self.actors}
        self.new: dict[str, set[str]] = {address: set() for address in self.actors}

    def hear(self, title: str) -> None:
        """Something new happens to a question."""
        for titles in (*self.unseen.values(), *self.new.values()):
            titles.add(title)

    def look(self, moment: datetime) -> None:
        """Some open a question, some put its row away, and the others do neither."""
        for address, actor in self.actors.items():
            for title in sorted(self.unseen[address]):
                change = self.chance.choice((None, service.note_seen, service.archive))
                if change:
                    with clock.at(moment):
                        db.write_now(change, actor, self.questions[title])
                    self.unseen[address].discard(title)
                    self.new[address].discard(title)

    def wake(self, morning: datetime) -> dict[str, list[set[str]]]:
        """The mails that each should get on a morning, as the titles in them."""
        if morning.weekday() > 4:
            return {}
        mails = {address: [set(self.unseen[address])] for address, titles in self.new.items() if titles}
        for titles in self.new.values():
            titles.clear()
        return mails


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_new_brings_one_mail_unless_it_was_seen_before(
    people, ben, eve, postbox: Postbox, noon: datetime, seed: int
) -> None:
    chance = random.Random(seed)
    readers = Readers(people, {title: ask(ben, title) for title in TITLES}, chance)

    for day in range(DAYS):
        moment = noon + day * DAY
        with clock.at(moment):
            for title in chance.sample(TITLES, chance.randint(0, 2)):
                answer(eve, readers.questions[title], f"Answer of day {day}.")
                readers.hear(title)
            tell()
        readers.look(moment + HOUR)

        assert mails_of(moment + EIGHT, postbox, set(readers.actors)) == readers.wake(moment + EIGHT), day
        assert mails_of(moment + EIGHT + HOUR, postbox, set(readers.actors)) == {}, day


def mails_of(moment: datetime, postbox: Postbox, addresses: set[str]) -> dict[str, list[set[str]]]:
    """The titles in each mail that leaves at a moment, by who of these gets it."""
    postbox.taken.clear()
    with clock.at(moment):
        deliver(outbox.channels["mail"])
    mails: dict[str, list[set[str]]] = {}
    for mail in postbox.taken:
        address, lines = mail["To"].addresses[0].addr_spec, text_of(mail).splitlines()
        if address in addresses:
            mails.setdefault(address, []).append({title for title in TITLES if title in lines})
    return mails
