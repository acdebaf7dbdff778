"""Step-by-steps: how steps are kept and taken apart, and how one is published, read and suggested."""

import pytest
from pydantic import ValidationError

from learnhub.access.actor import ANONYMOUS
from learnhub.core import db, markdown
from learnhub.errors import Forbidden
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.guides import queries, service, steps, templates
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.errors import (
    StepLengthUnclear,
    StepPhotoUnsaid,
    StepsMissing,
    StepsTooLong,
    StepUnnamed,
    TooManySteps,
)
from learnhub.features.guides.schemas import (
    ArticleInput,
    EditStepsInput,
    PracticeInput,
    ReportInput,
    StepsForm,
    StepsInput,
)
from learnhub.features.guides.steps import Step
from learnhub.features.search.browsing import Search

PHOTO = "/images/0123456789ab-40x20"
STEPS = [
    {"name": "Lock out & tag", "lasts": "1 min", "text": "Isolator.", "warning": "Your own lock."},
    {"name": "Turn the shaft", "lasts": "1 min 30", "good": "it feels **even**"},
    {"name": "Check it hot", "lasts": "45 s"},
]


def form_of(steps_: object = STEPS, **told: object) -> StepsInput:
    title = "Restart a pump after a long stop"
    return StepsInput.model_validate({"title": title, "steps": steps_, "language": "en", **told})


@pytest.mark.parametrize(
    ("text", "seconds", "words"),
    [
        ("30 s", 30, "30 s"),
        ("1 min", 60, "1 min"),
        ("1 min 30", 90, "1 min 30"),
        ("90s", 90, "1 min 30"),
        ("1:30", 90, "1 min 30"),
        ("3", 180, "3 min"),
        ("2 h", 7_200, "2 h"),
        ("2 h 30", 9_000, "2 h 30"),
        ("1 h 5 min", 3_900, "1 h 05"),
    ],
)
def test_length_is_read_as_people_write_it(text, seconds, words):
    assert (steps.seconds_of(text), steps.in_words(seconds)) == (seconds, words)


@pytest.mark.parametrize("text", ["", "soon", "0", "0 min", "min", "25 h", "-3", "1 day", "99999"])
def test_what_is_no_length_is_not_read_as_one(text):
    assert steps.seconds_of(text) is None


def test_steps_are_read_as_they_were_written():
    told = [
        Step(
            "Lock out & tag",
            "Isolator, *suction*.\n\n- one\n- two",
            60,
            "nothing moves",
            "Yours.",
            PHOTO,
            "A lock",
        ),
        Step("Clean the strainer", "```\n# not a step\n```\n\n> # nor this", 90),
        Step("Wait (with the lid on)", "", 3_690),
        Step("Look"),
    ]

    text = steps.written(told)

    assert steps.read(text) == told
    shown = steps.shown(markdown.render(text))
    assert [step.name for step in shown] == [step.name for step in told]
    assert [step.lasts for step in shown] == ["1 min", "1 min 30", "1 h 01", ""]
    assert [step.begins for step in shown] == ["0:00", "1:00", "2:30", "1:04:00"]
    assert (shown[0].good_html, shown[0].warning_html) == ("nothing moves", "Yours.")
    assert (shown[0].photo, shown[0].photo_shows) == (PHOTO, "A lock")
    assert "<img" not in shown[0].html
    assert "not a step" in shown[1].html
    assert "nor this" in shown[1].html


def test_text_of_another_tool_becomes_steps():
    told = steps.read("Before you begin.\n\n# First\n\nDo it.\n\nSecond\n------\n\nDo that.\n\n⚠️ Hot.")

    assert [(step.name, step.text) for step in told] == [
        ("", "Before you begin."),
        ("First", "Do it."),
        ("Second", "Do that."),
    ]
    assert told[2].warning == "Hot."


def test_without_lengths_nobody_counts_the_time():
    shown = steps.shown(markdown.render(steps.written([Step("One"), Step("Two")])))

    assert [step.begins for step in shown] == ["", ""]


def test_step_by_step_is_shown_to_a_colleague(people):
    ana, bo = people.member("Ana Petit"), people.member()

    form = form_of(about="After four weeks.", needs="Lock, lamp", stop="It is hard", topics=["Pumps"])
    guide_id = db.write_now(service.publish_steps, ana, form)

    guide = db.read_now(queries.open_guide, bo, guide_id)
    assert (guide.kind, guide.author.name) == ("steps", "Ana Petit")
    assert (guide.needs, guide.stop) == ("Lock, lamp", "It is hard")
    assert [(step.number, step.name, step.begins) for step in guide.steps] == [
        (1, "Lock out & tag", "0:00"),
        (2, "Turn the shaft", "1:00"),
        (3, "Check it hot", "2:30"),
    ]
    assert guide.steps[1].good_html == "it feels <strong>even</strong>"
    assert (guide.can_apply, guide.can_edit) == (True, False)
    found = db.read_now(queries.list_guides, bo, search=Search("shaft")).items
    assert [row.id for row in found] == [guide_id]


