"""What `/api/openapi.json` says: names, what is always there, and errors."""

import re
from typing import Any

import pytest

from tests.api.interface import interface

NAME = re.compile(r"[A-Z][A-Za-z]+")
ERRORS = {"401", "403", "421", "422", "429", "503"}


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    return interface().openapi()


@pytest.fixture(scope="module")
def operations(written) -> list[dict[str, Any]]:
    return [
        operation
        for path, methods in written["paths"].items()
        for operation in methods.values()
        if path.startswith("/api/v1/")
    ]


def test_names_say_nothing_of_modules(written, operations) -> None:
    names = [operation["operationId"] for operation in operations]

    assert [name for name in written["components"]["schemas"] if not NAME.fullmatch(name)] == []
    assert [name for name in names if not re.fullmatch("[a-z_]+", name) or "api_v1" in name] == []
    assert len(set(names)) == len(names)


def test_each_error_is_typed(written, operations) -> None:
    for operation in operations:
        assert set(operation["responses"]) >= ERRORS
        assert "default" not in operation["responses"]
    for name, response in written["components"]["responses"].items():
        schema = response["content"]["application/json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/ErrorAnswer"}, name
    codes = written["components"]["schemas"]["ErrorBody"]["properties"]["code"]["enum"]
    assert {"content.edited_meanwhile", "too_fast", "unauthorized", "invalid"} <= set(codes)


def test_limits_say_when_to_return(written) -> None:
    header = written["components"]["responses"]["TooMany"]["headers"]["Retry-After"]

    assert header["required"]


def test_what_is_always_sent_is_required(written) -> None:
    schemas = written["components"]["schemas"]

    for name, schema in schemas.items():
        if schema.get("type") == "object" and not name.endswith("Input"):
            assert schema["required"] == list(schema["properties"]), name


def test_every_list_has_one_shape(operations) -> None:
    lists = [operation for operation in operations if operation["operationId"].startswith("list_")]

    assert lists
    for operation in lists:
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        assert {"cursor", "limit"} <= {each["name"] for each in operation["parameters"]}, operation
        assert answer.endswith("List")


WORDS = {"phase", "state", "part", "level", "theme", "moderation", "anonymity", "reason", "outcome", "role"}
DAYS = {"day", "until", "due_on", "first_due_on", "today", "last_day", "next_day", "previous"}


def test_words_days_and_languages_of_views_have_their_types(written) -> None:
    schemas = written["components"]["schemas"]
    views = {name: schema for name, schema in schemas.items() if not name.endswith("Input")}
    fields = [
        (view, *field) for view, schema in views.items() for field in schema.get("properties", {}).items()
    ]

    assert [(view, name) for view, name, field in fields if name in WORDS and "$ref" not in str(field)] == []
    assert [(view, name) for view, name, field in fields if name in DAYS and "'date" not in str(field)] == []
    languages = [(view, field.get("enum")) for view, name, field in fields if name == "language"]
    assert [view for view, enum in languages if enum != ["en", "fr"]] == []
    assert schemas["Phase"]["enum"] == ["scheduled", "live", "ended"]
    assert schemas["MemberRow"]["properties"]["roles"]["items"] == {"$ref": "#/components/schemas/Role"}
    assert "x-shared" not in str(written)


def test_nothing_answers_a_bare_list(operations) -> None:
    answers = [operation["responses"].get("200", {}) for operation in operations]
    contents = [content for each in answers for content in each.get("content", {}).values()]
    schemas = [content["schema"] for content in contents if "schema" in content]

    assert [schema for schema in schemas if schema.get("type") == "array"] == []
