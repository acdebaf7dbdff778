"""What a REX asks of people waits in their inbox, until they have done it or need not any longer."""

from datetime import timedelta

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.rex import service
from learnhub.features.rex.schemas import CheckInput, EffectInput
from tests.features.notices.support import items, tell
from tests.features.rex.support import FACTS, open_rex, save


def waits(actor: Actor) -> bool:
    tell()
    return any(row.waits for row in items(actor))


def test_facts_wait_until_they_are_checked_or_published(ana, ben, stranger) -> None:
    rex = open_rex(ana, ben, stranger)
    save(ana, rex, "facts", FACTS, 1)
    assert not waits(ben)
    db.write_now(service.ask_check, ana, rex)
    assert (waits(ana), waits(ben), waits(stranger)) == (False, True, True)

    db.write_now(service.check_facts, ben, rex, CheckInput())
    assert (waits(ben), waits(stranger)) == (False, True)
    db.write_now(service.publish_rex, ana, rex)
    assert not waits(stranger)


def test_effect_waits_until_it_is_told(ana, ben) -> None:
    rex = open_rex(ana, ben, template="short")
    save(ana, rex, "facts", FACTS, 1)
    db.write_now(service.publish_rex, ana, rex)
    with clock.at(clock.utcnow() + timedelta(days=90)):
        db.write_now(service.ask_effects)
        assert (waits(ana), waits(ben)) == (True, False)
        answer = EffectInput.model_validate({"effect": "yes", "words": "The sheets come in time."})
        db.write_now(service.answer_effect, ana, rex, answer)
        assert not waits(ana)
