"""How much a day asks for."""

from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.cards.daily import NEW_A_DAY, REVIEWS_A_DAY, Done, minutes_for, plan

names = st.lists(st.integers(0, 60).map(lambda n: f"card{n}"), unique=True, max_size=50)


def numbered(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{number}" for number in range(count)]


def test_plan_of_a_fresh_day_is_capped_and_says_that_there_is_more():
    today = plan(numbered("known", 20), numbered("new", 9), Done())

    assert today.card_ids == [*numbered("known", 12), *numbered("new", 5)]
    assert today.has_more


def test_plan_within_the_caps_has_no_more():
    today = plan(numbered("known", 3), numbered("new", 2), Done())

    assert today.card_ids == [*numbered("known", 3), *numbered("new", 2)]
    assert not today.has_more


def test_plan_counts_what_was_done():
    done = Done(new=frozenset(numbered("done", 4)), reviews=frozenset(numbered("known", 12)))

    today = plan(["other", "known3"], numbered("new", 3), done)

    assert today.card_ids == ["known3", "new0"]
    assert today.has_more


def test_plan_with_a_few_more_takes_off_those_already_rated():
    done = Done(reviews=frozenset(numbered("done", 14)))

    today = plan(numbered("known", 9), [], done, extra=5)

    assert today.card_ids == numbered("known", 3)
    assert today.has_more


@given(names, names, names, st.integers(0, 20))
def test_plan_never_asks_for_more_than_a_day_and_the_extra(known, new, rated, extra):
    new = [name for name in new if name not in known]
    done = Done(reviews=frozenset(rated) - frozenset(new))

    today = plan(known, new, done, extra)

    fresh = [name for name in today.card_ids if name not in done.cards]
    assert len(fresh) <= NEW_A_DAY + REVIEWS_A_DAY + extra
    assert len(set(today.card_ids)) == len(today.card_ids)
    assert today.has_more == (len(today.card_ids) < len(known) + len(new))


def test_minutes_are_about_fifty_seconds_a_card():
    assert [minutes_for(n) for n in (0, 1, 7, 12)] == [0, 1, 6, 10]
