"""Showing something step by step, and showing it better."""

from collections.abc import Mapping

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.markdown_clips import clip_of
from learnhub.features.guides import clips, steps
from learnhub.features.guides.enums import Section
from learnhub.features.guides.errors import StepClipTooLong
from learnhub.features.guides.room import STEPS
from learnhub.features.guides.schemas import EditStepsInput, StepsInput, StepsWords
from learnhub.features.guides.service import publishing
from learnhub.features.videos import queries as videos
from learnhub.features.videos.errors import NoSuchClip


def publish_steps(session: Session, actor: Actor, form: StepsInput) -> str:
    """Publish a step-by-step for everybody, and answer its id; raises Invalid for a step that lacks some.

    Raises NoSuchClip for a clip that its writer may not watch.
    """
    _require_clips(session, actor, form)
    return publishing.publish(
        session, actor, STEPS, form, body=form.about, sections=_sections(form), space_id=form.space_id
    )


def edit_steps(
    session: Session, actor: Actor, guide_id: str, form: EditStepsInput, *, merges: bool = False
) -> None:
    """Change one's step-by-step; raises EditedMeanwhile as `discussion.service.edit` does."""
    _require_clips(session, actor, form)
    publishing.edit(
        session,
        actor,
        STEPS,
        guide_id,
        form,
        edition=form.edition,
        body=form.about,
        sections=_sections(form),
        merges=merges,
    )


def texts_of_steps(form: StepsWords) -> dict[str, str]:
    """All texts of a step-by-step by the names under which its content keeps them."""
    return {"title": form.title, "body": form.about, **_sections(form)}


def _require_clips(session: Session, actor: Actor, form: StepsWords) -> None:
    shown = {n: clip_of(step.clip) for n, step in enumerate(form.told(), 1) if step.clip}
    lengths = videos.clip_lengths(session, actor, set(shown.values()))
    for n, clip_id in shown.items():
        if clip_id not in lengths:
            raise NoSuchClip(field=STEPS)
        if lengths[clip_id] > clips.SECONDS_MAX:
            raise StepClipTooLong(field=STEPS, n=n, most=clips.SECONDS_MAX)


def _sections(form: StepsWords) -> Mapping[str, str]:
    return {
        Section.STEPS: steps.written(form.told()),
        Section.WHOM: form.whom,
        Section.TAKES: form.takes,
        Section.NEEDS: form.needs,
        Section.STOP: form.stop,
    }
