"""What can go wrong with guides."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid


class OwnGuide(Conflict):
    """Authors say what it changed in the guide itself."""

    code = "guides.own_guide"
    message = N_("You are an author of it. Say in the result what it changed.")


class NotApplicable(Conflict):
    """What is hidden is not applied."""

    code = "guides.not_applicable"
    message = N_("A moderator has hidden this. Nothing can be added until it is shown again.")


class AppliedThatDay(Conflict):
    """One report of each person and day."""

    code = "guides.applied_that_day"
    message = N_("You have already said what happened on that day. Change what you wrote then.")


class LimitsFull(Conflict):
    """The limits of a guide are a few paragraphs."""

    code = "guides.limits_full"
    message = N_("The limits are too long to take more. Edit them, and say it in fewer words.")


class NotYetApplied(Invalid):
    """The day is still to come."""

    code = "guides.not_yet_applied"
    message = N_("This day is still to come.")


class StepsMissing(Invalid):
    """A step-by-step has steps."""

    code = "guides.steps_missing"
    message = N_("Write one step at least.")


class TooManySteps(Invalid):
    """More steps than somebody follows."""

    code = "guides.too_many_steps"
    message = N_("These are more than {most} steps. Make two step-by-steps of them.")


class StepsTooLong(Invalid):
    """All steps together are one text."""

    code = "guides.steps_too_long"
    message = N_("The steps have more than {most} characters in all. Make two step-by-steps of them.")


class StepUnnamed(Invalid):
    """Each step says in a few words what is done."""

    code = "guides.step_unnamed"
    message = N_("Step {n} has no name. Say in a few words what is done.")


class StepLengthUnclear(Invalid):
    """How long a step takes is a length of time."""

    code = "guides.step_length_unclear"
    message = N_("Write how long step {n} takes as in 30 s, 2 min or 1 min 30.")


class StepClipUnsaid(Invalid):
    """A clip is for everybody, also for those who cannot see or hear it."""

    code = "guides.step_clip_unsaid"
    message = N_("Say what the clip of step {n} shows and what is said, for those who cannot see or hear it.")


class StepClipTooLong(Invalid):
    """A step shows one movement of the hand."""

    code = "guides.step_clip_too_long"
    message = N_("The clip of step {n} lasts more than {most} seconds. Shorten it, or publish it as a video.")


class StepShowsTwo(Invalid):
    """A step has one picture, still or moving."""

    code = "guides.step_shows_two"
    message = N_("Step {n} has a photo and a clip. Keep one of them.")


class StepPhotoUnsaid(Invalid):
    """A picture is for everybody, also for those who cannot see it."""

    code = "guides.step_photo_unsaid"
    message = N_("Say what the photo of step {n} shows, for those who cannot see it.")
