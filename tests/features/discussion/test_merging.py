"""Two people change one text at once: both changes are kept, or the later one is asked."""

import random
from collections import Counter

import pytest
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardEditInput, CardInput
from learnhub.features.checklists import service as checklists
from learnhub.features.checklists.schemas import ChecklistInput, EditChecklistInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.differences import SENTENCES
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.merging import merged
from learnhub.features.discussion.models import Content, Revision
from learnhub.features.discussion.queries.revisions import as_it_is as edition_of
from learnhub.features.discussion.redacting import Mark
from learnhub.features.discussion.service import redaction
from learnhub.features.guides import service as guides
from learnhub.features.guides.schemas import EditPracticeInput, PracticeInput

PAIRS = 3_000
BASE = "The pump trips at night. Nobody sees it. We ring the depot.\n\nThen we drive out. It costs an hour."
SEEN, SOLVED = "Nobody sees it. ", "Nobody waits. We know why."
TOLD = {
    "title": "Ring the control room first",
    "context": BASE,
    "result": "Nobody waits.",
    "language": "en",
    "topics": ["Pumps"],
}


@pytest.mark.parametrize(
    ("mine", "other", "together"),
    [
        (BASE, BASE.replace("an hour", "two hours"), BASE.replace("an hour", "two hours")),
        (BASE.replace("at night", "at noon"), BASE, BASE.replace("at night", "at noon")),
        (
            BASE.replace("at night", "at noon"),
            BASE.replace("an hour", "two hours"),
            BASE.replace("at night", "at noon").replace("an hour", "two hours"),
        ),
        (f"{BASE} Mine.", f"{BASE} Theirs.", f"{BASE} Theirs. Mine."),
        (f"{BASE} The same.", f"{BASE} The same.", f"{BASE} The same."),
        (
            BASE.replace(SEEN, ""),
            f"{BASE} Theirs.",
            f"{BASE} Theirs.".replace("Nobody sees it. ", ""),
        ),
        (BASE.replace("at night", "at noon"), BASE.replace("at night", "at dawn"), None),
        (BASE.replace("an hour", "1.5 hours"), BASE.replace("an hour", "2.7 hours"), None),
        (BASE.replace(SEEN, ""), BASE.replace("Nobody sees", "Somebody sees"), None),
        ("", BASE.replace("Nobody sees", "Somebody sees"), None),
    ],
)
def test_changes_of_both_are_kept_or_the_later_one_is_asked(mine: str, other: str, together: str | None):
    assert merged(BASE, mine, other) == together


def sentences(text: str) -> Counter[str]:
    return Counter(each.strip() for each in SENTENCES.findall(text) if each.strip())


def changed(rng: random.Random, base: list[str], who: str) -> list[str]:
    """A text with a few sentences taken out, said otherwise, or added; those of one person are their own."""
    text = list(base)
    for number in range(rng.randint(1, 4)):
        at = rng.randrange(len(text) + 1)
        match rng.randrange(3):
            case 0 if text:
                del text[min(at, len(text) - 1)]
            case 1 if text:
                text[min(at, len(text) - 1)] = f"{who} says it so {number}."
            case _:
                text.insert(at, f"{who} adds {number}.")
    return text


def test_no_sentence_of_anybody_is_lost_in_three_thousand_pairs():
    rng = random.Random(14)
    kept = 0
    for _pair in range(PAIRS):
        base = [f"Sentence {rng.randrange(40)}." for _ in range(rng.randint(1, 25))]
        gaps = [rng.choice((" ", " ", "\n", "\n\n")) for _ in base]
        before = "".join(map("".join, zip(base, gaps, strict=True)))
        mine, other = (rng.choice((" ", "\n")).join(changed(rng, base, who)) for who in ("Ana", "Ben"))

        together = merged(before, mine, other)

        if together is None:
            continue
        kept += 1
        was, said, new, now = (sentences(text) for text in (before, mine, other, together))
        added = (said - was) | (new - was)
        gone = (was - said) + (was - new)
        assert not added - now, "a sentence that somebody wrote is lost"
        assert not (was - gone) - now, "a sentence that nobody touched is lost"
        assert not now - (was + (said - was) + (new - was)), "a sentence comes from nowhere"
    assert kept > PAIRS / 4


@pytest.mark.parametrize("sign", ["a. ", "a ", "\n", "é? ", "`x`\n"])
def test_long_and_odd_texts_take_no_time(sign: str):
    base = sign * 20_000
    assert merged(base, base + "mine", "other. " + base) is not None
    assert merged(base, f"mine {base}", f"other {base}") is None


@pytest.fixture
def both(people) -> tuple[Actor, Actor]:
    return people.member("Ana Petit"), people.member("Bo Sund")


@pytest.fixture
def practice(both) -> str:
    """A practice of Ana that Bo may edit as well, in its first edition."""
    ana, bo = both
    form = PracticeInput.model_validate(TOLD)
    guide_id = db.write_now(guides.publish_practice, ana, form)
    db.write_now(discussion.add_co_author, ana, guide_id, bo.person_id)
    return guide_id


