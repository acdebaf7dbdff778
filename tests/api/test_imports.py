"""A file of members through the REST interface."""

import pytest

from learnhub.access.roles import Role
from learnhub.features.people import members_file

FILE = """name;email;role
Zoé Blanc;zoe@ardelle.example;
Karim Benali;nowhere;
Ana Petit;ana@ardelle.example;{}
"""


@pytest.fixture
def admin(people, client_of):
    return client_of(people.member(roles=(Role.ADMINISTRATOR,), language="fr"))


def test_what_is_shown_is_done_and_no_more(admin):
    shown = admin.put("/members/import", json={"text": FILE.format("")}).json()

    assert (shown["good"], shown["bad"], shown["invited"], shown["is_done"]) == (2, 1, 2, False)
    assert shown["problems"][0]["problems"] == [
        "«\N{NO-BREAK SPACE}nowhere\N{NO-BREAK SPACE}» n’est pas une adresse e-mail."
    ]
    assert admin.post("/members/import", json={"mark": "0" * 16}).status_code == 409
    assert admin.get("/members?status=invited").json()["items"] == []

    made = admin.post("/members/import", json={"mark": shown["mark"]})

    assert made.status_code == 201
    invited = {each["email"]: each["id"] for each in made.json()["invitations"]}
    members = admin.get("/members?status=invited").json()["items"]
    assert {row["email"]: row["person"]["id"] for row in members} == invited
    assert admin.get("/members/import").json()["is_done"]
    assert admin.post("/members/import", json={"mark": shown["mark"]}).status_code == 404


def test_a_new_administrator_is_confirmed_by_line(admin):
    mark = admin.put("/members/import", json={"text": FILE.format("administrator")}).json()["mark"]

    refused = admin.post("/members/import", json={"mark": mark})
    done = admin.post("/members/import", json={"mark": mark, "administrators": [4]})

    assert (refused.status_code, done.status_code) == (422, 201)
    assert len(admin.get("/members?role=administrator").json()["items"]) == 2


@pytest.mark.parametrize("text", ["", "name\nZoé", "PK\x03\x04", "a" * (members_file.MAX_BYTES + 1)])
def test_what_is_no_list_of_people_is_refused_at_its_field(admin, text):
    answer = admin.put("/members/import", json={"text": text})

    assert (answer.status_code, len(answer.json()["error"]["fields"])) == (422, 1)
    assert admin.get("/members/import").status_code == 404
    assert admin.delete("/members/import").status_code == 204
