"""Lists that grow page by page, played through real sockets: no row twice, none missed, and the way back."""

from datetime import timedelta

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.ama.schemas import BOARD_MAX
from learnhub.features.discussion.service import hide, vote
from learnhub.features.questions import service as questions
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill
from learnhub.web.paging import in_order
from tests.web.matrix.world import World
from tests.web.tab import Tab, redirects

NEWEST, BY_VOTES = "/questions", "/questions?order=votes"
PAGE, MEMBERS = 20, 25


@pytest.fixture
def world(people) -> World:
    return World(people.member)


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


def ask(world: World, number: int) -> list[str]:
    """Questions of a colleague, a minute apart, the newest first."""
    asker, start = world.member(), clock.utcnow() - timedelta(days=1)
    asked = []
    for minute in range(number):
        with clock.at(start + timedelta(minutes=minute)):
            asked.append(world.question(asker, f"Question number {minute}?"))
    return asked[::-1]


def ids(tab: Tab) -> list[str]:
    """What the list of questions shows."""
    return [row["id"] for row in tab.shown("question_list_state", "rows")]


def more(tab: Tab) -> list[str]:
    """Press the button under the list."""
    tab.send("QuestionListState.show_more")
    return ids(tab)


def go(tab: Tab, path: str, shown: list[str]) -> None:
    """Go to a list, which shows these in this order, and no other."""
    tab.navigate(path)
    tab.wait_for(lambda: ids(tab) == shown)


@pytest.mark.parametrize(
    ("found", "moves", "order"),
    [
        ("abc", False, "abc"),
        ("xabc", False, "abc"),
        ("Xabc", False, "Xabc"),
        ("abxc", False, "abc"),
        ("abcx", False, "abcx"),
        ("ac", False, "ac"),
        ("cab", True, "abc"),
        ("xabcy", True, "abcxy"),
        ("xy", False, "xy"),
        ("", True, ""),
    ],
)
def test_rows_that_are_found_again_keep_their_order(found: str, moves: bool, order: str) -> None:
    rows = {key: key for key in found}

    assert "".join(in_order("abc", rows, moves=moves, is_own=str.isupper)) == order


def test_row_that_is_now_on_a_later_page_stays_where_it_was_shown() -> None:
    def no(_row: str) -> bool:
        return False

    assert in_order("abc", dict(zip("acde", "acde", strict=True)), moves=False, is_own=no, kept="b") == [
        *"abcde"
    ]


def test_next_page_goes_under_what_is_shown(world: World, ana: Actor, tab) -> None:
    asked = ask(world, 2 * PAGE + 3)
    shown = tab(ana, path=NEWEST)

    pages = [ids(shown), more(shown), more(shown), more(shown)]

    assert pages == [asked[:PAGE], asked[: 2 * PAGE], asked, asked]
    assert shown.shown("question_list_state", "has_more") is False


def test_question_that_is_asked_meanwhile_moves_nothing(world: World, ana: Actor, tab) -> None:
    asked = ask(world, PAGE + 3)
    shown = tab(ana, path=NEWEST)

    world.question(world.member())

    assert more(shown) == asked


def test_rows_that_rise_and_fall_meanwhile_are_shown_once(world: World, ana: Actor, tab) -> None:
    asked = ask(world, 2 * PAGE + 3)
    voter = world.member()
    for question in asked:
        db.write_now(vote, voter, question, on=True)
    shown = tab(ana, path=BY_VOTES)
    first = ids(shown)
    risen, fallen = next(each for each in asked if each not in first), first[3]

    for _number in range(2):
        db.write_now(vote, world.member(), risen, on=True)
    db.write_now(vote, voter, fallen, on=False)
    second, third = more(shown), more(shown)

    assert second[:PAGE] == first
    assert risen in second[PAGE:]
    assert (sorted(third), len(third)) == (sorted(asked), len(asked))


def test_who_comes_back_finds_the_same_rows_with_what_is_new_in_them(world: World, ana: Actor, tab) -> None:
    asked = ask(world, PAGE + 12)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.navigate(f"/questions/{asked[30]}")
    world.question(world.member())
    db.write_now(vote, ana, asked[30], on=True)
    go(shown, NEWEST, asked)

    rows = shown.shown("question_list_state", "rows")
    assert {row["id"] for row in rows if row["vote_count"]} == {asked[30]}


def test_who_comes_back_finds_the_order_that_was_shown(world: World, ana: Actor, tab) -> None:
    ask(world, PAGE + 3)
    shown = tab(ana, path=BY_VOTES)
    before = more(shown)

    shown.navigate(f"/questions/{before[-1]}")
    db.write_now(vote, ana, before[-1], on=True)
    go(shown, BY_VOTES, before)

    assert shown.shown("question_list_state", "rows")[-1]["vote_count"] == 1