def edit(actor: Actor, guide_id: str, *, edition: int = 1, **changes: object) -> None:
    form = EditPracticeInput.model_validate(TOLD | changes | {"edition": edition})
    db.write_now(guides.edit_practice, actor, guide_id, form, merges=True)


def as_it_is(guide_id: str) -> Revision:
    return db.read_now(lambda session: edition_of(session, session.get_one(Content, guide_id)))


def test_later_one_keeps_what_the_earlier_one_changed_elsewhere(both, practice):
    ana, bo = both
    edit(ana, practice, title="Ring the depot before anybody", context=BASE.replace("an hour", "two hours"))

    edit(bo, practice, context=BASE.replace("at night", "at noon"), result=SOLVED)

    now = as_it_is(practice)
    assert (now.number, now.title) == (3, "Ring the depot before anybody")
    assert now.body == BASE.replace("an hour", "two hours").replace("at night", "at noon")
    assert now.sections["result"] == [SOLVED]
    assert len(now.topics) == 1


def test_same_sentence_changed_twice_is_for_the_later_one_to_decide(both, practice):
    ana, bo = both
    edit(ana, practice, context=BASE.replace("an hour", "two hours"))

    with pytest.raises(EditedMeanwhile):
        edit(bo, practice, context=BASE.replace("an hour", "three hours"), result=SOLVED)

    now = as_it_is(practice)
    assert (now.number, now.sections["result"]) == (2, ["Nobody waits."])  # all of it waits for the decision
    edit(bo, practice, edition=2, context=BASE.replace("an hour", "three hours"))
    assert as_it_is(practice).body == BASE.replace("an hour", "three hours")


def test_saving_once_more_what_was_saved_makes_no_edition(both, practice):
    ana, _bo = both
    for _time in (1, 2):
        edit(ana, practice, context=BASE.replace("an hour", "two hours"), result=SOLVED)

    assert as_it_is(practice).number == 2


def test_tags_are_kept_by_who_left_them_alone_and_decided_by_who_did_not(both, practice):
    ana, bo = both
    edit(ana, practice, topics=["Pumps", "Seals"])
    edit(bo, practice, result=SOLVED)
    assert len(as_it_is(practice).topics) == 2

    with pytest.raises(EditedMeanwhile):
        edit(bo, practice, topics=["Valves"])


def test_words_that_were_taken_out_do_not_come_back_with_an_older_edition(both, practice):
    _ana, bo = both

    def redact(session: Session) -> None:
        content = session.get_one(Content, practice)
        redaction.redact(session, content, [Mark("body", 0, len("The pump trips at night."))], edition=1)

    db.write_now(redact)

    with pytest.raises(EditedMeanwhile):
        edit(bo, practice, result=SOLVED)

    assert "at night" not in as_it_is(practice).body


def test_edition_that_is_kept_no_more_is_not_merged(both, practice):
    ana, bo = both
    edit(ana, practice, title="Ring the depot before anybody")
    db.write_now(lambda session: session.delete(session.get_one(Revision, (practice, 1))))

    with pytest.raises(EditedMeanwhile):
        edit(bo, practice, result=SOLVED)


def test_points_of_a_checklist_go_together_line_by_line(both):
    ana, bo = both
    points = "# Before\nThe valve is closed\nThe panel is locked\n# After\nThe panel is open"
    checklist_id = db.write_now(
        checklists.publish_checklist,
        ana,
        ChecklistInput(title="Restart a station", points=points, language="en"),
    )
    db.write_now(discussion.add_co_author, ana, checklist_id, bo.person_id)
    for actor, text in (
        (ana, points.replace("closed", "shut")),
        (bo, f"{points}\nThe control room knows"),
    ):
        form = EditChecklistInput(title="Restart a station", points=text, language="en", edition=1)
        db.write_now(checklists.edit_checklist, actor, checklist_id, form, merges=True)

    (together,) = as_it_is(checklist_id).sections["points"]
    assert [line for line in together.splitlines() if line] == [
        *("## Before", "- The valve is shut", "- The panel is locked"),
        *("## After", "- The panel is open", "- The control room knows"),
    ]


def test_card_takes_both_sides(both):
    ana, bo = both
    card_id = db.write_now(
        cards.create_card,
        ana,
        CardInput(front="How warm may it get?", back="48 °C. Measure it.", language="en"),
    )
    db.write_now(discussion.add_co_author, ana, card_id, bo.person_id)
    for actor, back in ((ana, "48 °C. Measure it at the seal."), (bo, "45 °C. Measure it.")):
        form = CardEditInput(front="How warm may it get?", back=back, language="en", edition=1)
        db.write_now(cards.edit_card, actor, card_id, form, merges=True)

    assert as_it_is(card_id).body == "45 °C. Measure it at the seal."
