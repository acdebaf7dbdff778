"""Whatever is sent: no answer is a fault, and each is one that `/api/openapi.json` describes."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.topics.service import topics_for
from tests.api.interface import interface
from tests.web.matrix.world import World

EXAMPLES = 2  # for each route, of what is right and of what is not
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
BOUNDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _allowances_are_given_back() -> Iterator[None]:
    yield
    allowances.forget()


@pytest.mark.parametrize(
    ("database", "mode"),
    [("sqlite", GenerationMode.POSITIVE), ("postgresql", GenerationMode.NEGATIVE)],
    indirect=["database"],
)
def test_answers_are_those_of_the_description(mode: GenerationMode, people, key_of) -> None:
    actor = people.member(roles=tuple(Role))
    things, headers = ids_of(World(people.member), actor), {"Authorization": f"Bearer {key_of(actor)}"}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", interface())

    for result in schema.get_all_operations():
        operation: APIOperation = result.ok()
        known = {name: value for name, value in things.items() if f"{{{name}}}" in operation.path}
        if "ama_id" in known and "question_id" in known:
            known["question_id"] = things["ama_question_id"]
        made = operation.as_strategy(mode, path_parameters=known or None)

        @BOUNDED
        @given(case=made)
        def holds(case: Case) -> None:
            allowances.forget()
            case.validate_response(case.call(headers=headers), checks=CHECKS)

        with suppress(Unsatisfiable):  # where nothing can be wrong
            holds()


def ids_of(world: World, actor: Actor) -> dict[str, str]:
    """Things of every kind that the person may change, by the names that the routes give their ids."""
    question, ama = world.question(actor), world.session(actor)
    return {
        "question_id": question,
        "answer_id": world.answer(question, actor),
        "content_id": question,
        "card_id": world.card(actor),
        "person_id": world.member().person_id or "",
        "mentor_id": world.mentor().person_id or "",
        "booking_id": world.booking(actor),
        "ama_id": ama,
        "ama_question_id": world.ama_question(ama, actor, actor),
        "topic_id": db.write_now(topics_for, ["Pumps"], "en")[0],
    }
