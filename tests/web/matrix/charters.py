"""Rows of charters."""

from collections.abc import Callable

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.charters import service
from learnhub.features.charters.models import (
    Charter,
    CharterAmendment,
    CharterSignature,
    CharterVoice,
)
from learnhub.features.charters.schemas import AmendmentInput
from learnhub.features.discussion.models import Content
from tests.web.matrix import Case, Row, shared
from tests.web.matrix.world import World, column, content, number_of

FORM = {
    "title": "Our charter", "preamble": "", "articles": "We ask first.", "language": "en", "space": "",
}  # fmt: skip
AMENDMENT = {"article": "1", "wording": "We ask before we start.", "reason": ""}


def open_charter(world: World, _actor: Actor) -> Case:
    charter = world.charter()
    form = AmendmentInput(article=1, wording="We ask each other.")

    def meanwhile() -> None:
        db.write_now(service.propose, world.member(), charter, form)

    return Case(f"/charters/{charter}", meanwhile=meanwhile)


def open_company(world: World, _actor: Actor) -> Case:
    charter = world.company_charter()
    form = AmendmentInput(article=1, wording="We ask each other.")
    return Case("/charter", meanwhile=lambda: db.write_now(service.propose, world.member(), charter, form))


def support(world: World, _actor: Actor) -> Case:
    charter, amendment = world.amendment()
    payload = {"amendment_id": amendment, "on": True}
    return Case(f"/charters/{charter}", payload, content(amendment, "vote_count"))


def answer(world: World, actor: Actor) -> Case:
    charter, amendment = world.amendment(asked=actor)
    effect = column(CharterVoice, (amendment, actor.person_id), "says")
    return Case(f"/charters/{charter}", {"amendment_id": amendment, "says": "accept"}, effect)


def object_(world: World, actor: Actor) -> Case:
    charter, amendment = world.amendment(asked=actor)
    form = {"amendment_id": amendment, "reason": "It takes too long."}
    effect = column(CharterVoice, (amendment, actor.person_id), "reason")
    return Case(f"/charters/{charter}", {"form": form}, effect)


def withdraw(world: World, actor: Actor) -> Case:
    charter, amendment = world.amendment(actor)
    effect = column(CharterAmendment, amendment, "stage")
    return Case(f"/charters/{charter}", {"amendment_id": amendment}, effect)


def remove_amendment(world: World, actor: Actor) -> Case:
    charter, amendment = world.amendment(actor)
    return Case(f"/charters/{charter}", {"amendment_id": amendment}, content(amendment, "status"))


def sign(world: World, actor: Actor) -> Case:
    return Case(f"/charters/{world.charter(actor)}", {"version": 1}, number_of(CharterSignature))


def unsign(world: World, actor: Actor) -> Case:
    charter = world.charter(actor)
    db.write_now(service.sign, actor, charter, 1)
    return Case(f"/charters/{charter}", {}, number_of(CharterSignature))


def keep(world: World, actor: Actor) -> Case:
    charter = world.charter(actor)

    def grow_old(session: Session) -> None:
        session.get_one(Charter, charter).is_reread_due = True

    db.write_now(grow_old)
    return Case(f"/charters/{charter}", {}, column(Charter, charter, "is_reread_due"))


def remove(world: World, actor: Actor) -> Case:
    charter = world.charter(actor)
    return Case(f"/charters/{charter}", {}, content(charter, "status"))


def publish(world: World, actor: Actor) -> Case:
    form = FORM | {"space": world.space_of(actor)}
    return Case("/charters/new", {"form": form}, number_of(Charter))


def begin(world: World, actor: Actor) -> Case:
    return Case(f"/charters/new?in={world.space_of(actor)}")


def amend(form: str, **payload: object) -> Callable[[World, Actor], Case]:
    def case(world: World, _actor: Actor) -> Case:
        return Case(f"/charters/{world.charter()}/amend{form}", payload)

    return case


def propose(world: World, _actor: Actor) -> Case:
    path = f"/charters/{world.charter()}/amend?article=1"
    return Case(path, {"form": AMENDMENT}, number_of(CharterAmendment))


def reword(world: World, actor: Actor) -> Case:
    _charter, amendment = world.amendment(actor)
    return Case(f"/amendments/{amendment}/edit")


def save(world: World, actor: Actor) -> Case:
    _charter, amendment = world.amendment(actor)
    form = {"wording": "We ask, and listen.", "reason": "", "edition": 1, "version": 1}
    return Case(f"/amendments/{amendment}/edit", {"form": form}, column(Content, amendment, "body"))


def history(world: World, _actor: Actor) -> Case:
    author = world.member()
    charter, amendment = world.amendment(author)
    return Case(
        f"/charters/{charter}/history", meanwhile=lambda: db.write_now(service.withdraw, author, amendment)
    )


@shared
def more_history(world: World, _actor: Actor) -> Case:
    charter, author = world.charter(), world.member()
    form = AmendmentInput(article=1, wording="We ask each other.")
    for _ in range(PAGE_SIZE + 1):
        db.write_now(service.withdraw, author, db.write_now(service.propose, author, charter, form))
    return Case(f"/charters/{charter}/history")


def version(world: World, _actor: Actor) -> Case:
    author = world.member()
    charter = world.charter(author)
    return Case(
        f"/charters/{charter}/versions/1",
        meanwhile=lambda: db.write_now(service.sign, author, charter, 1),
    )


@shared
def more_signatures(world: World, _actor: Actor) -> Case:
    charter = world.company_charter()
    for _ in range(PAGE_SIZE + 1):
        db.write_now(service.sign, world.member(), charter, 1)
    return Case(f"/charters/{charter}/versions/1")


ROWS = (
    Row("CharterState.load", open_charter),
    Row("CharterState.load_company", open_company),
    Row("CharterState.refresh", open_charter),
    Row("CharterState.support", support),
    Row("CharterState.answer", answer),
    Row("CharterState.object", object_),
    Row("CharterState.withdraw", withdraw),
    Row("CharterState.remove_amendment", remove_amendment),
    Row("CharterState.sign", sign),
    Row("CharterState.unsign", unsign),
    Row("CharterState.keep", keep),
    Row("CharterState.remove", remove),
    Row("WriteCharterState.load", begin),
    Row("WriteCharterState.publish", publish),
    Row("AmendState.load", amend("?article=1")),
    Row("AmendState.choose", amend("", article=1)),
    Row("AmendState.propose", propose),
    Row("RewordState.load", reword),
    Row("RewordState.save", save),
    Row("CharterHistoryState.load", history),
    Row("CharterHistoryState.show_more", more_history),
    Row("CharterVersionState.load", version),
    Row("CharterVersionState.show_more", more_signatures),
)
