"""The four things through the REST interface: the same services, rules and errors as on the pages."""

from datetime import timedelta

import pytest

from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.ama.room import AMA_VOTE
from learnhub.features.mentoring.schemas import HoursInput, OfferInput
from learnhub.features.mentoring.service import add_hours, save_offer
from learnhub.features.questions.room import QUESTIONS_READ, QUESTIONS_VOTE

TITLE = "Why does pump 4 trip?"


@pytest.fixture
def ana(people):
    return people.member("Ana Petit")


@pytest.fixture
def bob(people):
    return people.member("Bob Stone")


def ask(client, **more) -> str:
    answer = client.post("/questions", json={"title": TITLE, "body": "Every *Monday*.", **more})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def test_question_is_asked_answered_voted_and_accepted(ana, bob, client_of) -> None:
    asker, helper = client_of(ana), client_of(bob)
    question = ask(asker, topics=["Pumps"])
    answer = helper.post(f"/questions/{question}/answers", json={"body": "Cold grease."}).json()["id"]

    assert helper.put(f"/posts/{question}/vote", json={"on": True}).json() == {"count": 1, "is_mine": True}
    assert asker.put(f"/questions/{question}/accepted/{answer}").status_code == 204

    page = helper.get(f"/questions/{question}").json()
    assert (page["question"]["title"], page["votes"][question]) == (TITLE, {"count": 1, "is_mine": True})
    assert [(post["id"], post["is_accepted"]) for post in page["answers"]["items"]] == [(answer, True)]
    [row] = helper.get("/questions", params={"order": "votes"}).json()["items"]
    assert (row["id"], row["vote_count"], row["is_solved"]) == (question, 1, True)


def test_question_is_edited_once_per_edition(ana, client_of) -> None:
    asker = client_of(ana)
    question = ask(asker)
    form = {"title": "Why does pump 5 trip?", "edition": 1}

    first, second = (asker.put(f"/questions/{question}", json=form) for _ in range(2))

    assert (first.status_code, second.status_code) == (204, 409)
    assert second.json()["error"]["code"] == "content.edited_meanwhile"


def test_questions_come_in_pages(ana, client_of) -> None:
    asker = client_of(ana)
    asked = [ask(asker, title=f"Question number {number}?") for number in range(23)]

    first = asker.get("/questions").json()
    rest = asker.get("/questions", params={"cursor": first["next"]}).json()

    shown = [row["id"] for row in first["items"] + rest["items"]]
    assert (len(first["items"]), rest["next"], sorted(shown)) == (20, None, sorted(asked))


def test_card_is_written_reviewed_and_undone(ana, client_of) -> None:
    writer = client_of(ana)
    form = {"front": "How much grease at 3,000 rpm?", "back": "A third of the free volume.", "language": "en"}
    card = writer.post("/cards", json=form).json()["id"]

    queue = writer.get("/review").json()
    due = queue["items"][0]
    rating = {"rating": 3, "shown_at": due["shown_at"]}
    rated = writer.post(f"/review/{card}", json=rating)

    assert (queue["due"], due["id"], rated.status_code) == (1, card, 200)
    assert writer.get("/review").json()["due"] == 0
    assert writer.delete(f"/review/ratings/{rated.json()['id']}").status_code == 204
    assert writer.get("/review").json()["due"] == 1
    assert [row["front"] for row in writer.get("/cards").json()["items"]] == [form["front"]]


def test_titles_stay_as_they_were_typed(ana, client_of) -> None:
    writer, typed = client_of(ana), "Pourquoi la pompe 4 cale ?"
    question = ask(writer, title=typed, language="fr")
    form = {"front": typed, "back": "Elle manque d'eau !", "language": "fr"}
    card = writer.post("/cards", json=form).json()["id"]

    found = [
        writer.get(f"/questions/{question}").json()["question"]["title"],
        writer.get("/questions").json()["items"][0]["title"],
        writer.get(f"/cards/{card}").json()["front"],
        writer.get("/cards").json()["items"][0]["front"],
        writer.get("/review").json()["items"][0]["front"],
    ]

    assert found == [typed] * 5


