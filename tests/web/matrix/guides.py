"""Rows of guides."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.models import Content
from learnhub.features.guides import service
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.models import AddedLimit, AppliedReport
from learnhub.features.guides.schemas import EditPracticeInput
from tests.web.matrix import Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of

WORDS = {"title": "Call the control room first", "context": "A trip.", "result": "Fewer visits."}
REST = {"todo": "", "limits": "", "whom": "", "takes": "", "needs": "", "photo": "", "photo_shows": ""}
FORM = {**WORDS, **REST, "topics": "", "language": "en"}


def open_guide(world: World, _actor: Actor) -> Case:
    author = world.member()
    guide = world.practice(author)
    form = EditPracticeInput(**WORDS, language="en", edition=1)

    def edit() -> None:
        db.write_now(service.edit_practice, author, guide, form)

    return Case(f"/guides/{guide}", meanwhile=edit)


def remove(world: World, actor: Actor) -> Case:
    guide = world.practice(actor)
    return Case(f"/guides/{guide}", {}, content(guide, "status"))


def publish(_world: World, _actor: Actor) -> Case:
    return Case("/practices/new", {"form": FORM}, number_of(Content))


def undo_publishing(_world: World, _actor: Actor) -> Case:
    before = (("TellPracticeState.publish", {"form": FORM}),)
    removed = number_of(Content, Content.status == "removed")
    return Case("/practices/new", {}, removed, before)


def edit(world: World, actor: Actor) -> Case:
    return Case(f"/guides/{world.practice(actor)}/edit")


def save(world: World, actor: Actor) -> Case:
    guide = world.practice(actor)
    return Case(f"/guides/{guide}/edit", {"form": FORM | {"edition": 1}}, column(Content, guide, "body"))


STEP = '[{"name": "Lock out", "lasts": "1 min", "text": "Isolator."}]'
STEPS = {"title": "Restart a pump after a stop", "about": "", "steps": STEP, "language": "en", "topics": ""}
STEPS |= {"whom": "", "takes": "", "needs": "", "stop": ""}
ARTICLE = {
    "title": "Why a pump sounds like gravel",
    "intro": "",
    "text": "Air.",
    "language": "en",
    "topics": "",
}


def publish_steps(_world: World, _actor: Actor) -> Case:
    return Case("/steps/new", {"form": STEPS}, number_of(Content))


def undo_steps(_world: World, _actor: Actor) -> Case:
    before = (("ShowStepsState.publish", {"form": STEPS}),)
    return Case("/steps/new", {}, number_of(Content, Content.status == "removed"), before)


def edit_steps(world: World, actor: Actor) -> Case:
    return Case(f"/steps/{world.steps(actor)}/edit")


def save_steps(world: World, actor: Actor) -> Case:
    guide = world.steps(actor)
    form = STEPS | {"about": "After four weeks.", "edition": 1}
    return Case(f"/steps/{guide}/edit", {"form": form}, column(Content, guide, "body"))


def publish_article(_world: World, _actor: Actor) -> Case:
    return Case("/articles/new", {"form": ARTICLE}, number_of(Content))


def undo_article(_world: World, _actor: Actor) -> Case:
    before = (("WriteArticleState.publish", {"form": ARTICLE}),)
    return Case("/articles/new", {}, number_of(Content, Content.status == "removed"), before)


def edit_article(world: World, actor: Actor) -> Case:
    return Case(f"/articles/{world.article(actor)}/edit")


def save_article(world: World, actor: Actor) -> Case:
    guide = world.article(actor)
    form = ARTICLE | {"text": "Water.", "edition": 1}
    return Case(f"/articles/{guide}/edit", {"form": form}, column(Content, guide, "body"))


def to_phone(world: World, _actor: Actor) -> Case:
    return Case(f"/guides/{world.steps()}", {"step": 2})


def put_away(world: World, _actor: Actor) -> Case:
    return Case(f"/guides/{world.steps()}")


SAID = {"outcome": "partly", "body": "Four of nine.", "place": "Lille", "day": "2026-03-02"}


def filter_reports(world: World, actor: Actor) -> Case:
    _report, guide = world.report(world.member())
    return Case(f"/guides/{guide}", {"outcome": "failed"})


def apply(world: World, _actor: Actor) -> Case:
    return Case(f"/guides/{world.practice()}", {"form": SAID}, number_of(AppliedReport))


def open_report(world: World, actor: Actor) -> Case:
    report, guide = world.report(actor)
    return Case(f"/guides/{guide}", {"report_id": report})


def close_report(world: World, actor: Actor) -> Case:
    report, guide = world.report(actor)
    return Case(f"/guides/{guide}", before=(("ReportState.open", {"report_id": report}),))


def save_report(world: World, actor: Actor) -> Case:
    report, guide = world.report(actor)
    opened = (("ReportState.open", {"report_id": report}),)
    effect = column(AppliedReport, report, "outcome")
    return Case(f"/guides/{guide}", {"form": SAID | {"edition": 1}}, effect, opened)


def remove_report(world: World, actor: Actor) -> Case:
    report, guide = world.report(actor)
    return Case(f"/guides/{guide}", {"report_id": report}, content(report, "status"))


@shared
def more_reports(world: World, _actor: Actor) -> Case:
    guide = world.practice()
    for _number in range(21):
        world.report(world.member(), guide)
    return Case(f"/guides/{guide}")


def add_to_limits(world: World, actor: Actor) -> Case:
    report, guide = world.report(world.member(), world.practice(actor), HowItWent.FAILED)
    return Case(f"/guides/{guide}", {"report_id": report}, number_of(AddedLimit))


ROWS = (
    Row("ReportState.add_to_limits", add_to_limits),
    Row("ReportState.filter", filter_reports),
    Row("ReportState.apply", apply),
    Row("ReportState.open", open_report),
    Row("ReportState.close", close_report),
    Row("ReportState.save", save_report),
    Row("ReportState.remove", remove_report),
    Row("ReportState.show_more", more_reports),
    Row("GuideState.load", open_guide),
    Row("GuideState.remove", remove),
    Row("TellPracticeState.load", at("/practices/new")),
    Row("TellPracticeState.publish", publish),
    Row("TellPracticeState.undo", undo_publishing),
    Row("TellPracticeState.begin", at("/practices/new")),
    Row("ShowStepsState.load", at("/steps/new")),
    Row("ShowStepsState.begin", at("/steps/new")),
    Row("ShowStepsState.publish", publish_steps),
    Row("ShowStepsState.undo", undo_steps),
    Row("EditStepsState.load", edit_steps),
    Row("EditStepsState.save", save_steps),
    Row("WriteArticleState.load", at("/articles/new")),
    Row("WriteArticleState.begin", at("/articles/new")),
    Row("WriteArticleState.publish", publish_article),
    Row("WriteArticleState.undo", undo_article),
    Row("EditArticleState.load", edit_article),
    Row("EditArticleState.save", save_article),
    Row("GuideState.send", to_phone),
    Row("GuideState.put_away", put_away),
    Row("EditPracticeState.load", edit),
    Row("EditPracticeState.save", save),
)
