"""What a guide starts from that somebody does not want to begin with an empty page: one of each format.

They are in the language of who writes, and leave the title to them.
"""

import json

from learnhub.core.i18n import N_, translate
from learnhub.features.guides.schemas import ArticleText, PracticeText, StepsText

CONTEXT = N_("When … happens, usually … Before, we …")
RESULT = N_("Since …, it takes … instead of … You can see it by …")
TODO = N_("1. First, …\n2. Then, …\n3. In the end, check that …")
LIMITS = N_("It does not work when … Then, …")

ABOUT = N_("For … that … It is done when …")
STEPS = (
    (
        N_("Get everything ready"),
        N_("Put … within reach, and tell … that you begin."),
        N_("nothing is missing"),
    ),
    (N_("Do the main thing"), N_("Hold …, turn … until …"), N_("you hear, see or feel …")),
    (N_("Check that it worked"), N_("Look at …, and write … down."), N_("the figure is between … and …")),
)
CARE = N_("What goes wrong most often here is …")

INTRO = N_("After reading this you can …")
TEXT = N_(
    "## Why it matters\n\nWhat happens without it …\n\n## How it works\n\nThe idea in three sentences …\n\n"
    "## An example\n\nLast month in …, we …\n\n## Where to go on\n\nAsk …, read …"
)


def practice(language: str, title: str) -> PracticeText:
    """The beginning of a best practice."""
    return PracticeText(
        title=title,
        context=translate(language, CONTEXT),
        result=translate(language, RESULT),
        todo=translate(language, TODO),
        limits=translate(language, LIMITS),
        language=language,
    )


def steps(language: str, title: str) -> StepsText:
    """The beginning of a step-by-step: three steps, the second of which warns."""
    told = [
        {
            "name": translate(language, name),
            "text": translate(language, text),
            "lasts": "1 min",
            "good": translate(language, good),
        }
        for name, text, good in STEPS
    ]
    told[1]["warning"] = translate(language, CARE)
    return StepsText(
        title=title,
        about=translate(language, ABOUT),
        steps=json.dumps(told, ensure_ascii=False),
        language=language,
    )


def article(language: str, title: str) -> ArticleText:
    """The beginning of an article."""
    return ArticleText(
        title=title, intro=translate(language, INTRO), text=translate(language, TEXT), language=language
    )
