"""Rows of communities: what is made for a call is that of their routes."""

from collections.abc import Callable
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.communities import service
from learnhub.features.communities.enums import Openness
from learnhub.features.communities.models import Community
from learnhub.features.communities.schemas import EditCommunityInput, StartInput
from learnhub.features.discussion.models import Content
from learnhub.features.people.models import Space
from tests.api.matrix import Call
from tests.api.matrix import communities as routes
from tests.web.matrix import ADMINISTRATORS, Case, Row, at, shared
from tests.web.matrix.world import World, column, number_of

WORDS = routes.WORDS | {"rhythm": "", "topics": "", "openness": "open"}
SETTINGS = WORDS | {
    "welcome": "", "posts": "members", "answers": "everybody", "approves": "nobody", "edition": 1
}  # fmt: skip
PAGE = "/communities/{0}"

Made = Callable[[World, Actor], Call]


def on(page: str, make: Made, **payload: Any) -> Callable[[World, Actor], Case]:
    """The case of a route on a page; in what is sent, `{0}` and `{1}` are the ids of its address."""

    def case(world: World, actor: Actor) -> Case:
        call = make(world, actor)
        filled = {name: _filled(value, call.ids) for name, value in payload.items()}
        return Case(page.format(*call.ids), filled, call.effect)

    return case


def _filled(value: Any, ids: tuple[str, ...]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(text, ids) for name, text in value.items()}
    return value.format(*ids) if isinstance(value, str) else value


def rename(host: Actor, space_id: str) -> Callable[[], None]:
    form = EditCommunityInput(**(routes.WORDS | {"edition": 1}))
    return lambda: db.write_now(service.change, host, space_id, form)


def listed(world: World, _actor: Actor) -> Case:
    return Case("/communities", meanwhile=world.community)


def narrowed(**payload: Any) -> Callable[[World, Actor], Case]:
    def case(world: World, _actor: Actor) -> Case:
        return Case("/communities", payload, meanwhile=world.community)

    return case


def cleared(world: World, _actor: Actor) -> Case:
    return Case("/communities?q=turbine", meanwhile=world.community)


@shared
def more_listed(world: World, _actor: Actor) -> Case:
    admin = world.person("administrator")
    for _ in range(PAGE_SIZE + 1):
        db.write_now(service.start_alone, admin, StartInput(**routes.WORDS))
    return Case("/communities")


def opened(page: str) -> Callable[[World, Actor], Case]:
    def case(world: World, actor: Actor) -> Case:
        space_id = world.community(actor)
        return Case(page.format(space_id), meanwhile=rename(actor, space_id))

    return case


@shared
def more_written(world: World, actor: Actor) -> Case:
    host = world.member()
    space_id = world.community(host)
    for _ in range(PAGE_SIZE + 1):
        routes.ask(host, space_id)
    return Case(PAGE.format(space_id))


@shared
def more_resources(world: World, _actor: Actor) -> Case:
    host = world.member()
    space_id = world.community(host)
    for _ in range(PAGE_SIZE + 1):
        card = world.card(host)
        db.write_now(service.move, host, card, space_id)
    return Case(f"/communities/{space_id}/resources")


@shared
def more_members(world: World, _actor: Actor) -> Case:
    space_id = world.community()
    for _ in range(PAGE_SIZE):
        db.write_now(service.join, world.member(), space_id)
    return Case(f"/communities/{space_id}/members")


def look_for(page: str) -> Callable[[World, Actor], Case]:
    def case(world: World, actor: Actor) -> Case:
        world.member("Sofia Lindqvist")
        return Case(page.format(world.community(actor)), {"typed": "Sofia"})

    return case


def look(world: World, _actor: Actor) -> Case:
    world.community()
    return Case("/communities/new", {"text": "Rotating machines"})


def chosen(handler: str = "") -> Callable[[World, Actor], Case]:
    """A colleague is found, and chosen before when that is what `handler` takes back."""

    def case(world: World, _actor: Actor) -> Case:
        sofia = str(world.member("Sofia Lindqvist").person_id)
        before: list[tuple[str, Any]] = [("ProposeState.look_for", {"typed": "Sofia"})]
        before += [(handler, {"person_id": sofia})] if handler else []
        return Case("/communities/new", {"person_id": sofia}, before=tuple(before))

    return case


def propose(world: World, _actor: Actor) -> Case:
    people = ",".join(str(world.member().person_id) for _ in range(2))
    form = WORDS | {"people": people, "person": ""}
    return Case("/communities/new", {"form": form}, number_of(Community))


def declined(world: World, actor: Actor) -> Case:
    call = routes.decline(world, actor)
    return Case(PAGE.format(*call.ids), {}, call.effect)


def appoint(world: World, _actor: Actor) -> Case:
    pair = routes.with_member(world, world.member())
    routes.change(pair[0], orphaned_at=routes.clock.utcnow())
    return Case(PAGE.format(*pair), {}, column(Community, pair[0], "orphaned_at"))


def join_listed(world: World, _actor: Actor) -> Case:
    call = routes.join(world, _actor)
    return Case("/communities", {"space_id": call.ids[0]}, call.effect)


def move(world: World, actor: Actor) -> Case:
    question, space_id = world.question(actor), world.community(actor)
    form = {"content_id": question, "space_id": space_id}
    return Case(f"/questions/{question}", {"form": form}, column(Content, question, "space_id"))