def test_steps_that_lack_something_are_refused_with_their_number():
    blank = {"name": " ", "text": ""}
    for told, refusal, number in (
        ([], StepsMissing, None),
        ([blank], StepsMissing, None),
        ([*STEPS, {"text": "How?"}], StepUnnamed, 4),
        ([{"name": "Wait", "lasts": "a while"}], StepLengthUnclear, 1),
        ([blank, {"name": "Look", "photo": PHOTO}], StepPhotoUnsaid, 2),
        ([{"name": f"Step {number}"} for number in range(41)], TooManySteps, None),
        ([{"name": "Long", "text": "a" * 2_000}] * 7, StepsTooLong, None),
    ):
        with pytest.raises(refusal) as refused:
            form_of(told).prepare()
        assert refused.value.params.get("n") == number
        assert set(refused.value.fields) == {"steps"}


def test_page_sends_its_steps_as_one_text():
    given = {"title": "Restart a pump after a stop", "language": "en"}

    form = StepsForm.model_validate(given | {"steps": ['[{"name": "Lock out", "lasts": "2"}]']})

    assert form.told() == [Step("Lock out", seconds=120)]
    for broken in ("[", "{}", '[{"name": 1}]', '[{"colour": "red"}]', f'[{{"name": "{"a" * 101}"}}]'):
        with pytest.raises(ValidationError) as refused:
            StepsForm.model_validate(given | {"steps": [broken]})
        assert {error["loc"] for error in refused.value.errors()} == {("steps",)}


def test_edited_steps_keep_what_they_said_before(people):
    ana, bo = people.member(), people.member()
    guide_id = db.write_now(service.publish_steps, ana, form_of())
    text = db.read_now(queries.steps_text, ana, guide_id)
    assert '"lasts":"1 min 30"' in text.steps
    changed = EditStepsInput.model_validate(
        {"title": text.title, "steps": STEPS[:1], "language": "en", "edition": text.edition}
    )

    db.write_now(service.edit_steps, ana, guide_id, changed)

    assert len(db.read_now(queries.get_guide, bo, guide_id).steps) == 1
    with pytest.raises(EditedMeanwhile):
        db.write_now(service.edit_steps, ana, guide_id, changed)
    with pytest.raises(Forbidden):
        db.read_now(queries.steps_text, bo, guide_id)


def test_colleague_suggests_a_step_as_text(people):
    ana, bo = people.member(), people.member()
    guide_id = db.write_now(service.publish_steps, ana, form_of())
    source = db.read_now(queries.get_source, bo, guide_id)
    told = [Step(step.name, step.text, steps.seconds_of(step.lasts) or 0) for step in source.typed_steps]
    text = steps.written([*told, Step("Write it down", seconds=30)])
    form = SuggestInput(title=source.title, sections={"steps": text}, edition=1)

    suggestion = db.write_now(discussion_service.suggest, bo, guide_id, form)
    db.write_now(discussion_service.accept_suggestion, ana, suggestion)

    assert [step.name for step in db.read_now(queries.get_guide, bo, guide_id).steps][-1] == "Write it down"


def test_step_by_step_is_applied_and_an_article_is_not(people):
    ana, bo = people.member(), people.member()
    guide_id = db.write_now(service.publish_steps, ana, form_of())
    article = ArticleInput(title="Why a pump sounds like gravel", text="Bubbles.", language="en")
    article_id = db.write_now(service.publish_article, ana, article)
    report = ReportInput(outcome=HowItWent.WORKED, body="Nine pumps.")

    db.write_now(service.apply_guide, bo, guide_id, report)

    assert db.read_now(queries.get_guide, bo, guide_id).applied.worked == 1
    with pytest.raises(NoSuchContent):
        db.write_now(service.apply_guide, bo, article_id, report)


def test_nobody_publishes_nothing(company):
    with pytest.raises(Forbidden):
        db.write_now(service.publish_steps, ANONYMOUS, form_of())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_templates_can_be_published_with_a_title(language):
    title = "How we do this every day"

    practice = templates.practice(language, title)
    told = templates.steps(language, title)
    article = templates.article(language, title)

    given = {"title": title, "language": language}
    StepsForm.model_validate(given | {"about": told.about, "steps": [told.steps]}).prepare()
    ArticleInput(**given, intro=article.intro, text=article.text).prepare()
    PracticeInput(**given, context=practice.context, result=practice.result, todo=practice.todo).prepare()
