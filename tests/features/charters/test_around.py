"""Signatures, communities, those who leave, the sign-in, the anniversary, and who is told what."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlmodel import Session, select

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden
from learnhub.features.charters import days, queries, service
from learnhub.features.charters.consent import Tally, outcome
from learnhub.features.charters.enums import AmendmentStage, Says
from learnhub.features.charters.errors import NoSuchCharter, NoSuchVersion, NotInRound
from learnhub.features.charters.models import CharterSignature, CharterVersion
from learnhub.features.charters.room import CHARTER
from learnhub.features.charters.schemas import RewordInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.people import queries as people_queries
from learnhub.features.people.models import Person, SpaceMember
from learnhub.features.people.schemas import CompanyInput
from learnhub.features.people.service import departure, save_company
from learnhub.features.people.service.members import suspend_member
from learnhub.features.search.browsing import Search, find
from tests.conftest import NOON
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
from tests.features.notices.support import items, tell, told


def sign(actor, charter_id, version=1) -> None:
    db.write_now(service.sign, actor, charter_id, version)


def test_version_is_signed_once_by_name_and_a_new_one_is_another_text(charter, colleagues, head):
    author, *others = colleagues
    for person in (author, *others, others[0]):
        sign(person, charter)
    view = page(author, charter)
    assert (view.signed, view.members, view.signed_version, len(view.signers)) == (5, 6, 1, 5)
    db.write_now(service.unsign, others[3], charter)
    amendment = in_round(author, charter, others[:3])
    with after(7):
        for person in [*others, head]:
            say(person, amendment)
        with pytest.raises(NoSuchVersion):
            sign(head, charter)
        sign(others[0], charter, 2)
        view = page(others[0], charter)
        assert (view.signed, view.signed_before, view.signed_version) == (1, 3, 2)
        assert page(author, charter).signed_version == 1

    [one] = db.read_now(queries.list_signatures, head, charter).items
    assert one.person.name == "Colleague B"
    first = db.read_now(queries.list_signatures, head, charter, 1, size=3)
    rest = db.read_now(queries.list_signatures, head, charter, 1, cursor=first.next)
    assert len(first.items) + len(rest.items) == 4
    assert [row.number for row in db.read_now(queries.list_versions, head, charter).items] == [2, 1]


def test_closed_community_has_a_charter_that_nobody_else_finds(people, head, make_space):
    karim, ines, stranger = people.member("Karim"), people.member("Ines"), people.member()
    space = make_space(karim, ines, is_open=False)
    with pytest.raises(Forbidden):
        write(ines, space=space)
    for outsider in (stranger, head):
        with pytest.raises(NoSuchCharter):
            write(outsider, space=space)
    charter = write(karim, space=space, articles=["Vibrations are told first."])
    amendment = propose(ines, charter, article=1, wording="Vibrations are told at once.")

    for outsider in (stranger, head):
        with pytest.raises(NoSuchContent):
            page(outsider, charter)
        with pytest.raises(NoSuchContent):
            seen(outsider, amendment)
        with pytest.raises(NoSuchCharter):
            db.read_now(queries.get_place, outsider, space)
        with pytest.raises(NoSuchContent):
            support(amendment, outsider)
        with pytest.raises(NoSuchContent):
            sign(outsider, charter)
        for read in (queries.list_closed, queries.list_versions, queries.list_signatures):
            with pytest.raises(NoSuchContent):
                db.read_now(read, outsider, charter)
        assert db.read_now(queries.list_charters, outsider).items == []
    tell()
    assert (told(stranger), told(head)) == ([], [])
    assert page(ines, charter).members == 2
    reader = replace(ines, spaces=frozenset({space}))
    assert [row.id for row in db.read_now(queries.list_charters, reader).items] == [charter]


def test_members_of_an_open_community_decide_and_readers_propose(people, head, make_space):
    karim, ines, reader = people.member("Karim"), people.member("Ines"), people.member("Reader")
    company, charter = write(head), write(karim, space=make_space(karim, ines))
    assert company != charter
    amendment = propose(reader, charter, article=None, wording="We write it down.")
    assert seen(reader, amendment).supports_needed == 1
    support(amendment, head)
    with after(6):
        go_on()
        assert set(voices(amendment)) == {karim.person_id, ines.person_id}
        with pytest.raises(NotInRound):
            say(reader, amendment)
        with pytest.raises(Forbidden):
            sign(reader, charter)
        say(karim, amendment)
        say(ines, amendment, Says.ACCEPT)
    assert len(articles(charter)) == 4
    assert articles(company) == ARTICLES


def test_who_leaves_holds_nothing_up_and_their_yes_counts(charter, colleagues, head):
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3])
    with after(7):
        say(others[0], amendment)
        say(others[1], amendment)
        say(others[2], amendment, Says.OBJECT, "Too often.")
        for person in (others[0], others[2], others[3]):
            db.write_now(suspend_member, head, person_id=person.person_id)
        assert voices(amendment) == {
            author.person_id: "agree",
            others[0].person_id: "agree",
            others[1].person_id: "agree",
            head.person_id: None,
        }
    with after(20):
        go_on()
    assert seen(author, amendment).stage == "adopted"


def test_who_leaves_a_community_is_not_counted(people, make_space):
    karim, *others = [people.member() for _ in range(5)]
    space = make_space(karim, *others)
    charter = write(karim, space=space)
    amendment = propose(karim, charter)
    support(amendment, *others[:3])

    def leave(session: Session) -> None:
        for person in others[1:]:
            session.delete(session.get_one(SpaceMember, (space, person.person_id)))

    with clock.at(clock.utcnow() + timedelta(days=6)):
        go_on()
        db.write_now(leave)
    with clock.at(clock.utcnow() + timedelta(days=20)):
        go_on()
    assert (seen(karim, amendment).asked, seen(karim, amendment).stage) == (2, "adopted")


def test_erased_person_leaves_no_signature_and_no_name(charter, colleagues, head):
    author, *others = colleagues
    sign(author, charter)
    amendment = in_round(author, charter, others[:3])
    with after(7):
        say(others[0], amendment, Says.OBJECT, "Too often.")
        exported = db.write_now(departure.export_data, email=email(others[0]))
        assert exported["charter_voice"][0]["reason"] == "Too often."
        assert "charter_signature" in db.write_now(departure.export_data, email=email(author))
        db.write_now(departure.erase_data, email=email(author))

    assert db.read_now(lambda session: session.exec(select(CharterSignature)).all()) == []
    assert "Colleague A" not in str(page(head, charter))
    assert seen(head, amendment).stage == "round"


def email(actor) -> str:
    return db.read_now(lambda session: session.get_one(Person, actor.person_id).email)


def test_hidden_amendment_waits_and_hidden_charter_is_not_shown_to_strangers(
    charter, colleagues, head, people
):
    moderator = people.member("Moderator", roles=(Role.MODERATOR,))
    company = CompanyInput(edition=1, name="Ardelle", languages=["en", "fr"], shows_article=True)
    assert shown() == ("", 0, 0)
    db.write_now(save_company, head, form=company)
    assert shown() == (ARTICLES[0], 1, 0)
    sign(colleagues[0], charter)
    db.write_now(service.keep_door)
    assert shown() == (ARTICLES[0], 1, 1)
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3])
    with after(7):
        for person in others:
            say(person, amendment)
        db.write_now(discussion.hide, moderator, amendment, "Look at it.")
        with pytest.raises(NoSuchContent):
            say(others[0], amendment)
    with after(30):
        go_on()
        assert articles(charter) == ARTICLES
        db.write_now(discussion.unhide, moderator, amendment)
        go_on()
        assert articles(charter) != ARTICLES
    db.write_now(discussion.hide, moderator, charter, "Look at it.")
    assert shown() == ("", 0, 0)
    db.write_now(discussion.unhide, moderator, charter)
    assert shown() == (ARTICLES[0], 6, 0)


def shown() -> tuple[str, int, int]:
    company = db.read_now(people_queries.get_company)
    return company.article, company.article_writers, company.article_signed


def test_charter_is_read_again_when_it_is_a_year_old(charter, colleagues, head):
    with clock.at(NOON + timedelta(days=364)):
        db.write_now(service.remind)
        tell()
        assert (told(head), page(head, charter).is_reread_due) == ([], False)
    with clock.at(NOON + timedelta(days=365)):
        db.write_now(service.remind)
        db.write_now(service.remind)
        tell()
        assert told(head) == [("consent", "reread", "looks")]
        assert (told(colleagues[0]), page(head, charter).is_reread_due) == ([], True)
        with pytest.raises(Forbidden):
            db.write_now(service.keep, colleagues[0], charter)
        db.write_now(service.keep_at, head, charter)
        tell()
        assert (page(head, charter).is_reread_due, [row.waits for row in items(head)]) == (False, [False])
    with clock.at(NOON + timedelta(days=731)):
        db.write_now(service.remind)
        assert page(head, charter).is_reread_due


def test_people_are_told_what_concerns_them(charter, colleagues, head):
    author, supporter, *others = colleagues
    sign(supporter, charter)
    amendment = propose(author, charter)
    tell()
    assert told(supporter) == [("charters", "proposed", "signed")]
    support(amendment, supporter, *others[:2])
    with after(6):
        go_on()
        tell()
        assert told(others[2]) == [("consent", "asked", "consulted")]
        assert ("consent", "asked", "consulted") not in told(author)
        db.write_now(service.agree_at, others[2], f"amendment:{amendment}")
        say(supporter, amendment, Says.OBJECT, "Too often.")
        tell()
        assert told(author)[-1] == ("consent", "objected", "wrote")
        assert [row.waits for row in items(others[2])] == [False]
        known = seen(author, amendment)
        form = service_form(known)
        db.write_now(service.reword, author, amendment, form)
        tell()
        assert told(supporter)[-1] == ("consent", "asked_again", "objected")
        for person in (supporter, *others[:2], head):
            say(person, amendment)
        tell()
    assert ("consent", "adopted", "took_part") in told(others[2])
    assert ("charters", "version", "signed") in told(supporter)
    assert not any(row.waits for person in (*colleagues, head) for row in items(person))


def service_form(known) -> RewordInput:
    return RewordInput(wording="One a quarter.", edition=known.edition, version=known.charter_version)


def test_everybody_at_once_adopts_once(charter, colleagues, head):
    author, *others = colleagues
    amendment = in_round(author, charter, others[:3])
    people = [*others, head]
    together = Barrier(len(people) * 2)
    problems: list[BaseException] = []

    def click(person) -> None:
        together.wait()
        with after(7):
            try:
                say(person, amendment)
            except Exception as problem:
                problems.append(problem)

    threads = [Thread(target=click, args=(person,)) for person in people for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {type(problem).__name__ for problem in problems} <= {"AmendmentOver"}
    versions = db.read_now(lambda session: session.exec(select(CharterVersion)).all())
    assert [row.number for row in sorted(versions, key=lambda row: row.number)] == [1, 2]
    assert set(voices(amendment).values()) == {"agree"}


def test_page_takes_as_many_statements_with_many_amendments(charter, colleagues, head, statements):
    author, *others = colleagues
    propose(author, charter)
    one = statements(lambda: page(head, charter))
    for number, person in enumerate(others, 1):
        propose(person, charter, article=1 + number % 3, wording=f"Other words {number}.")
        sign(person, charter)
    in_round(head, charter, others[:3], article=None, wording="We write it down.")

    assert statements(lambda: page(head, charter)) == one


def test_charter_is_found_by_the_words_of_its_articles_and_amendments(charter, colleagues):
    propose(colleagues[0], charter, wording="Everybody shares a vibrodiagnostic finding.")

    for words in ("machine apart", "vibrodiagnostic"):
        [row] = db.read_now(find, colleagues[1], (CHARTER,), Search(words=words)).items
        assert (row.id, row.title) == (charter, "Our charter")


@pytest.mark.parametrize(
    ("tally", "is_over", "became"),
    [
        (Tally(6, 3), False, None),
        (Tally(6, 4, 2), False, AmendmentStage.ADOPTED),
        (Tally(6, 2, 1), True, AmendmentStage.ADOPTED),
        (Tally(7, 2, 1), True, AmendmentStage.LAPSED),
        (Tally(6, 4, 1, 1), False, None),
        (Tally(6, 4, 1, 1), True, AmendmentStage.OBJECTED),
        (Tally(1, 1), False, AmendmentStage.ADOPTED),
        (Tally(0), True, AmendmentStage.LAPSED),
    ],
)
def test_rule_of_a_round(tally, is_over, became):
    end = NOON if is_over else NOON + timedelta(days=1)

    assert outcome(tally, end, NOON) == became


def test_days_are_whole_days_of_the_company():
    before = NOON.replace(month=3, day=27)  # summer time begins on the 29th
    assert days.end_after(before, 5, "Europe/Paris").isoformat() == "2026-04-01T22:00:00+00:00"
    leap = NOON.replace(year=2028, month=2, day=29)
    assert days.anniversary(leap, "Europe/Paris").isoformat() == "2029-02-27T23:00:00+00:00"
