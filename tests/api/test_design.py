"""What all routes of the REST interface have in common: lists, parents, editions and repeats."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session, func, select

from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.discussion.models import Content
from learnhub.features.topics.service import name_topic, topics_for
from tests.web.matrix.world import World

TITLE = "Why does pump 4 trip?"
KEY = {"Idempotency-Key": "press-twice-1"}


@pytest.fixture
def world(people) -> World:
    return World(people.member)


@pytest.fixture
def ana(people):
    return people.member("Ana Petit")


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Content)).one()


def test_answer_of_another_question_solves_nothing(world, ana, client_of) -> None:
    first, second = world.question(ana), world.question(ana)
    answer, asker = world.answer(first), client_of(ana)

    assert asker.put(f"/questions/{second}/accepted/{answer}").status_code == 404
    assert asker.get(f"/questions/{first}").json()["question"]["accepted_at"] is None


def test_question_of_another_session_is_not_found(world, ana, client_of) -> None:
    host = world.member()
    mine, other = world.session(host), world.session(host)
    question, asker, hosting = world.ama_question(mine, host, ana), client_of(ana), client_of(host)
    wrong = f"/amas/{other}/questions/{question}"

    answers = [
        asker.put(wrong, json={"text": "Why so?", "edition": 1}),
        asker.delete(wrong),
        client_of(world.member()).put(f"{wrong}/vote", json={"on": True}),
        hosting.post(f"{wrong}/approve"),
        hosting.post(f"{wrong}/dismiss", json={"reason": "off_topic"}),
        *(hosting.post(f"{wrong}/{step}") for step in ("on-air", "answered", "put-back")),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_other_words_under_a_used_key_are_refused(world, ana, client_of) -> None:
    writer, first, second = client_of(ana), world.question(ana), world.question(ana)
    said = writer.post(f"/questions/{first}/answers", json={"body": "Grease."}, headers=KEY).json()["id"]

    answers = [
        writer.post(f"/questions/{second}/answers", json={"body": "Grease."}, headers=KEY),
        writer.post(f"/questions/{first}/answers", json={"body": "Oil."}, headers=KEY),
        writer.put(f"/answers/{said}", json={"body": "Grease.", "edition": 1}, headers=KEY),
    ]

    assert [answer.status_code for answer in answers] == [409] * 3
    again = writer.post(f"/questions/{first}/answers", json={"body": "Grease."}, headers=KEY)
    assert again.json()["id"] == said


def test_edit_sent_twice_with_a_key_is_done_once(world, ana, client_of) -> None:
    writer, question = client_of(ana), world.question(ana)
    form = {"title": "Why does pump 5 trip?", "edition": 1}

    answers = [writer.put(f"/questions/{question}", json=form, headers=KEY) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [204, 204]
    assert writer.get(f"/questions/{question}").json()["question"]["post"]["edition"] == 2


def test_refused_request_gives_its_key_back(ana, client_of) -> None:
    writer = client_of(ana)

    refused = writer.post("/questions", json={"title": "?"}, headers=KEY)
    asked = writer.post("/questions", json={"title": TITLE}, headers=KEY)

    assert (refused.status_code, asked.status_code) == (422, 201)


def test_same_key_at_the_same_moment_makes_one_question(ana, client_of) -> None:
    writer = client_of(ana)

    with ThreadPoolExecutor(6) as pool:
        answers = list(
            pool.map(lambda _n: writer.post("/questions", json={"title": TITLE}, headers=KEY), range(6))
        )

    assert ({answer.status_code for answer in answers}, db.read_now(count)) == ({201}, 1)
    assert len({answer.json()["id"] for answer in answers}) == 1


def test_fifty_answers_come_once_each_and_can_be_edited(world, ana, client_of) -> None:
    question = world.question(ana)
    said = [world.answer(question, ana) for _number in range(50)]
    reader, seen, asked = client_of(ana), [], {"limit": 20}

    while True:
        page = reader.get(f"/questions/{question}/answers", params=asked).json()
        seen += page["items"]
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]

    assert sorted(post["id"] for post in seen) == sorted(said)
    post = seen[-1]
    edit = {"body": f"{post['body']} And *cold*.", "edition": post["edition"]}
    assert reader.put(f"/answers/{post['id']}", json=edit).status_code == 204
    stale = reader.put(f"/answers/{post['id']}", json=edit)
    assert (stale.status_code, stale.json()["error"]["code"]) == (409, "content.edited_meanwhile")


def pages(client, path: str, **asked) -> list[dict]:
    """Everything of a list, one item after the other."""
    seen, cursor = [], None
    while True:
        page = client.get(path, params={**asked, "limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        seen, cursor = [*seen, *page["items"]], page["next"]
        if cursor is None:
            return seen


def test_colleagues_and_topics_come_in_pages_once_each(people, ana, client_of) -> None:
    named = [people.member(f"Ana Petit {letter}").person_id for letter in "BCA"]
    for name in ("Pump oil", "Pumps", "Belts", "Pump"):
        db.write_now(topics_for, [name], "en")
    [topic] = db.write_now(topics_for, ["pumps"], "en")
    moderator = people.member(roles=(Role.MODERATOR,))
    db.write_now(name_topic, moderator, topic_id=topic, language="fr", name="Pumpen")
    client = client_of(ana)

    found = pages(client, "/people", name="petit ana")
    assert [person["id"] for person in found] == [ana.person_id, named[2], named[0], named[1]]
    assert [each["name"] for each in pages(client, "/topics", starting="pu")] == ["Pump", "Pump oil", "Pumps"]


def test_host_runs_a_session(people, world, client_of, noon) -> None:
    leader = client_of(people.member("Rosa Lind", roles=(Role.LEADER,)))
    form = {"title": "Winter plan", "day": "2026-03-12", "starts": "14:00", "ends": "15:00"}
    ama = leader.post("/amas", json=form).json()["id"]
    read = leader.get(f"/amas/{ama}").json()
    changed = {**form, "title": "Spring plan", "edition": read["edition"]}
    assert (read["day"], read["starts"], read["ends"]) == ("2026-03-12", "14:00", "15:00")
    assert [leader.put(f"/amas/{ama}", json=changed).status_code for _time in range(2)] == [204, 409]

    asker = client_of(world.member())
    ids = [asker.post(f"/amas/{ama}/questions", json={"text": f"Why {n}?"}).json()["id"] for n in range(3)]
    assert asker.get(f"/amas/{ama}/questions", params={"state": "waiting"}).status_code == 403
    waiting = leader.get(f"/amas/{ama}/questions", params={"state": "waiting"}).json()["items"]
    assert {row["id"] for row in waiting} == set(ids)
    first, second, third = ids
    steps = [
        leader.post(f"/amas/{ama}/open"),
        leader.post(f"/amas/{ama}/questions/{first}/approve"),
        leader.post(f"/amas/{ama}/questions/{second}/approve"),
        leader.post(f"/amas/{ama}/questions/{third}/dismiss", json={"reason": "duplicate"}),
        leader.post(f"/amas/{ama}/questions/{first}/on-air"),
        leader.post(f"/amas/{ama}/questions/{second}/on-air", json={"instead_of": first}),
        leader.post(f"/amas/{ama}/questions/{second}/put-back"),
        leader.post(f"/amas/{ama}/questions/{second}/answered"),
    ]
    assert [step.status_code for step in steps] == [204] * 8
    assert leader.post(f"/amas/{ama}/next", json={}).json() == {"question": first}
    assert leader.post(f"/amas/{ama}/end", json={"outcome": "answered"}).status_code == 204
    found = {
        state: [row["id"] for row in leader.get(f"/amas/{ama}/questions?state={state}").json()["items"]]
        for state in ("answered", "dismissed", "approved")
    }
    assert sorted(found["answered"]) == sorted([first, second])
    assert (found["dismissed"], found["approved"]) == ([third], [])