def test_slot_is_booked_by_one_of_two(people, ana, bob, client_of, noon) -> None:
    mentor = people.member("Karim Benali")
    with clock.at(noon - timedelta(days=1)):
        form = OfferInput(sentence="Show me.", place="Room 2", zone="Europe/Paris", languages=["en"])
        db.write_now(save_offer, mentor, form=form)
        db.write_now(add_hours, mentor, form=HoursInput(weekday=4, starts="09:00", ends="09:20"))
    first, second = client_of(ana), client_of(bob)
    week = first.get(f"/mentoring/mentors/{mentor.person_id}/week").json()
    [slot] = [slot for day in week["days"] for slot in day["slots"]]
    form = {"starts_at": slot["starts_at"], "question": "Which bearing?"}

    booked = first.post(f"/mentoring/mentors/{mentor.person_id}/sessions", json=form)
    late = second.post(f"/mentoring/mentors/{mentor.person_id}/sessions", json=form)

    assert (booked.status_code, late.status_code) == (201, 409)
    session = booked.json()["id"]
    assert first.get(f"/mentoring/sessions/{session}").json()["other"]["name"] == "Karim Benali"
    assert second.get(f"/mentoring/sessions/{session}").status_code == 404


def test_live_session_is_scheduled_asked_voted_and_hosted(people, ana, bob, client_of) -> None:
    leader = client_of(people.member("Hélène Marchetti", roles=(Role.LEADER,)))
    day = (clock.utcnow() + timedelta(days=2)).date().isoformat()
    form = {"title": "Winter plan", "day": day, "starts": "14:00", "ends": "15:00"}
    ama = leader.post("/amas", json=form).json()["id"]
    question = (
        client_of(ana).post(f"/amas/{ama}/questions", json={"text": "And the night shift?"}).json()["id"]
    )

    assert leader.post(f"/amas/{ama}/open").status_code == 204
    assert leader.post(f"/amas/{ama}/questions/{question}/approve").status_code == 204
    voted = client_of(bob).put(f"/amas/{ama}/questions/{question}/vote", json={"on": True})
    board = client_of(bob).get(f"/amas/{ama}/questions").json()
    assert leader.post(f"/amas/{ama}/questions/{question}/on-air").status_code == 204
    assert leader.post(f"/amas/{ama}/questions/{question}/answered").status_code == 204
    assert leader.post(f"/amas/{ama}/end").status_code == 204

    assert voted.json() == {"count": 1, "is_mine": True}
    assert [(row["id"], row["votes"]) for row in board["items"]] == [(question, 1)]
    [ended] = client_of(bob).get("/amas/ended").json()["items"]
    assert (ended["id"], ended["answered"]) == (ama, 1)
    assert client_of(bob).post(f"/amas/{ama}/open").status_code == 403


def test_member_cannot_schedule_a_live_session(ana, client_of) -> None:
    form = {"title": "Winter plan", "day": "2027-01-11", "starts": "14:00", "ends": "15:00"}

    assert client_of(ana).post("/amas", json=form).status_code == 403


def test_same_idempotency_key_makes_one_question(ana, client_of) -> None:
    asker = client_of(ana)
    sent = {"json": {"title": TITLE}, "headers": {"Idempotency-Key": "press-twice-1"}}

    first, second = (asker.post("/questions", **sent).json()["id"] for _ in range(2))

    assert first == second
    assert len(asker.get("/questions").json()["items"]) == 1


def test_idempotency_key_of_another_request_is_refused(ana, client_of) -> None:
    asker = client_of(ana)
    headers = {"Idempotency-Key": "press-twice-1"}
    question = asker.post("/questions", json={"title": TITLE}, headers=headers).json()["id"]

    other = asker.post(f"/questions/{question}/answers", json={"body": "x"}, headers=headers)

    assert (other.status_code, other.json()["error"]["code"]) == (409, "conflict")


def test_idempotency_key_is_free_again_after_a_day(ana, client_of, noon) -> None:
    headers = {"Idempotency-Key": "press-twice-1"}
    asker = client_of(ana)
    first = asker.post("/questions", json={"title": TITLE}, headers=headers).json()["id"]

    with clock.at(noon + timedelta(days=1, minutes=1)):
        assert asker.post("/questions", json={"title": TITLE}, headers=headers).json()["id"] != first


