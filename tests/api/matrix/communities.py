"""Rows of communities."""

from collections.abc import Callable
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.communities import service
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.models import (
    Community,
    CommunityAdmission,
    CommunityHandover,
    CommunityTurn,
)
from learnhub.features.communities.schemas import AskToJoinInput, InvitePeopleInput, SendBackInput
from learnhub.features.discussion.models import Content, ContentShare
from learnhub.features.people.enums import Who
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import AskInput as QuestionInput
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, content, number_of

WORDS = {"name": "Fans and blowers", "purpose": "What we hear, and what we measure.", "language": "en"}
NAME = "Rotating machines"
ADMINISTRATOR = ("administrator",)


def change(space_id: str, **values: Any) -> None:
    """Set columns of a community or of its space."""

    def write(session) -> None:
        for name, value in values.items():
            owner = Community if name in Community.model_fields else Space
            setattr(session.get_one(owner, space_id), name, value)

    db.write_now(write)


def ask(actor: Actor, space_id: str) -> str:
    """A question in a community."""
    form = QuestionInput(title="Why does pump 4 trip at night?", space_id=space_id)
    return db.write_now(questions.ask_question, actor, form)


def listed(world: World, _actor: Actor) -> Call:
    world.community()
    return Call(shows=NAME)


def mine(world: World, actor: Actor) -> Call:
    world.community(actor)
    return Call(shows=NAME)


def propose(world: World, _actor: Actor) -> Call:
    people = [str(world.member().person_id) for _ in range(2)]
    return Call((), WORDS | {"people": people}, number_of(Community))


def start(_world: World, _actor: Actor) -> Call:
    return Call((), WORDS, number_of(Community))


def shown(what: str) -> Callable[[World, Actor], Call]:
    def read(world: World, actor: Actor) -> Call:
        space_id = world.community(actor)
        ask(actor, space_id)
        return Call((space_id,), shows=what)

    return read


def edit(world: World, actor: Actor) -> Call:
    space_id = world.community(actor)
    return Call((space_id,), WORDS | {"edition": 1}, column(Space, space_id, "name"))


def join(world: World, _actor: Actor) -> Call:
    return Call((world.community(),), None, number_of(SpaceMember))


def invitation(world: World, actor: Actor) -> str:
    host = world.member()
    space_id = world.community(host, openness=Openness.HIDDEN)
    form = InvitePeopleInput(people=[str(actor.person_id)])
    db.write_now(service.invite, host, space_id, form)
    return space_id


def decline(world: World, actor: Actor) -> Call:
    space_id = invitation(world, actor)
    return Call((space_id,), None, column(CommunityAdmission, (space_id, actor.person_id), "is_declined"))


def ask_to_join(world: World, _actor: Actor) -> Call:
    space_id = world.community(openness=Openness.CLOSED)
    return Call((space_id,), {"words": "I work on seals"}, number_of(CommunityAdmission))


def withdraw(world: World, actor: Actor) -> Call:
    space_id = world.community(openness=Openness.CLOSED)
    db.write_now(service.ask_to_join, actor, space_id, AskToJoinInput())
    return Call((space_id,), None, number_of(CommunityAdmission))


def leave(world: World, actor: Actor) -> Call:
    return Call((world.community(None, actor),), None, number_of(SpaceMember))


def invite(world: World, actor: Actor) -> Call:
    people = [str(world.member().person_id)]
    return Call((world.community(actor),), {"people": people}, number_of(CommunityAdmission))


def asking(world: World, actor: Actor) -> tuple[str, str]:
    space_id, other = world.community(actor, openness=Openness.CLOSED), world.member()
    db.write_now(service.ask_to_join, other, space_id, AskToJoinInput())
    return space_id, str(other.person_id)


def let_in(world: World, actor: Actor) -> Call:
    return Call(asking(world, actor), None, number_of(SpaceMember))


def turn_away(world: World, actor: Actor) -> Call:
    pair = asking(world, actor)
    return Call(pair, None, column(CommunityAdmission, pair, "is_declined"))


def with_member(world: World, actor: Actor) -> tuple[str, str]:
    other = world.member()
    return world.community(actor, other), str(other.person_id)


def remove_member(world: World, actor: Actor) -> Call:
    return Call(with_member(world, actor), None, number_of(SpaceMember))


def take_over(world: World, actor: Actor) -> Call:
    return Call((world.community(None, actor),), None, number_of(CommunityHandover))


def refuse(world: World, actor: Actor) -> Call:
    space_id = world.community(None, actor)
    db.write_now(service.take_over, actor, space_id)
    return Call((space_id,), None, number_of(CommunityHandover))


def hand_over(world: World, actor: Actor) -> Call:
    return Call(with_member(world, actor), None, number_of(CommunityHandover))


def appoint(world: World, _actor: Actor) -> Call:
    pair = with_member(world, world.member())
    change(pair[0], orphaned_at=clock.utcnow())
    return Call(pair, None, column(Community, pair[0], "orphaned_at"))


def seek(world: World, actor: Actor) -> Call:
    space_id = world.community(actor)
    return Call((space_id,), None, column(Community, space_id, "seeks_since"))