def test_rows_that_news_pushed_down_are_there_when_one_comes_back(world: World, ana: Actor, tab) -> None:
    asked = ask(world, 3 * PAGE + 3)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.navigate(f"/questions/{asked[30]}")
    for _number in range(3):
        world.question(world.member())
    go(shown, NEWEST, asked[: 3 * PAGE - 3])

    assert more(shown) == asked


def test_what_is_gone_is_not_there_when_one_comes_back(world: World, ana: Actor, tab) -> None:
    asked = ask(world, PAGE + 3)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.navigate(f"/questions/{asked[0]}")
    db.write_now(hide, world.member(roles=(Role.MODERATOR,)), asked[5], "Names a customer")

    go(shown, NEWEST, [question for question in asked if question != asked[5]])


def test_own_new_question_comes_first_when_one_comes_back(world: World, ana: Actor, tab) -> None:
    asked = ask(world, PAGE + 3)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.navigate("/questions/ask")
    world.question(world.member())
    mine = world.question(ana)

    go(shown, NEWEST, [mine, *asked])


def test_search_on_another_page_is_one_step_on_the_way_back(world: World, ana: Actor, tab) -> None:
    asked = ask(world, PAGE + 3)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.navigate("/library")
    for words in ("pump", "pump seal"):
        [(address, _replaces)] = redirects(shown.send("LibraryState.search", words=words))
        shown.navigate(address)
    world.question(world.member())

    go(shown, NEWEST, asked)


def test_list_that_was_left_before_its_address_came_is_found_as_it_was(world: World, ana: Actor, tab) -> None:
    asked = ask(world, PAGE + 3)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.send("QuestionListState.search", words="pump")
    shown.navigate(f"/questions/{asked[30 - PAGE]}")
    world.question(world.member())

    go(shown, NEWEST, asked)


def test_form_is_no_step_on_the_way_back_from_what_was_published(world: World, ana: Actor, tab) -> None:
    asked = ask(world, PAGE + 3)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.navigate("/questions/ask")
    form = {"title": "Which pump stops first?", "body": "", "language": "en", "topics": ""}
    [(address, replaces)] = redirects(shown.send("AskState.ask", form=form))
    shown.navigate(address)

    assert replaces
    go(shown, NEWEST, [address.rpartition("/")[2], *asked])


def test_page_that_is_loaded_again_shows_as_many_rows_and_the_news(world: World, ana: Actor, tab) -> None:
    asked = ask(world, 3 * PAGE)
    shown = tab(ana, path=NEWEST)
    more(shown)

    fresh = world.question(world.member())

    go(shown, NEWEST, [fresh, *asked][: 2 * PAGE])


def test_new_visit_begins_with_the_first_page_and_the_news(world: World, ana: Actor, tab) -> None:
    asked = ask(world, 2 * PAGE)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.navigate("/library")
    shown.navigate("/")
    fresh = world.question(world.member())

    go(shown, NEWEST, [fresh, *asked][:PAGE])


def test_lists_at_several_addresses_are_left_and_found_apart(world: World, ana: Actor, tab) -> None:
    asked = ask(world, 2 * PAGE)
    shown = tab(ana, path=NEWEST)
    more(shown)

    shown.navigate("/questions?order=unanswered")
    shown.wait_for(lambda: shown.shown("question_list_state", "search_shown")["order"] == "unanswered")
    short = ids(shown)
    go(shown, NEWEST, asked)

    assert short == asked[:PAGE]


def test_own_answer_is_shown_under_a_long_list(world: World, ana: Actor, tab) -> None:
    question = world.question(world.member())
    helper = world.member()
    for _number in range(PAGE + 3):
        db.write_now(vote, ana, world.answer(question, helper), on=True)
    shown = tab(ana, path=f"/questions/{question}")

    shown.send("AnswerState.answer", form={"body": "Warm grease.", "language": "en"})
    shown.wait_for(lambda: len(shown.shown("question_state", "rows")) == PAGE + 1)
    last = shown.shown("question_state", "rows")[-1]
    shown.send("QuestionState.show_more")

    rows = [row["id"] for row in shown.shown("question_state", "rows")]
    assert (last["author"]["id"], last["html"]) == (ana.person_id, "<p>Warm grease.</p>\n")
    assert (len(rows), len(set(rows))) == (PAGE + 4, PAGE + 4)


def test_answers_stay_as_many_when_one_is_deleted(world: World, ana: Actor, tab) -> None:
    question = world.question(world.member())
    helper = world.member()
    for _number in range(2 * PAGE + 3):
        world.answer(question, helper)
    mine = world.answer(question, ana)
    db.write_now(vote, helper, mine, on=True)
    shown = tab(ana, path=f"/questions/{question}")
    shown.send("QuestionState.show_more")

    shown.send("QuestionState.remove_answer", answer_id=mine)
    shown.wait_for(lambda: mine not in str(shown.shown("question_state", "rows")))

    assert len(shown.shown("question_state", "rows")) == 2 * PAGE


