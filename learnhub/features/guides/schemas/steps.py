"""Step-by-steps: in their form."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, TypeAdapter, ValidationError

from learnhub.core import markdown
from learnhub.core.i18n import N_
from learnhub.core.inputs import Edition, Input, Line, OnceInput, Text
from learnhub.core.markdown_clips import ADDRESS
from learnhub.core.markdown_images import ALT_MAX
from learnhub.features.discussion.schemas import ItemInput, ItemText, PlacedInput
from learnhub.features.guides import steps as kept
from learnhub.features.guides.errors import (
    StepClipUnsaid,
    StepLengthUnclear,
    StepPhotoUnsaid,
    StepShowsTwo,
    StepsMissing,
    StepsTooLong,
    StepUnnamed,
    TooManySteps,
)
from learnhub.features.guides.schemas.practices import Fact, Photo, Short
from learnhub.features.guides.steps import Step

STEPS_MAX, STEPS_LONG = 40, 12_000
NAME_MAX, TEXT_MAX, LINE_MAX, LENGTH_MAX = 100, 2_000, 200, 20
STEPS = "steps"  # the field
TYPED = ("name", "text", "good", "warning", "photo", "photo_shows", "clip", "clip_shows")

Clip = Annotated[str, StringConstraints(pattern=rf"^({ADDRESS})?$")]

STEP_TOO_LONG = N_("A step has a text that is too long. Shorten it, or make two steps of it.")


class StepInput(Input):
    """A step. `lasts` says how long it takes, as in `1 min 30`; a photo says what it `photo_shows`.

    `clip` is the address of a clip of at most a minute that one has sent, instead of a photo; `clip_shows`
    says what happens in it.
    """

    name: Annotated[str, Line(NAME_MAX)] = ""
    text: Annotated[str, Text(TEXT_MAX)] = ""
    lasts: Annotated[str, Line(LENGTH_MAX)] = ""
    good: Annotated[str, Line(LINE_MAX)] = ""
    warning: Annotated[str, Line(LINE_MAX)] = ""
    photo: Photo = ""
    photo_shows: Annotated[str, Line(ALT_MAX)] = ""
    clip: Clip = ""
    clip_shows: Annotated[str, Line(ALT_MAX)] = ""

    def is_blank(self) -> bool:
        """Whether nobody wrote anything into it."""
        return not any(getattr(self, name) for name in type(self).model_fields)


class StepsWords(ItemInput):
    """A step-by-step: what it is for, the steps, and what one has to know before the first one."""

    about: Short = ""
    steps: list[StepInput]
    whom: Fact = ""
    takes: Fact = ""
    needs: Fact = ""
    stop: Fact = ""

    def told(self) -> list[Step]:
        """The steps with something in them; raises Invalid with the number of that which lacks some."""
        told = [_checked(number, step) for number, step in enumerate(self.steps, 1) if not step.is_blank()]
        if not told:
            raise StepsMissing(field=STEPS)
        if len(told) > STEPS_MAX:
            raise TooManySteps(field=STEPS, most=STEPS_MAX)
        if len(kept.written(told)) > STEPS_LONG:
            raise StepsTooLong(field=STEPS, most=STEPS_LONG)
        return told

    def prepare(self) -> None:
        """Parse what is Markdown, the steps too; raises Invalid."""
        Input.prepare(self)
        try:
            markdown.parse(kept.written(self.told()))
        except markdown.TooMuch as problem:
            raise markdown.TooMuch(problem.message, field=STEPS, **problem.params) from None


def _checked(number: int, step: StepInput) -> Step:
    if not step.name:
        raise StepUnnamed(field=STEPS, n=number)
    seconds = kept.seconds_of(step.lasts) if step.lasts else 0
    if seconds is None:
        raise StepLengthUnclear(field=STEPS, n=number)
    if step.photo and not step.photo_shows:
        raise StepPhotoUnsaid(field=STEPS, n=number)
    if step.clip and not step.clip_shows:
        raise StepClipUnsaid(field=STEPS, n=number)
    if step.photo and step.clip:
        raise StepShowsTwo(field=STEPS, n=number)
    words = {name: getattr(step, name) for name in TYPED}
    return Step(seconds=seconds, **words)


class StepsInput(StepsWords, PlacedInput):
    """A new step-by-step, and where it is written."""


class EditStepsInput(StepsWords):
    """A step-by-step as it shall be; `edition` is the one that was read."""

    edition: Edition


def _typed(given: Any) -> Any:
    """The steps of a page's form, which sends them as one JSON text."""
    try:
        return _STEPS.validate_json("".join(given) or "[]")
    except (ValidationError, TypeError):
        raise ValueError(STEP_TOO_LONG) from None


_STEPS = TypeAdapter(list[StepInput])
TypedSteps = Annotated[list[StepInput], BeforeValidator(_typed)]


class StepsForm(StepsInput, OnceInput):
    """The page's form of a new step-by-step."""

    steps: TypedSteps


class EditStepsForm(EditStepsInput):
    """The page's form of one that is published."""

    steps: TypedSteps


@dataclass(frozen=True, slots=True)
class StepSource:
    """A step as it was typed."""

    name: str = ""
    text: str = ""
    lasts: str = ""
    good: str = ""
    warning: str = ""
    photo: str = ""
    photo_shows: str = ""
    clip: str = ""
    clip_shows: str = ""


@dataclass(frozen=True, slots=True)
class StepsText(ItemText):
    """What stands in the form: a step-by-step to edit, or what a new one starts from; `steps` are JSON."""

    about: str = ""
    steps: str = "[]"
    whom: str = ""
    takes: str = ""
    needs: str = ""
    stop: str = ""
