"""Rows of guides."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.models import Content
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.models import AddedLimit, AppliedReport
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, content, number_of

TITLE = "Call before a restart"
FORM = {"title": "Call the control room first", "context": "A trip.", "result": "Fewer.", "language": "en"}


def listed(world: World, _actor: Actor) -> Call:
    world.practice()
    return Call(shows=TITLE)


def get(world: World, _actor: Actor) -> Call:
    return Call((world.practice(),), shows=TITLE)


def remove(world: World, actor: Actor) -> Call:
    guide = world.practice(actor)
    return Call((guide,), None, content(guide, "status"))


def publish(_world: World, _actor: Actor) -> Call:
    return Call((), FORM, number_of(Content))


def edit(world: World, actor: Actor) -> Call:
    guide = world.practice(actor)
    return Call((guide,), FORM | {"edition": 1}, column(Content, guide, "body"))


STEPS = {"title": "Restart a pump after a stop", "steps": [{"name": "Lock out"}], "language": "en"}
ARTICLE = {"title": "Why a pump sounds like gravel", "text": "Air.", "language": "en"}


def publish_steps(_world: World, _actor: Actor) -> Call:
    return Call((), STEPS, number_of(Content))


def edit_steps(world: World, actor: Actor) -> Call:
    guide = world.steps(actor)
    form = STEPS | {"about": "After four weeks.", "edition": 1}
    return Call((guide,), form, column(Content, guide, "body"))


def publish_article(_world: World, _actor: Actor) -> Call:
    return Call((), ARTICLE, number_of(Content))


def edit_article(world: World, actor: Actor) -> Call:
    guide = world.article(actor)
    return Call((guide,), ARTICLE | {"text": "Water.", "edition": 1}, column(Content, guide, "body"))


SAID = {"outcome": "partly", "body": "Four of nine."}


def list_reports(world: World, _actor: Actor) -> Call:
    _report, guide = world.report(world.member())
    return Call((guide,), shows="Nine restarts.")


def apply(world: World, _actor: Actor) -> Call:
    return Call((world.practice(),), SAID, number_of(AppliedReport))


def get_report(world: World, actor: Actor) -> Call:
    report, _guide = world.report(actor)
    return Call((report,), shows="Nine restarts.")


def edit_report(world: World, actor: Actor) -> Call:
    report, _guide = world.report(actor)
    return Call((report,), SAID | {"edition": 1}, column(AppliedReport, report, "outcome"))


def remove_report(world: World, actor: Actor) -> Call:
    report, _guide = world.report(actor)
    return Call((report,), None, content(report, "status"))


def add_to_limits(world: World, actor: Actor) -> Call:
    report, _guide = world.report(world.member(), world.practice(actor), HowItWent.FAILED)
    return Call((report,), None, number_of(AddedLimit))


ROWS = (
    Row("PUT /api/v1/reports/{}/limits", add_to_limits, others=()),
    Row("GET /api/v1/guides/{}/reports", list_reports),
    Row("POST /api/v1/guides/{}/reports", apply),
    Row("GET /api/v1/reports/{}", get_report, others=()),
    Row("PUT /api/v1/reports/{}", edit_report, others=()),
    Row("DELETE /api/v1/reports/{}", remove_report, others=()),
    Row("GET /api/v1/guides", listed),
    Row("GET /api/v1/guides/{}", get),
    Row("DELETE /api/v1/guides/{}", remove, others=()),
    Row("POST /api/v1/steps", publish_steps),
    Row("PUT /api/v1/steps/{}", edit_steps, others=()),
    Row("POST /api/v1/articles", publish_article),
    Row("PUT /api/v1/articles/{}", edit_article, others=()),
    Row("POST /api/v1/practices", publish),
    Row("PUT /api/v1/practices/{}", edit, others=()),
)
