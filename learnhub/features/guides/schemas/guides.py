"""A guide on its page, whatever its format."""

from dataclasses import dataclass, field, replace

from learnhub.core import markdown
from learnhub.features.discussion.schemas import ItemView, MadeView
from learnhub.features.guides.contents import Heading
from learnhub.features.guides.schemas.reports import ReportCounts
from learnhub.features.guides.schemas.steps import StepSource
from learnhub.features.guides.steps import GuideStepView


@dataclass(frozen=True, slots=True)
class GuideView(ItemView):
    """A guide on its page, with what its reader may do. `made` is what was made of it, such as cards."""

    body_html: str = ""
    todo_html: str = ""
    result_html: str = ""
    limits_html: str = ""
    photo_html: str = ""
    photo_shows: str = ""
    whom: str = ""
    takes: str = ""
    needs: str = ""
    stop: str = ""
    steps: list[GuideStepView] = field(default_factory=list)
    intro_html: str = ""
    contents: list[Heading] = field(default_factory=list)
    minutes: int = 1
    made: tuple[MadeView, ...] = ()
    can_apply: bool = False
    applied: ReportCounts = field(default_factory=ReportCounts)

    def typeset(self) -> "GuideView":
        """With its lines as a screen shows them."""
        lines = ("title", "photo_shows", "whom", "takes", "needs", "stop")
        spaced = {name: markdown.typeset(getattr(self, name), self.language) for name in lines}
        return replace(self, **spaced)


@dataclass(frozen=True, slots=True)
class GuideSource(GuideView):
    """A guide with the Markdown that was typed, and the edition that changing it asks for.

    `context` is what a best practice and a step-by-step are for, and the text of an article.
    """

    context: str = ""
    todo: str = ""
    result: str = ""
    limits: str = ""
    photo: str = ""
    intro: str = ""
    typed_steps: list[StepSource] = field(default_factory=list)
    edition: int = 1
