"""From a proposal to another version: supports, five days of discussion, a consent round."""

import pytest

from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.charters import queries, service
from learnhub.features.charters.enums import Says
from learnhub.features.charters.errors import (
    AmendmentOver,
    ArticleMoved,
    CharterExists,
    NoSuchArticle,
    NothingToAnswer,
    NotInRound,
    NotLookingForSupport,
    ProposedEnough,
    ReasonMissing,
    SameWording,
)
from learnhub.features.charters.schemas import RewordInput
from learnhub.features.discussion.errors import OwnVote
from tests.features.charters.conftest import (
    ARTICLES,
    after,
    articles,
    go_on,
    in_round,
    page,
    propose,
    say,
    seen,
    support,
    voices,
    write,
)

MONTHLY = "Everybody shares one a month."
QUARTERLY = "Everybody shares one a quarter."


def reword(actor, amendment_id, wording=QUARTERLY, **given) -> None:
    known = seen(actor, amendment_id)
    values = {"edition": known.edition, "version": known.charter_version, "wording": wording, **given}
    db.write_now(service.reword, actor, amendment_id, RewordInput.model_validate(values))


def test_first_version_is_written_once_by_who_looks_after_it(people, head):
    with pytest.raises(Forbidden):
        write(people.member())
    charter = write(head, articles="1. We ask first.\n\nArticle 2 : We share.\nAlways.\n\n\n")

    assert articles(charter) == ["We ask first.", "We share.\nAlways."]
    with pytest.raises(CharterExists):
        write(head)
    view = page(people.member(), charter)
    assert [(each.number, each.text) for each in view.articles] == [
        (1, "We ask first."),
        (2, "We share.\nAlways."),
    ]
    assert (view.version, view.writers, view.members, view.can_sign, view.can_keep) == (1, 1, 3, True, False)


def test_amendment_is_shown_as_a_difference_and_finds_three_supports(charter, colleagues, head):
    author, *others = colleagues
    amendment = propose(author, charter)
    view = page(others[0], charter)
    [shown] = view.articles[1].amendments

    assert "".join(each.text for each in shown.pieces if each.change != "ins") == ARTICLES[1]
    assert "".join(each.text for each in shown.pieces if each.change != "del") == MONTHLY
    assert (shown.stage, shown.supports_needed, shown.can_support) == ("proposed", 3, True)
    with pytest.raises(OwnVote):
        support(amendment, author)
    support(amendment, *others[:2])
    db.write_now(service.support, others[0], amendment, on=False)
    support(amendment, others[2])
    assert seen(author, amendment).stage == "proposed"
    support(amendment, head)
    assert (seen(author, amendment).stage, seen(author, amendment).supports) == ("discussed", 3)
    with pytest.raises(NotLookingForSupport):
        support(amendment, others[3])


def test_discussion_lasts_five_whole_days_and_opens_the_round(charter, colleagues, people):
    author, *others = colleagues
    amendment = propose(author, charter)
    support(amendment, *others[:3])

    with after(5.4):  # 21:36 UTC, 22:36 in Paris
        go_on()
        assert seen(author, amendment).stage == "discussed"
    with after(5.5):  # 00:00 UTC
        late = people.member("Late")
        go_on()
        view = seen(author, amendment)
        assert (view.stage, view.asked, view.agreed, view.says) == ("round", 7, 1, "agree")
        assert voices(amendment)[late.person_id] is None
        newer = people.member("Newer")
        assert not seen(newer, amendment).can_answer
        with pytest.raises(NotInRound):
            say(newer, amendment)


def test_half_of_those_asked_without_an_objection_adopt_it_on_its_last_day(charter, colleagues, head):
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3])
    with after(7):
        say(others[0], amendment)
        say(others[1], amendment, Says.ACCEPT)
        go_on()
        assert seen(author, amendment).stage == "round"
        assert (seen(author, amendment).consents, seen(author, amendment).consents_needed) == (3, 3)

    with after(14):
        go_on()
        go_on()

    assert articles(charter) == [ARTICLES[0], MONTHLY, ARTICLES[2]]
    view = page(head, charter)
    assert (view.version, view.writers) == (2, 5)  # who wrote, proposed, and three who supported or answered
    over = seen(author, amendment)
    assert (over.stage, over.version, over.asked, over.agreed, over.accepted) == ("adopted", 2, 6, 2, 1)
    first = db.read_now(queries.get_version, head, charter, 1)
    second = db.read_now(queries.get_version, head, charter, 2)
    assert (first.articles, second.articles) == (ARTICLES, articles(charter))
    assert [each.name for each in second.took_part] == [
        "Colleague A",
        "Colleague B",
        "Colleague C",
        "Colleague D",
    ]
    assert second.people == 4
    [shown] = db.read_now(queries.list_closed, head, charter).items
    assert "".join(each.text for each in shown.pieces if each.change != "ins") == ARTICLES[1]


def test_yes_of_everybody_adopts_it_at_once_and_only_once(charter, colleagues, head):
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3])
    with after(7):
        for person in [*others, head]:
            say(person, amendment)
        assert seen(author, amendment).stage == "adopted"
        with pytest.raises(AmendmentOver):
            say(head, amendment)
    assert page(head, charter).version == 2


