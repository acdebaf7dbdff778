"""What a large company has written in four years: questions with answers and comments, cards, collections of
these, and an AMA.

Counters, copies, HTML and the index of the search are written along with the texts, as the services would
have; a test compares. Bodies come from a pool, so that each is parsed once.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from learnhub.core.analysis import forms_of
from learnhub.core.i18n import LANGUAGES
from learnhub.core.markdown import rendered
from learnhub.demo.large.people import YEARS, Staff
from learnhub.demo.large.sentences import Writer
from learnhub.demo.large.tables import Batch
from learnhub.demo.large.texts import NO_TEXT, Item, Place, Post, Text, fields_of, html_row, prepared
from learnhub.features.collections import entries
from learnhub.features.collections.entries import Listed
from learnhub.features.discussion.models.content import OPEN
from learnhub.features.failures.fading import fades_on, place_on_wall
from learnhub.features.questions.heat import heat
from learnhub.features.search.fields import BODY, SUBJECT, TITLE, TOPIC, UNDER, id_of, packed
from learnhub.features.search.service.indexing import CHANCE_BITS, EPOCH

BATCH = 20_000
BODIES, REMARKS = 1_000, 100  # different texts in each language
ANSWERS_MAX = 3
CARDS = 0.4  # of the roots
COLLECTING, LISTED, LATEST = 50, (6, 24), 400  # people for each collection, cards in one, cards to list
OWED = 0.03  # of the answers in writing that were promised
EVERYBODY = 3  # the round of a question that is open to all
FAILURES, ON_WALL = 0.1, timedelta(days=270)  # for each of the items, told since then
UNVOTED = ("card", "collection", "comment", "failure")
STATUSES, OF_THOUSAND = ("published", "hidden", "removed"), (985, 5, 10)


Write = Callable[[str], str]  # of a text in a language


class Inventor:
    """Invents so many pieces of content; the same chance invents the same."""

    def __init__(self, staff: Staff, items: int, now: datetime, *, with_index: bool) -> None:
        self.staff, self.items, self.now, self.with_index = staff, items, now, with_index
        self.chance = staff.chance
        self.writer = Writer(self.chance)
        self.bodies = self._pool(self.writer.body, min(BODIES, items // 10 + 10))
        self.remarks = self._pool(self.writer.comment, REMARKS, lines=True)
        self.whys = self._pool(self.writer.why, REMARKS)
        self.names = {name: prepared(name) for topic in staff.topics for _language, name in topic.named}
        self.known: set[str] = set()
        self.latest = {language: deque[tuple[str, str]](maxlen=LATEST) for language in LANGUAGES}
        self.much_answered = ""  # the first question on several topics with several answers

    def _pool(self, write: Write, number: int, *, lines: bool = False) -> dict[str, list[Text]]:
        def text(language: str) -> Text:
            typed = write(language)
            return prepared(typed, rendered(typed, language, lines=lines))

        return {language: [text(language) for _n in range(number)] for language in LANGUAGES}

    def batches(self) -> Iterator[Batch]:
        """Everything in the order in which it was written, the first of it four years ago."""
        batch, written = Batch(), 0
        while written < self.items:
            at = self.now - YEARS * (1 - written / self.items)
            before = len(batch["content"])
            write = self._card if self.chance.random() < CARDS else self._question
            write(batch, at)
            written += len(batch["content"]) - before
            if len(batch["content"]) >= BATCH:
                yield batch
                batch = Batch()
        for number in range(failures := int(FAILURES * self.items)):
            self._failure(batch, self.now - ON_WALL * (1 - (number + 1) / (failures + 1)))
            if len(batch["content"]) >= BATCH:
                yield batch
                batch = Batch()
        self._session(batch)
        for number in range(max(2, len(self.staff.ids) // COLLECTING)):
            self._collection(batch, self.now - timedelta(days=3 + number))
        yield batch

    def _place(self) -> Place:
        spaces = self.staff.spaces
        space = spaces[0] if self.chance.random() < 0.95 else self.chance.choice(spaces[1:])
        return Place(
            space,
            OPEN if space == spaces[0] else space,
            self.writer.language(),
            tuple(self.staff.some_topics()),
            self.chance.choices(STATUSES, OF_THOUSAND)[0],
        )

    def _card(self, batch: Batch, at: datetime) -> None:
        place, users = self._place(), self.staff.few(40)
        title = self.writer.card(place.language)
        card = self._post("card", at, place.language, title=title, status=place.status, uses=len(users))
        item = Item(card.id, place)
        self._write(batch, item, card)
        batch.add("card", card.id, "card")
        if place.status != "removed" and self.chance.random() < 0.3:
            why = self.chance.choice(self.whys[place.language])
            batch.add("content_section", card.id, "why", 0, why.typed)
            batch.add("content_html", *html_row(card.id, "why", why))
            item.texts.append((BODY, why))
        if (place.status, place.audience) == ("published", OPEN):
            self.latest[place.language].append((card.id, card.author))
        due = self.now + timedelta(days=self.chance.randint(-2, 60))
        rated = self.now - timedelta(days=3)
        batch["card_progress"].extend(
            (person, card.id, 2, None, 5.0, 5.0, due.date(), rated, rated.date(), False) for person in users
        )
        item.follows[card.author] = ("wrote", at)
        self._finish(batch, item, at)

    def _failure(self, batch: Batch, at: datetime) -> None:
        """A small failure that has not left the wall yet."""
        place = self._place()
        title, lesson = self.writer.card(place.language), self.chance.choice(self.whys[place.language])
        told = at.replace(tzinfo=UTC)
        failure = self._post("failure", at, place.language, title=title, status=place.status)
        item = Item(failure.id, place)
        self._write(batch, item, replace(failure, hot=place_on_wall(told)))
        batch.add("failure", failure.id, "failure", False, True, fades_on(told.date()), 0, 0, 0)
        if place.status != "removed":
            batch.add("content_section", failure.id, "lesson", 0, lesson.typed)
            batch.add("content_html", *html_row(failure.id, "lesson", lesson))
            item.texts.append((BODY, lesson))
        item.follows[failure.author] = ("wrote", at)
        self._finish(batch, item, at)

    def _question(self, batch: Batch, at: datetime) -> None:
        """A question with its answers, the first of which may have solved it, and comments on them."""
        place = self._place()
        question = self._post(
            "question", at, place.language, title=self.writer.question(place.language), status=place.status
        )
        item = Item(question.id, place)
        answers = [
            self._post("answer", later, self.writer.language(), parent=question.id)
            for later in self._later(at, int((ANSWERS_MAX + 1) * self.chance.random() ** 1.5))
        ]
        comments = {post.id: self._comments(post) for post in (question, *answers)}
        last = max((answer.at for answer in answers), default=at)
        viewers = int(40 * self.chance.random() ** 3)
        self._write(
            batch,
            item,
            replace(
                question,
                answers=len(answers),
                active=last,
                comments=len(comments[question.id]),
                hot=heat(viewers, len(answers), at.replace(tzinfo=UTC)),
            ),
        )
        for answer in answers:
            self._write(batch, item, replace(answer, comments=len(comments[answer.id])))
        for each in comments.values():
            for comment in each:
                self._write(batch, item, comment)
        if len(answers) > 1 < len(place.topics) and place.status == "published":
            self.much_answered = self.much_answered or question.id
        solved = answers[0] if answers and self.chance.random() < 0.6 else None
        accepted = (solved.id, solved.at + timedelta(hours=5), question.author) if solved else (None,) * 3
        batch.add("question", question.id, "question", *accepted, EVERYBODY, viewers)
        item.follows[question.author] = ("asked", at)
        for answer in answers:
            item.follows.setdefault(answer.author, ("answered", answer.at))
        for each in comments.values():
            for comment in each:
                item.follows.setdefault(comment.author, ("commented", comment.at))
        self._finish(batch, item, at)

    def _later(self, at: datetime, number: int) -> list[datetime]:
        """Moments in the weeks after another one, and none to come."""
        minutes = sorted(self.chance.randint(5, 20_000) for _n in range(number))
        return [min(at + timedelta(minutes=each), self.now - timedelta(minutes=1)) for each in minutes]

    def _comments(self, post: Post) -> list[Post]:
        """Comments on a post, a reply to some of them; a reply comes behind its comment."""
        found: list[Post] = []
        for at in self._later(post.at, int(3 * self.chance.random() ** 3)):
            comment = self._comment(post.id, at)
            found.append(comment)
            found += [self._comment(comment.id, at) for at in self._later(at, self.chance.choice((0, 0, 1)))]
        return found

    def _comment(self, parent: str, at: datetime) -> Post:
        language = self.writer.language()
        body = self.chance.choice(self.remarks[language])
        return Post(self.staff.id(), "comment", at, self.staff.author(), language, body=body, parent=parent)

    def _post(self, kind: str, at: datetime, language: str, **given: Any) -> Post:
        """A post with a body of the pool; of a removed one the words are gone."""
        post = Post(self.staff.id(), kind, at, self.staff.author(), language, active=at, **given)
        if post.status == "removed":
            return replace(post, title="")
        return replace(post, body=self.chance.choice(self.bodies[language]))

    def _session(self, batch: Batch) -> None:
        """An AMA that is over, with an answer in writing promised for each colleague; few are owed."""
        at, spaces, people = self.now - timedelta(days=90), self.staff.spaces, self.staff.ids
        place = Place(spaces[0], OPEN, "en")
        ama = Post(self.staff.id(), "ama", at, people[0], "en", title="Ask the managing director")
        item = Item(ama.id, place)
        self._write(batch, item, ama)
        batch.add("ama", ama.id, "ama", people[0], "482915", "ended", "after", *(at,) * 4)
        self._finish(batch, item, at)
        for number in range(len(people)):
            question = self._post("ama_question", at, "en", title=self.writer.question("en"), parent=ama.id)
            due = at.date() + timedelta(days=number % 100)
            kept = None if number < OWED * len(people) else at
            asked = Item(question.id, place)
            self._write(batch, asked, replace(question, body=NO_TEXT, active=at), root=ama.id)
            batch.add("ama_question", question.id, "ama_question", ama.id, "in_writing", "", "", kept)
            batch.add("ama_promise", question.id, people[number % min(50, len(people))], due, due, kept)
            self._index(batch, asked, at, root=ama.id)

    def _collection(self, batch: Batch, at: datetime) -> None:
        """A collection of late cards in one language, each checked by somebody else."""
        language = self.writer.language()
        late = [*self.latest[language]]
        cards = self.chance.sample(late, min(len(late), self.chance.randint(*LISTED)))
        place = Place(self.staff.spaces[0], OPEN, language, tuple(self.staff.some_topics()))
        collection = self._post("collection", at, language, title=self.writer.collection(language))
        item = Item(collection.id, place)
        self._write(batch, item, collection)
        typed = entries.written(
            Listed(card, f"/library/{card}", self.writer.line(language)) for card, _author in cards
        )
        batch.add("content_section", collection.id, "items", 0, typed)
        batch.add("content_html", *html_row(collection.id, "items", Text(typed, rendered(typed, language))))
        for position, (card, author) in enumerate(cards):
            others = {*self.staff.ids[:3]} - {author, collection.author}
            batch.add(
                "collection_item",
                *(collection.id, card, position, collection.author, at, True, min(others), at, 1),
            )
        item.follows[collection.author] = ("wrote", at)
        self._finish(batch, item, at)

    def _write(self, batch: Batch, item: Item, post: Post, *, root: str = "") -> None:
        """The row of a post, and what stands around it."""
        voters = [] if post.kind in UNVOTED else self.staff.few(12)
        thankful = self.staff.few(6) if post.kind in ("card", "answer") and post.body.typed else []
        reason = "Why not" if post.status == "hidden" else ""
        place, is_root = item.place, post.parent is None
        batch.add(
            "content",
            *(post.id, post.kind, post.parent, root or item.root, place.space, place.audience, post.language),
            *(post.title, post.body.typed, False, post.status, reason, post.at, None, post.active or post.at),
            *(len(voters), post.answers, post.comments, post.uses, len(thankful), 1, post.hot),
        )
        batch.add("authorship", post.id, post.author, "author", post.kind, post.status, post.at)
        batch["vote"].extend((post.id, voter) for voter in voters)
        batch["thanks"].extend(
            (post.id, person, self.writer.reason(post.language), post.language, post.at)
            for person in thankful
        )
        if post.status != "removed":
            title = prepared(post.title) if post.title else NO_TEXT
            if post.body.typed:
                batch.add("content_html", *html_row(post.id, "", post.body))
            item.texts += [(TITLE, title)] if post.title else []
            item.texts += [(BODY if is_root else UNDER, post.body)]
        if is_root and post.status != "removed":
            copied = (post.kind, place.audience, post.language, post.status, post.at)
            copied += (len(voters), post.uses, post.answers, post.hot)
            batch["content_topic"].extend((post.id, topic.id, *copied) for topic in place.topics)

    def _finish(self, batch: Batch, item: Item, at: datetime) -> None:
        batch["follow"].extend(
            (person, item.root, reason, since, None) for person, (reason, since) in item.follows.items()
        )
        self._index(batch, item, at)

    def _index(self, batch: Batch, item: Item, at: datetime, *, root: str = "") -> None:
        """What the index of the search has of an item that can be read."""
        if item.place.status != "published" or not self.with_index:
            return
        topics = [(TOPIC, self.names[name]) for topic in item.place.topics for _language, name in topic.named]
        words = fields_of(sorted([*item.texts, *topics], key=lambda each: each[0]))
        for word in words.keys() - self.known:
            batch.add("search_word", id_of(word), word)
            batch["search_form"].extend((form, id_of(word)) for form in forms_of(word))
        self.known |= words.keys()
        postings = {id_of(word): fields for word, fields in words.items()}
        audience = item.place.audience
        place = (at.date() - EPOCH).days << CHANCE_BITS | self.chance.getrandbits(CHANCE_BITS)
        batch.add("search_entry", place, item.root, root or item.root, audience, packed(postings))
        batch["search_posting"].extend(
            (key, subject, audience, place, fields)
            for key, fields in postings.items()
            for subject in ((0, 1) if fields & SUBJECT else (0,))
        )