def stop_seeking(world: World, actor: Actor) -> Call:
    space_id = world.community(actor)
    db.write_now(service.seek, actor, space_id, on=True)
    return Call((space_id,), None, column(Community, space_id, "seeks_since"))


def renew(world: World, actor: Actor) -> Call:
    space_id = world.community(actor)
    return Call((space_id,), None, column(SpaceMember, (space_id, actor.person_id), "until"))


def note_turn(world: World, actor: Actor) -> Call:
    return Call(with_member(world, actor), None, number_of(CommunityTurn))


def end(world: World, actor: Actor) -> Call:
    space_id = world.community(actor)
    return Call((space_id,), None, column(Community, space_id, "stage"))


def reopen(world: World, actor: Actor) -> Call:
    space_id = world.community(actor)
    db.write_now(service.end, actor, space_id)
    return Call((space_id,), None, column(Community, space_id, "stage"))


def merge(world: World, actor: Actor) -> Call:
    space_id = world.community(actor)
    return Call((space_id,), {"into": world.community(actor)}, column(Community, space_id, "stage"))


def move(world: World, actor: Actor) -> Call:
    question = world.question(actor)
    return Call((question,), {"space_id": world.community(actor)}, content(question, "space_id"))


def show(world: World, actor: Actor) -> Call:
    return Call(
        (world.question(world.member()),), {"space_id": world.community(actor)}, number_of(ContentShare)
    )


def take_out(world: World, actor: Actor) -> Call:
    space_id, question = world.community(actor), world.question(world.member())
    db.write_now(service.show_in, actor, question, space_id)
    return Call((space_id, question), None, number_of(ContentShare))


def waiting(world: World, actor: Actor) -> str:
    writer = world.member()
    space_id = world.community(actor, writer)
    change(space_id, approves=Who.FACILITATORS)
    return ask(writer, space_id)


def approve(world: World, actor: Actor) -> Call:
    post = waiting(world, actor)
    return Call((post,), None, content(post, "status"))


def send_back(world: World, actor: Actor) -> Call:
    post = waiting(world, actor)
    return Call((post,), {"reason": "Which pump?"}, content(post, "status"))


def send_again(world: World, actor: Actor) -> Call:
    host = world.member()
    space_id = world.community(host, actor)
    change(space_id, approves=Who.FACILITATORS)
    post = ask(actor, space_id)
    db.write_now(service.send_back, host, post, SendBackInput(reason="Which pump?"))
    return Call((post,), None, column(Content, post, "status"))


AT = "/api/v1/communities/{}"
ROWS = (
    Row("GET /api/v1/communities", listed),
    Row("GET /api/v1/communities/mine", mine),
    Row("POST /api/v1/communities", propose),
    Row("POST /api/v1/communities/started", start, may=ADMINISTRATOR),
    Row(f"GET {AT}", shown(NAME)),
    Row(f"PUT {AT}", edit, others=()),
    Row(f"GET {AT}/feed", shown("Why does pump 4 trip at night?")),
    Row(f"GET {AT}/members", shown('"is_facilitator":true')),
    Row(f"GET {AT}/figures", shown('"rhythm_kept":null')),
    Row(f"GET {AT}/care", shown('"kit":')),
    Row(f"POST {AT}/join", join),
    Row(f"POST {AT}/decline", decline, others=()),
    Row(f"POST {AT}/ask", ask_to_join),
    Row(f"DELETE {AT}/ask", withdraw),
    Row(f"POST {AT}/leave", leave),
    Row(f"POST {AT}/invitations", invite, others=()),
    Row(f"POST {AT}/members/{{}}", let_in, others=()),
    Row(f"POST {AT}/requests/{{}}/decline", turn_away, others=()),
    Row(f"DELETE {AT}/members/{{}}", remove_member, others=()),
    Row(f"POST {AT}/take-over", take_over, others=()),
    Row(f"DELETE {AT}/take-over", refuse),
    Row(f"POST {AT}/hand-over/{{}}", hand_over, others=()),
    Row(f"POST {AT}/appoint/{{}}", appoint, may=ADMINISTRATOR),
    Row(f"PUT {AT}/seeking", seek, others=()),
    Row(f"DELETE {AT}/seeking", stop_seeking, others=()),
    Row(f"POST {AT}/renew", renew, others=()),
    Row(f"POST {AT}/turns/{{}}", note_turn, others=()),
    Row(f"POST {AT}/end", end, others=()),
    Row(f"POST {AT}/reopen", reopen, others=()),
    Row(f"POST {AT}/merge", merge, others=()),
    Row("PUT /api/v1/content/{}/space", move, others=()),
    Row("POST /api/v1/content/{}/shown", show, others=()),
    Row(f"DELETE {AT}/shown/{{}}", take_out, others=()),
    Row("POST /api/v1/content/{}/approve", approve, others=()),
    Row("POST /api/v1/content/{}/send-back", send_back, others=()),
    Row("POST /api/v1/content/{}/send-again", send_again, others=()),
)