def test_too_few_answers_adopt_nothing(charter, colleagues):
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3])
    with after(7):
        say(others[0], amendment)
    with after(14):
        go_on()

    assert (seen(author, amendment).stage, articles(charter)) == ("lapsed", ARTICLES)


def test_objection_is_answered_by_another_wording_and_who_objected_is_asked_again(charter, colleagues, head):
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3])
    with after(13.3):
        for person in others[1:]:
            say(person, amendment)
        with pytest.raises(NothingToAnswer):
            reword(author, amendment)
        with pytest.raises(ReasonMissing):
            say(others[0], amendment, Says.OBJECT)
        say(others[0], amendment, Says.OBJECT, "Too often for shift workers.")
        view = seen(author, amendment)
        assert (view.objected, view.objections[0].why) == (1, "Too often for shift workers.")
    with after(14):
        go_on()
        assert seen(author, amendment).stage == "round"  # the objection leaves five days for an answer
        reword(author, amendment)
        view = seen(others[0], amendment)
        assert (view.objected, view.says, view.is_asked_again, view.agreed) == (0, "", True, 4)
        say(others[0], amendment, Says.ACCEPT)
    with after(21):
        go_on()

    assert articles(charter)[1] == QUARTERLY
    assert seen(author, amendment).objections == []


def test_objection_that_nobody_answers_ends_it(charter, colleagues):
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3])
    with after(7):
        for person in others[1:]:
            say(person, amendment)
        say(others[0], amendment, Says.OBJECT, "Too often.")
    with after(14):
        go_on()

    over = seen(author, amendment)
    assert (over.stage, over.objected, articles(charter)) == ("objected", 1, ARTICLES)


def test_article_that_changed_underneath_is_looked_at_again(charter, colleagues, head):
    author, rival, *others = colleagues
    amendment = in_round(author, charter, others)
    other = propose(rival, charter, wording=QUARTERLY)
    support(other, *others)
    early = propose(others[0], charter, wording="Everybody shares.")
    read = seen(rival, other)
    with after(6.1):
        go_on()
        assert seen(rival, other).stage == "round"
        say(head, other)
        for person in [rival, *others, head]:
            say(person, amendment)
        assert seen(author, amendment).stage == "adopted"

        stale = seen(rival, other)
        assert (stale.stage, stale.is_stale, voices(other)) == ("discussed", True, {})
        assert seen(others[0], early).is_stale
        assert "".join(each.text for each in stale.pieces if each.change != "ins") == MONTHLY
        with pytest.raises(ArticleMoved):
            reword(rival, other, "One a quarter.", version=read.charter_version)
        with pytest.raises(SameWording):
            reword(rival, other, MONTHLY)
        reword(rival, other, "Everybody shares one a month, or a failure.")
    with after(12):
        go_on()

    assert (seen(rival, other).stage, seen(rival, other).is_stale) == ("round", False)
    with after(31):
        go_on()
    assert seen(others[0], early).stage == "lapsed"


def test_new_article_goes_to_the_end_and_numbers_stay(charter, colleagues, head):
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3], article=None, wording="We write it down.")
    assert page(head, charter).additions[0].id == amendment
    with after(7):
        for person in [*others, head]:
            say(person, amendment)

    assert articles(charter) == [*ARTICLES, "We write it down."]
    assert seen(author, amendment).article == 4
    with pytest.raises(NoSuchArticle):
        propose(author, charter, article=5)
    with pytest.raises(SameWording):
        propose(author, charter, article=1, wording=ARTICLES[0])


def test_alone_and_with_two_fewer_supports_are_enough(people, head, charter):
    alone = propose(head, charter)
    assert (seen(head, alone).stage, seen(head, alone).supports_needed) == ("discussed", 0)
    second = people.member()
    another = propose(head, charter, article=1, wording="We ask first.")
    assert (seen(head, another).stage, seen(head, another).supports_needed) == ("proposed", 1)
    support(another, second)
    assert seen(head, another).stage == "discussed"


def test_withdrawing_and_taking_back(charter, colleagues, head):
    author, *others = colleagues
    first, second = propose(author, charter), propose(author, charter, article=1, wording="We ask first.")
    propose(author, charter, article=3, wording="We thank by name.")
    with pytest.raises(ProposedEnough):
        propose(author, charter, article=None, wording="One more.")
    with pytest.raises(Forbidden):
        db.write_now(service.withdraw, others[0], first)

    db.write_now(service.withdraw, author, first)
    db.write_now(service.remove_amendment, author, second)

    assert [each.id for each in db.read_now(queries.list_closed, head, charter).items] == [first]
    assert len([each for article in page(head, charter).articles for each in article.amendments]) == 1
    with pytest.raises(AmendmentOver):
        db.write_now(service.withdraw, author, first)


def test_proposal_that_finds_no_support_gives_its_place_away(charter, colleagues):
    amendment = propose(colleagues[0], charter)
    with after(31):
        go_on()

    assert seen(colleagues[0], amendment).stage == "lapsed"
