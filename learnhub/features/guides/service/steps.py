"""Showing something step by step, and showing it better."""

from collections.abc import Mapping

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.guides import steps
from learnhub.features.guides.enums import Section
from learnhub.features.guides.room import STEPS
from learnhub.features.guides.schemas import EditStepsInput, StepsInput
from learnhub.features.guides.service import publishing


def publish_steps(session: Session, actor: Actor, form: StepsInput) -> str:
    """Publish a step-by-step for everybody, and answer its id; raises Invalid for a step that lacks some."""
    return publishing.publish(session, actor, STEPS, form, body=form.about, sections=_sections(form))


def edit_steps(session: Session, actor: Actor, guide_id: str, form: EditStepsInput) -> None:
    """Change one's step-by-step; raises EditedMeanwhile when it is not the edition that was read."""
    publishing.edit(
        session,
        actor,
        STEPS,
        guide_id,
        form,
        edition=form.edition,
        body=form.about,
        sections=_sections(form),
    )


def texts_of_steps(form: StepsInput) -> dict[str, str]:
    """All texts of a step-by-step by the names under which its content keeps them."""
    return {"title": form.title, "body": form.about, **_sections(form)}


def _sections(form: StepsInput) -> Mapping[str, str]:
    return {
        Section.STEPS: steps.written(form.told()),
        Section.WHOM: form.whom,
        Section.TAKES: form.takes,
        Section.NEEDS: form.needs,
        Section.STOP: form.stop,
    }
