"""Drafts on the server: of one person, the newer one never lost, and few."""

from datetime import timedelta

import pytest

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.events import ContentRedacted
from learnhub.features.discussion.schemas import DraftView
from learnhub.features.discussion.service import drafts
from learnhub.features.people.personal_data import erase_person, export_person


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


def keep(
    actor: Actor, words: str, *, known: int, device: Device = Device.COMPUTER, key: str = "ask"
) -> DraftView:
    return db.write_now(service.keep_draft, actor, key, {"title": words}, device, known=known)


def kept(actor: Actor, key: str = "ask") -> str:
    return str(db.read_now(queries.find_draft, actor, key).fields.get("title", ""))


def test_another_device_goes_on_with_a_draft(ana, people) -> None:
    phone = keep(ana, "Why does it", known=0, device=Device.PHONE)

    computer = keep(ana, "Why does it leak?", known=phone.version)

    assert (phone.version, phone.device, computer.version) == (1, "phone", 2)
    assert kept(ana) == "Why does it leak?"
    assert kept(people.member("Bob Stone")) == ""


def test_what_another_device_has_kept_since_stays(ana) -> None:
    keep(ana, "Begun here", known=0)
    keep(ana, "Gone on with on the phone", known=1, device=Device.PHONE)

    answered = keep(ana, "Begun here, and a word", known=1)

    assert (answered.version, answered.device) == (2, "phone")
    assert kept(ana) == "Gone on with on the phone"


def test_what_was_sent_is_gone(ana) -> None:
    keep(ana, "Why?", known=0)
    keep(ana, "Because.", known=0, key="answer-1")

    db.write_now(service.drop_draft, ana, "ask")

    assert (kept(ana), kept(ana, "answer-1")) == ("", "Because.")


def test_drafts_are_few_and_go_after_a_month(ana, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "KEPT_MAX", 2)
    now = clock.utcnow()
    for number in range(3):
        with clock.at(now + timedelta(days=number)):
            keep(ana, "Why?", known=0, key=f"answer-{number}")
    few = [kept(ana, f"answer-{number}") for number in range(3)]
    with clock.at(now + timedelta(days=31, hours=1)):
        db.write_now(drafts.forget_old)

    assert few == ["", "Why?", "Why?"]
    assert [kept(ana, f"answer-{number}") for number in range(3)] == ["", "", "Why?"]


def test_drafts_of_changes_go_with_words_that_a_moderator_took_out(ana) -> None:
    for key in ("edit-k3v9x2m4p7q1", "edit-k3v9x2m4p7q2"):
        keep(ana, "These words", known=0, key=key)

    db.write_now(drafts.forget_redacted, ContentRedacted("k3v9x2m4p7q1", "question", "k3v9x2m4p7q1"))

    assert (kept(ana, "edit-k3v9x2m4p7q1"), kept(ana, "edit-k3v9x2m4p7q2")) == ("", "These words")


def test_nobody_keeps_a_draft_without_signing_in_or_of_too_many_fields(ana) -> None:
    fields = {f"field{number}": "x" for number in range(30)}

    with pytest.raises(Forbidden):
        keep(ANONYMOUS, "Why?", known=0)
    with pytest.raises(Invalid):
        db.write_now(service.keep_draft, ana, "ask", fields, Device.PHONE, known=0)


def test_drafts_are_given_and_erased(ana) -> None:
    keep(ana, "Why?", known=0)
    given = db.read_now(export_person, ana.person_id)["draft"]

    db.write_now(erase_person, ana.person_id)

    assert [(row["key"], row["fields"]) for row in given] == [("ask", {"title": "Why?"})]
    assert kept(ana) == ""
