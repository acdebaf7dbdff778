"""Rows of charters."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.charters import service
from learnhub.features.charters.models import (
    Charter,
    CharterAmendment,
    CharterSignature,
    CharterVoice,
)
from learnhub.features.discussion.models import Content
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, content, number_of

FORM = {"title": "Our charter", "articles": ["We ask first."], "language": "en"}
ONE, AMENDMENT = "/api/v1/charters/{}", "/api/v1/amendments/{}"
VERSION = f"{ONE}/versions/{{}}"


def listed(world: World, _actor: Actor) -> Call:
    world.charter()
    return Call(shows="Our charter")


def place(world: World, _actor: Actor) -> Call:
    return Call(query=f"?space={world.space_of()}", shows="Rotating machines")


def write(world: World, actor: Actor) -> Call:
    return Call((), FORM | {"space": world.space_of(actor)}, number_of(Charter))


def get(world: World, _actor: Actor) -> Call:
    charter, _amendment = world.amendment()
    return Call((charter,), shows="before we start")


def remove(world: World, actor: Actor) -> Call:
    charter = world.charter(actor)
    return Call((charter,), None, content(charter, "status"))


def versions(world: World, _actor: Actor) -> Call:
    return Call((world.charter(),), shows='"number":1')


def version(world: World, _actor: Actor) -> Call:
    return Call((world.charter(), 1), shows="We ask first.")


def signatures(world: World, _actor: Actor) -> Call:
    author = world.member(name="Karim Benali")
    charter = world.charter(author)
    db.write_now(service.sign, author, charter, 1)
    return Call((charter, 1), shows="Karim Benali")


def sign(world: World, actor: Actor) -> Call:
    return Call((world.charter(actor),), {"version": 1}, number_of(CharterSignature))


def unsign(world: World, actor: Actor) -> Call:
    charter = world.charter(actor)
    db.write_now(service.sign, actor, charter, 1)
    return Call((charter,), None, column(CharterSignature, (charter, 1, actor.person_id), "version"))


def keep(world: World, actor: Actor) -> Call:
    charter = world.charter(actor)

    def grow_old(session: Session) -> None:
        session.get_one(Charter, charter).is_reread_due = True

    db.write_now(grow_old)
    return Call((charter,), None, column(Charter, charter, "is_reread_due"))


def over(world: World, _actor: Actor) -> Call:
    author = world.member()
    charter, amendment = world.amendment(author)
    db.write_now(service.withdraw, author, amendment)
    return Call((charter,), shows="withdrawn")


def propose(world: World, _actor: Actor) -> Call:
    return Call((world.charter(),), {"article": 1, "wording": "We ask, always."}, number_of(CharterAmendment))


def amendment(world: World, _actor: Actor) -> Call:
    return Call((world.amendment()[1],), shows="before we start")


def reword(world: World, actor: Actor) -> Call:
    found = world.amendment(actor)[1]
    form = {"wording": "We ask, always.", "edition": 1, "version": 1}
    return Call((found,), form, column(Content, found, "body"))


def remove_amendment(world: World, actor: Actor) -> Call:
    found = world.amendment(actor)[1]
    return Call((found,), None, content(found, "status"))


def withdraw(world: World, actor: Actor) -> Call:
    found = world.amendment(actor)[1]
    return Call((found,), None, column(CharterAmendment, found, "stage"))


def answer(world: World, actor: Actor) -> Call:
    found = world.amendment(asked=actor)[1]
    return Call((found,), {"says": "agree"}, column(CharterVoice, (found, actor.person_id), "says"))


ROWS = (
    Row("GET /api/v1/charters", listed),
    Row("GET /api/v1/charters/place", place),
    Row("POST /api/v1/charters", write, others=()),
    Row(f"GET {ONE}", get),
    Row(f"DELETE {ONE}", remove, others=()),
    Row(f"GET {ONE}/versions", versions),
    Row(f"GET {VERSION}", version),
    Row(f"GET {VERSION}/signatures", signatures),
    Row(f"PUT {ONE}/signature", sign, others=()),
    Row(f"DELETE {ONE}/signature", unsign, others=()),
    Row(f"POST {ONE}/reread", keep, others=()),
    Row(f"GET {ONE}/amendments", over),
    Row(f"POST {ONE}/amendments", propose),
    Row(f"GET {AMENDMENT}", amendment),
    Row(f"PUT {AMENDMENT}", reword, others=()),
    Row(f"DELETE {AMENDMENT}", remove_amendment, others=()),
    Row(f"POST {AMENDMENT}/withdraw", withdraw, others=()),
    Row(f"PUT {AMENDMENT}/voice", answer, others=()),
)