def test_member_who_was_just_invited_comes_first(world: World, tab) -> None:
    for _number in range(30):
        world.member()
    shown = tab(world.member("Zoe Zander", roles=(Role.ADMINISTRATOR,)), path="/admin/members")

    shown.send(
        "MembersState.invite", form={"name": "Zacharie Zola", "email": "zz@ardelle.example", "role": ""}
    )

    rows = [row["person"]["name"] for row in shown.shown("members_state", "rows")]
    assert (rows[0], len(rows)) == ("Zacharie Zola", 26)


def test_edited_answer_keeps_its_questions_pages(world: World, ana: Actor, tab) -> None:
    question = world.question(ana)
    helper = world.member()
    answers = [world.answer(question, helper) for _number in range(PAGE + 3)]
    shown = tab(ana, path=f"/questions/{question}")
    shown.send("QuestionState.show_more")

    db.write_now(questions.accept_answer, ana, answer_id=answers[-1])
    shown.send("QuestionState.load")

    rows = [row["id"] for row in shown.shown("question_state", "rows")]
    assert (rows[0], sorted(rows)) == (answers[-1], sorted(answers))


def test_question_that_falls_off_the_live_board_is_still_in_the_list(world: World, ana: Actor, tab) -> None:
    host = world.member()
    ama = world.session(host)
    asked = [world.ama_question(ama, host) for _number in range(BOARD_MAX + 3)]
    shown = tab(ana, path=f"/ama/{ama}")
    last = shown.shown("ama_live_state", "next")[-1]

    shown.send("AmaState.show_more")
    for question in asked:
        if question not in shown.shown("ama_live_state", "next"):
            db.write_now(vote, ana, question, on=True)
    shown.wait_for(lambda: last not in shown.shown("ama_live_state", "next"))

    further = [row["id"] for row in shown.shown("ama_state", "rows")]
    assert (sorted(further), len(further)) == (sorted(asked), len(asked))
    assert shown.shown("ama_state", "has_more") is False


def test_counts_of_further_live_questions_keep_whose_votes_they_are(world: World, ana: Actor, tab) -> None:
    host = world.member()
    ama = world.session(host)
    asked = world.ama_question(ama, host)
    db.write_now(vote, world.member(), asked, on=True)
    shown = tab(ana, path=f"/ama/{ama}")
    shown.send("VoteState.vote", content_id=asked, on=True)

    shown.send("AmaState.show_more")

    assert shown.shown("vote_state", "votes") == {asked: {"count": 2, "is_mine": True}}


def test_mentors_who_become_free_meanwhile_are_all_shown_once(world: World, ana: Actor, tab) -> None:
    mentors = [world.mentor() for _number in range(PAGE + 3)]
    shown = tab(ana, path="/mentoring")
    first = [row["person"]["id"] for row in shown.shown("mentor_list_state", "rows")]
    risen = next(mentor for mentor in mentors if mentor.person_id not in first)

    db.write_now(set_skill, ana, "Bearings", SkillLevel.LEARNING)
    db.write_now(set_skill, risen, "Bearings", SkillLevel.HELPS)
    shown.send("MentorListState.show_more")

    rows = [row["person"]["id"] for row in shown.shown("mentor_list_state", "rows")]
    assert rows[:PAGE] == first
    assert sorted(rows) == sorted(mentor.person_id for mentor in mentors)


def test_members_stay_where_they_are_shown_whatever_is_done_to_them(people, tab) -> None:
    admin = people.member("Aaron Zimmer", roles=(Role.ADMINISTRATOR,))
    members = [people.member(f"Colleague {number:02}").person_id for number in range(MEMBERS + 5)]
    alphabet = [admin.person_id, *members]
    shown = tab(admin, path="/admin/members")

    def rows() -> list[str]:
        return [row["person"]["id"] for row in shown.shown("members_state", "rows")]

    assert rows() == alphabet[:MEMBERS]
    shown.send("MembersState.invite", form={"name": "Zoé Blanc", "email": "zoe@ardelle.example"})
    [own, *others] = before = rows()
    assert others == alphabet[:MEMBERS]
    shown.send("MembersState.ask", what="correct", person_id=members[0])
    renamed = {"name": "Yara Colleague", "email": "yara@ardelle.example"}
    shown.send("MembersState.correct", form=renamed)  # and now on another page of the alphabet
    assert rows() == [*before, alphabet[MEMBERS]]
    assert shown.shown("members_state", "rows")[2]["person"]["name"] == "Yara Colleague"

    shown.navigate(f"/people/{members[0]}")
    people.member("Abel")
    shown.navigate("/admin/members")
    shown.wait_for(lambda: rows()[: len(before)] == before)
    shown.send("MembersState.ask", what="withdraw", person_id=own)
    shown.send("MembersState.withdraw")
    assert rows()[:MEMBERS] == others
    shown.send("MembersState.show_more")
    assert rows() == alphabet