def show_in(world: World, actor: Actor) -> Case:
    question, space_id = world.question(world.member()), world.community(actor)
    form = {"content_id": question, "space_id": space_id}
    return Case(f"/questions/{question}", {"form": form}, number_of(routes.ContentShare))


def waiting(make: Made, **payload: Any) -> Callable[[World, Actor], Case]:
    """What waits is looked at on the page of its community."""

    def case(world: World, actor: Actor) -> Case:
        call = make(world, actor)
        space_id = db.read_now(lambda session: session.get_one(Content, call.ids[0]).space_id)
        return Case(PAGE.format(space_id), _filled(payload, call.ids), call.effect)

    return case


def merge(world: World, actor: Actor) -> Case:
    space_id, into = world.community(actor), world.community(actor)
    effect = column(Community, space_id, "stage")
    return Case(f"/communities/{space_id}/settings", {"form": {"into": into}}, effect)


def save(world: World, actor: Actor) -> Case:
    space_id = world.community(actor)
    return Case(f"/communities/{space_id}/settings", {"form": SETTINGS}, column(Space, space_id, "name"))


def invite(world: World, actor: Actor) -> Case:
    path, person = f"/communities/{world.community(actor)}/members", world.member().person_id
    return Case(path, {"person_id": person}, number_of(routes.CommunityAdmission))


def closed(world: World, actor: Actor) -> Case:
    space_id = world.community(openness=Openness.CLOSED)
    return Case(
        PAGE.format(space_id), {"form": {"words": "I work on seals"}}, number_of(routes.CommunityAdmission)
    )


ROWS = (
    Row("CommunityListState.load", listed),
    Row("CommunityListState.search", narrowed(words="rotating")),
    Row("CommunityListState.clear", cleared),
    Row("CommunityListState.show_all", narrowed()),
    Row("CommunityListState.choose", narrowed(only="site")),
    Row("CommunityListState.choose_language", narrowed()),
    Row("CommunityListState.choose_over", narrowed()),
    Row("CommunityListState.join", join_listed),
    Row("CommunityListState.show_more", more_listed),
    Row("ProposeState.load", at("/communities/new")),
    Row("ProposeState.look", look),
    Row("ProposeState.look_for", look_for("/communities/new")),
    Row("ProposeState.choose", chosen()),
    Row("ProposeState.drop", chosen("ProposeState.choose")),
    Row("ProposeState.propose", propose),
    Row("CommunityState.join", on(PAGE, routes.join)),
    Row("CommunityState.decline", declined),
    Row("CommunityState.ask", closed),
    Row("CommunityState.withdraw", on(PAGE, routes.withdraw)),
    Row("CommunityState.leave", on(PAGE, routes.leave)),
    Row("CommunityState.take_over", on(PAGE, routes.take_over)),
    Row("CommunityState.refuse", on(PAGE, routes.refuse)),
    Row("CommunityState.renew", on(PAGE, routes.renew)),
    Row("CommunityState.seek", on(PAGE, routes.seek, on=True)),
    Row("CommunityState.reopen", on(PAGE, routes.reopen)),
    Row("CommunityState.appoint", appoint, may=ADMINISTRATORS),
    Row("FeedState.load", opened(PAGE)),
    Row("FeedState.show_more", more_written),
    Row("FeedState.approve", waiting(routes.approve, content_id="{0}")),
    Row(
        "FeedState.send_back", waiting(routes.send_back, form={"content_id": "{0}", "reason": "Which pump?"})
    ),
    Row("FeedState.take_out", on(PAGE, routes.take_out, content_id="{1}")),
    Row("FeedState.note_turn", on(PAGE, routes.note_turn, person_id="{1}")),
    Row("SpaceTabState.load", opened(f"{PAGE}/rituals")),
    Row("ResourcesState.load", opened(f"{PAGE}/resources")),
    Row("ResourcesState.show_more", more_resources),
    Row("CommunityMembersState.load", opened(f"{PAGE}/members")),
    Row("CommunityMembersState.show_more", more_members),
    Row("CommunityMembersState.look_for", look_for(f"{PAGE}/members")),
    Row("CommunityMembersState.invite", invite),
    Row("CommunityMembersState.let_in", on(f"{PAGE}/members", routes.let_in, person_id="{1}")),
    Row("CommunityMembersState.turn_away", on(f"{PAGE}/members", routes.turn_away, person_id="{1}")),
    Row("CommunityMembersState.hand_over", on(f"{PAGE}/members", routes.hand_over, person_id="{1}")),
    Row("CommunityMembersState.remove", on(f"{PAGE}/members", routes.remove_member, person_id="{1}")),
    Row("CommunitySettingsState.load", opened(f"{PAGE}/settings")),
    Row("CommunitySettingsState.save", save),
    Row("CommunitySettingsState.end", on(f"{PAGE}/settings", routes.end)),
    Row("CommunitySettingsState.merge", merge),
    Row("CommunityPlaceState.move", move),
    Row("CommunityPlaceState.show_in", show_in),
    Row(
        "CommunityPlaceState.take_out",
        on("/questions/{1}", routes.take_out, content_id="{1}", space_id="{0}"),
    ),
    Row("CommunityPlaceState.send_again", on("/questions/{0}", routes.send_again, content_id="{0}")),
)