def test_moderator_hides_with_a_reason(people, ana, bob, client_of) -> None:
    moderator = client_of(people.member("Mona Dray", roles=(Role.MODERATOR,)))
    question = ask(client_of(ana))

    hidden = moderator.put(f"/content/{question}/hidden", json={"reason": "Names a customer"})

    assert hidden.status_code == 204
    assert client_of(bob).get(f"/questions/{question}").status_code == 404
    page = client_of(ana).get(f"/questions/{question}").json()
    assert page["question"]["post"]["hidden_reason"] == "Names a customer"


def test_topic_gets_its_name_in_french(people, ana, client_of) -> None:
    moderator = client_of(people.member("Mona Dray", roles=(Role.MODERATOR,), language="fr"))
    ask(client_of(ana), topics=["Pumps"])
    [topic] = client_of(ana).get("/topics", params={"starting": "pum"}).json()["items"]

    assert moderator.put(f"/topics/{topic['id']}/names/fr", json={"name": "Pompes"}).status_code == 204
    assert moderator.get("/topics", params={"starting": "pomp"}).json()["items"] == [
        {"id": topic["id"], "name": "Pompes"}
    ]


def test_me_is_the_owner_of_the_key(ana, client_of) -> None:
    assert client_of(ana).get("/me").json()["person"]["name"] == "Ana Petit"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"title": "short"}, "title"),
        ({"title": "x" * 151}, "title"),
        ({"title": TITLE, "body": "x" * 20_001}, "body"),
        ({"title": TITLE, "body": "*so* " * 4_000}, "body"),
        ({"title": TITLE, "topics": ["a", "b", "c", "d", "e", "f"]}, "topics"),
        ({"title": TITLE, "language": "xx"}, "language"),
        ({"title": TITLE, "author": "somebody.else"}, "author"),
    ],
)
def test_wrong_field_is_named_and_nothing_is_written(ana, client_of, form, field) -> None:
    asker = client_of(ana)

    answer = asker.post("/questions", json=form)

    assert (answer.status_code, list(answer.json()["error"]["fields"])) == (422, [field])
    assert asker.get("/questions").json()["items"] == []


def test_unknown_parameter_is_refused(ana, client_of) -> None:
    answer = client_of(ana).get("/questions", params={"ordre": "votes"})

    assert (answer.status_code, list(answer.json()["error"]["fields"])) == (422, ["ordre"])


def test_lists_of_content_are_narrowed_alike(ana, client_of) -> None:
    asked = {"words": "pumps", "language": ["fr", "en"], "order": "most_used", "limit": 5}
    reader = client_of(ana)

    for kind in ("guides", "checklists", "videos", "collections", "cards"):
        assert reader.get(f"/{kind}", params=asked).json() == {"items": [], "next": None}
        refused = reader.get(f"/{kind}", params={"ordre": "newest"})
        assert (refused.status_code, set(refused.json()["error"]["fields"])) == (422, {"ordre"})
    for odd in ({"kind": "question"}, {"only": "pretty"}, {"kind": "card", "ordre": "newest"}):
        assert reader.get("/library/items", params=odd).status_code == 422
    assert reader.get("/library/items", params=asked | {"kind": ["card"]}).json()["items"] == []


def test_rubbish_cursor_is_refused(ana, client_of) -> None:
    assert client_of(ana).get("/questions", params={"cursor": "rubbish"}).status_code == 422


def test_scope_is_needed_beside_the_permission(ana, client_of) -> None:
    reader = client_of(ana, QUESTIONS_READ)

    assert reader.get("/questions").status_code == 200
    refused = reader.post("/questions", json={"title": TITLE})
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "forbidden")


def test_key_votes_for_what_its_scope_names(people, ana, client_of) -> None:
    question = ask(client_of(ana))
    reader, voter = people.member(), people.member()
    asks_only, live_only = client_of(voter, QUESTIONS_VOTE), client_of(voter, AMA_VOTE)

    answers = [
        client.put(f"/posts/{question}/vote", json={"on": True}).status_code
        for client in (client_of(reader, QUESTIONS_READ), live_only, asks_only)
    ]

    assert answers == [403, 403, 200]
