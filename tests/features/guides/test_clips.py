"""The clip of a step: shown with its words to whoever may read them, by nobody else, and gone with them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import bus, clock, db, ids, markdown
from learnhub.core.clock import utcnow
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.events import ContentRedacted
from learnhub.features.discussion.models import ContentSection
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.discussion.schemas.suggestions import SuggestInput
from learnhub.features.guides import queries, service, steps
from learnhub.features.guides.errors import StepClipTooLong, StepClipUnsaid, StepShowsTwo
from learnhub.features.guides.schemas import EditStepsInput, StepsInput
from learnhub.features.guides.steps import Step
from learnhub.features.videos import queries as videos
from learnhub.features.videos.errors import NoSuchClip
from learnhub.features.videos.models import ContentClip
from learnhub.features.videos.schemas import KeptClip
from learnhub.features.videos.service import add_clip, clips

SHOWS = "The hand turns [slowly]; “never force it”"
ADDRESS = "/clips/0123456789ab"


def send(actor: Actor, seconds: int = 20) -> str:
    """The address of a clip that somebody has sent."""
    clip = KeptClip(KeptFile(ids.new_id(), "webm", 1_000), seconds, 320, 240)
    return db.write_now(add_clip, actor, ids.new_id(), clip).address


def form_of(clip: str, **told: Any) -> StepsInput:
    step = {"name": "Turn the shaft", "clip": clip, "clip_shows": SHOWS}
    given = {"title": "Restart a pump after a long stop", "language": "en", "steps": [step], **told}
    return (EditStepsInput if "edition" in told else StepsInput).model_validate(given)


def watches(actor: Actor, address: str) -> bool:
    try:
        return bool(db.read_now(videos.get_clip_file, actor, address.rpartition("/")[2]))
    except NoSuchClip:
        return False


def test_clip_is_kept_as_a_link_that_every_tool_reads():
    told = [Step("Turn", "By hand.", clip=ADDRESS, clip_shows="The hand & the shaft"), Step("Look")]

    text = steps.written(told)

    assert f"[The hand & the shaft]({ADDRESS})" in text
    assert steps.read(text) == told
    shown = steps.shown(markdown.render(text))
    assert (shown[0].clip, shown[0].clip_shows) == (ADDRESS, "The hand & the shaft")
    assert "clips" not in shown[0].html
    assert shown[1].clip == ""


def test_link_in_a_sentence_or_elsewhere_is_no_clip():
    for text in (f"See [it]({ADDRESS}) first.", "[it](https://clips.example/clips/0123456789ab)"):
        shown = steps.shown(markdown.render(f"### Turn\n\n{text}"))
        assert shown[0].clip == ""
        assert "<a " in shown[0].html


def test_clip_of_a_step_is_seen_by_whoever_reads_it(people):
    ana, bo = people.member(), people.member()
    clip = send(ana)
    before = watches(bo, clip)

    guide_id = db.write_now(service.publish_steps, ana, form_of(clip))

    step = db.read_now(queries.open_guide, bo, guide_id).steps[0]
    assert (before, watches(bo, clip)) == (False, True)
    assert (step.clip, step.clip_shows) == (clip, "The hand turns (slowly); “never force it”")
    assert db.read_now(queries.get_source, bo, guide_id).typed_steps[0].clip == clip


def test_clips_that_are_unsaid_too_long_foreign_or_beside_a_photo_are_refused(people):
    ana, bo = people.member(), people.member()
    photo = {"name": "Turn", "photo": "/images/0123456789ab-40x20", "photo_shows": "A shaft"}
    for told, refusal in (
        ({"name": "Turn", "clip": ADDRESS}, StepClipUnsaid),
        (photo | {"clip": ADDRESS, "clip_shows": SHOWS}, StepShowsTwo),
    ):
        with pytest.raises(refusal) as refused:
            form_of("", steps=[told]).prepare()
        assert refused.value.params == {"n": 1}
    for form, refusal in (
        (form_of(send(ana, 61)), StepClipTooLong),
        (form_of(send(bo)), NoSuchClip),
        (form_of(ADDRESS), NoSuchClip),
    ):
        with pytest.raises(refusal) as refused:
            db.write_now(service.publish_steps, ana, form)
        assert set(refused.value.fields) == {"steps"}


@pytest.mark.parametrize(
    "address", ["/clips/../images/a", "javascript:alert(1)", "//e.example/clips/0123456789ab"]
)
def test_address_that_is_no_clip_of_ours_is_refused(address):
    with pytest.raises(ValueError, match="clip"):
        form_of(address)


def test_naming_a_colleagues_clip_in_a_suggestion_opens_it_to_nobody(people):
    ana, bo, eve = people.member(), people.member(), people.member()
    guide_id = db.write_now(service.publish_steps, ana, form_of(send(ana)))
    secret = send(bo)
    text = f"### Turn\n\n[It]({secret})"
    form = SuggestInput(title="Restart a pump after a stop", sections={"steps": text}, edition=1)

    db.write_now(
        discussion_service.accept_suggestion,
        ana,
        db.write_now(discussion_service.suggest, eve, guide_id, form),
    )

    assert [watches(each, secret) for each in (ana, eve, bo)] == [False, False, True]


def test_clip_stays_for_earlier_editions_and_goes_when_the_step_by_step_is_deleted(people):
    ana, bo = people.member(), people.member()
    clip = send(ana)
    guide_id = db.write_now(service.publish_steps, ana, form_of(clip))
    edited = form_of("", edition=1, steps=[{"name": "Turn the shaft"}])
    db.write_now(service.edit_steps, ana, guide_id, edited)
    with clock.at(utcnow() + timedelta(days=8)):
        assert (clips.sweep(), watches(bo, clip)) == (0, True)

        db.write_now(service.remove_guide, ana, guide_id)

        assert watches(bo, clip) is False
        assert (clips.sweep(), watches(ana, clip)) == (1, False)


def test_clip_that_a_moderator_took_out_is_shown_no_more(people):
    ana, bo = people.member(), people.member()
    clip = send(ana)
    guide_id = db.write_now(service.publish_steps, ana, form_of(clip))

    def redact(session: Session) -> None:
        section = session.exec(
            select(ContentSection).where(
                ContentSection.content_id == guide_id, ContentSection.name == "steps"
            )
        ).one()
        section.text = "### Turn the shaft"
        session.add(section)
        session.flush()
        bus.record(session, ContentRedacted(guide_id, "steps", guide_id))

    db.write_now(redact)

    assert watches(bo, clip) is False


def test_every_content_shows_its_clips_once(people):
    ana = people.member()
    clip = send(ana)
    first = db.write_now(service.publish_steps, ana, form_of(clip))
    second = db.write_now(service.publish_steps, ana, form_of(clip))
    db.write_now(service.edit_steps, ana, first, form_of(clip, edition=1))

    def shown(session: Session) -> list[tuple[str, str]]:
        return [tuple(row) for row in session.execute(select(ContentClip.content_id, ContentClip.clip_id))]

    assert sorted(db.read_now(shown)) == sorted((each, clip.rpartition("/")[2]) for each in (first, second))
