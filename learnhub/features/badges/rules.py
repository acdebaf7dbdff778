"""The twelve badges: what each is given for, in words that everybody reads before anybody has one.

None is for an amount. Each needs others to have made something of it: at another site, in a meeting, or in an
effect that was checked.
"""

from dataclasses import dataclass

from learnhub.core.i18n import N_


@dataclass(frozen=True, slots=True)
class Rule:
    """A badge. `name`, `reason` (beside it on a profile) and `criterion` (published) are message ids."""

    key: str
    name: str
    reason: str
    criterion: str
    icon: str
    colour: str


RULES: tuple[Rule, ...] = (
    Rule(
        "applied",
        N_("Applied elsewhere"),
        N_("what they showed worked at three sites"),
        N_("Colleagues at three sites applied one of your guides and said that it worked."),
        "circle_check",
        "grass",
    ),
    Rule(
        "worked",
        N_("It worked for others too"),
        N_("an answer that worked at two sites"),
        N_("Colleagues at two sites said that the same answer of yours worked for them, too."),
        "repeat_2",
        "orange",
    ),
    Rule(
        "solved",
        N_("Help from afar"),
        N_("solved a question of another site"),
        N_("A colleague of another site asked a question and said that your answer solved it."),
        "message_circle_question",
        "orange",
    ),
    Rule(
        "first",
        N_("First to speak"),
        N_("opened a meeting with their own small failure"),
        N_("A meeting began with a small failure of yours, told under your name."),
        "sprout",
        "amber",
    ),
    Rule(
        "effect",
        N_("It changed something"),
        N_("a REX whose effect was checked"),
        N_("The effect of a REX that you wrote was checked, and the answer was yes."),
        "route",
        "bronze",
    ),
    Rule(
        "witnesses",
        N_("As it happened"),
        N_("a REX checked by those who were there"),
        N_("Two colleagues who were there checked a REX of yours before it was published."),
        "users",
        "bronze",
    ),
    Rule(
        "mentor",
        N_("Across the sites"),
        N_("mentored colleagues of two other sites"),
        N_("Colleagues of two other sites shared with you what they took away from a session that you gave."),
        "handshake",
        "sky",
    ),
    Rule(
        "asked",
        N_("Asked for many"),
        N_("a question that other sites had, too"),
        N_("Colleagues at two other sites said that they had the same question as you."),
        "hand",
        "orange",
    ),
    Rule(
        "built",
        N_("Others built on it"),
        N_("a colleague made something of theirs"),
        N_("A colleague made something new of what you wrote and published it."),
        "layers",
        "indigo",
    ),
    Rule(
        "improved",
        N_("Made it better"),
        N_("improved a colleague’s text"),
        N_("A colleague accepted an edit that you suggested to what they wrote."),
        "pencil",
        "indigo",
    ),
    Rule(
        "together",
        N_("Written together"),
        N_("wrote with a colleague of another site"),
        N_("You published something in the library together with a colleague of another site."),
        "users",
        "indigo",
    ),
    Rule(
        "kept",
        N_("Still true"),
        N_("checked their page after half a year"),
        N_("Half a year after a page was published you checked that it is still right."),
        "history",
        "grass",
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}
