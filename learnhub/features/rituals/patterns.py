"""Between the rules of recurrence and the few rhythms that a form offers."""

from datetime import date

from learnhub.core.recurrence import Frequency, Rule
from learnhub.features.rituals.enums import Repeats

WEEK = 7


def rule_of(repeats: Repeats, first: date, every: int = 1) -> Rule:
    """The rule of a rhythm that begins on a day: its weekday, which one of the month it is, or its number.

    The fifth Thursday is the last one, and the 31st the last day: months that have none are not left out.
    """
    match repeats:
        case Repeats.WEEKLY | Repeats.KEPT:
            return Rule(Frequency.WEEKLY, every, (first.weekday(),))
        case Repeats.DAILY:
            return Rule(Frequency.DAILY, every)
        case Repeats.MONTHLY:
            return Rule(Frequency.MONTHLY, every, month_day=-1 if first.day == 31 else first.day)
        case Repeats.LAST:
            return Rule(Frequency.MONTHLY, every, (first.weekday(),), nth=-1)
        case Repeats.NTH:
            nth = (first.day - 1) // WEEK + 1
            return Rule(Frequency.MONTHLY, every, (first.weekday(),), nth=-1 if nth > 4 else nth)


def repeats_of(rule: Rule, first: date) -> Repeats:
    """The rhythm of the form that is this rule, from one of its days."""
    for repeats in (Repeats.WEEKLY, Repeats.LAST, Repeats.NTH, Repeats.MONTHLY, Repeats.DAILY):
        if rule_of(repeats, first, rule.interval) == rule:
            return repeats
    return Repeats.KEPT
