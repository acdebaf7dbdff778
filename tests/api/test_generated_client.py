"""A client generated from `/api/openapi.json` runs an AMA, pages through answers and edits one."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from openapi_python_client import Config, MetaType, generate
from openapi_python_client.config import ConfigFile

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from tests.api.interface import interface
from tests.web.matrix.world import World

NAME = "learnhub_client"
# The generator knows text and files.
FILES = ("image/jpeg", "image/png", "image/webp", "video/mp4", "video/webm", "application/zip")
Client = Callable[..., Any]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the client."""
    folder: Path = tmp_path_factory.mktemp("client")
    description = folder / "openapi.json"
    description.write_text(json.dumps(interface().openapi()))
    problems = generate(
        config=Config.from_sources(
            ConfigFile(
                post_hooks=[], content_type_overrides=dict.fromkeys(FILES, "application/octet-stream")
            ),
            MetaType.NONE,
            document_source=description,
            file_encoding="utf-8",
            overwrite=False,
            output_path=folder / NAME,
        )
    )
    assert problems == []
    sys.path.insert(0, str(folder))
    yield import_module(NAME)
    sys.path.remove(str(folder))
    for name in [each for each in sys.modules if each.partition(".")[0] == NAME]:
        del sys.modules[name]


@pytest.fixture
def client_for(generated: ModuleType, key_of: Callable[[Actor], str]) -> Callable[[Actor], Client]:
    """Makes a client: `client_for(ana)("ama.get_ama", ama)` calls the function of that name."""
    app, models = interface(), import_module(f"{NAME}.models")

    def make(actor: Actor) -> Client:
        key = key_of(actor)

        def call(name: str, *ids: str, form: tuple[str, dict[str, Any]] | None = None, **more: Any) -> Any:
            client = generated.AuthenticatedClient(
                "http://learnhub", token=key, raise_on_unexpected_status=True
            )
            headers = {"Authorization": f"Bearer {key}"}
            transport = httpx.ASGITransport(app)
            client.set_async_httpx_client(
                httpx.AsyncClient(transport=transport, base_url="http://learnhub", headers=headers)
            )
            if form:
                more["body"] = getattr(models, form[0]).from_dict(form[1])
            function = import_module(f"{NAME}.api.{name}").asyncio_detailed
            return asyncio.run(function(*ids, client=client, **more))

        return call

    return make


def test_ama_is_run_by_its_host_and_its_participants(people, client_for, noon) -> None:
    leader = people.member("Rosa Lind", roles=(Role.LEADER,))
    state = import_module(f"{NAME}.models").QuestionState
    host, ana = client_for(leader), client_for(people.member("Ana Petit"))
    form = {"title": "Winter plan", "day": "2026-03-12", "starts": "14:00", "ends": "15:00", "language": "en"}
    ama = host("ama.schedule_ama", form=("ScheduleInput", form)).parsed.id
    read = host("ama.get_ama", ama).parsed
    change = {**form, "title": "Spring plan", "edition": read.edition, "moderation": read.moderation}
    assert host("ama.change_ama", ama, form=("ChangeInput", change)).status_code == 204
    stale = host("ama.change_ama", ama, form=("ChangeInput", change))
    assert (stale.status_code, stale.parsed.error.code) == (409, "content.edited_meanwhile")
    assert host("ama.open_ama", ama).status_code == 204

    asked = [
        ana("ama.ask_in_ama", ama, form=("AmaQuestionInput", {"text": text, "language": "en"})).parsed.id
        for text in ("And in winter?", "And in spring?", "And at night?")
    ]
    waiting = host("ama.list_ama_questions", ama, state=state.WAITING).parsed.items
    assert sorted(question.id for question in waiting) == sorted(asked)
    for question in asked[:2]:
        assert host("ama.approve_ama_question", ama, question).status_code == 204
    off_topic = ("DismissalInput", {"reason": "off_topic"})
    assert host("ama.dismiss_ama_question", ama, asked[2], form=off_topic).status_code == 204
    bob = client_for(people.member("Bob Stone"))
    vote = bob("ama.vote_for_ama_question", ama, asked[1], form=("VoteInput", {"on": True})).parsed
    assert (vote.count, vote.is_mine) == (1, True)

    on_air = host("ama.take_next_ama_question", ama, form=("NextInput", {})).parsed.question
    assert on_air == asked[1]
    going_on = ("NextInput", {"instead_of": on_air, "outcome": "answered"})
    assert host("ama.take_next_ama_question", ama, form=going_on).parsed.question == asked[0]
    assert host("ama.put_ama_question_back", ama, asked[0]).status_code == 204
    assert host("ama.end_ama", ama).status_code == 204

    [answered] = bob("ama.list_ama_questions", ama, state=state.ANSWERED).parsed.items
    assert (answered.id, answered.text, answered.author.name) == (asked[1], "And in spring?", "Ana Petit")
    mine = {question.id: question.state for question in ana("ama.list_own_ama_questions", ama).parsed.items}
    assert mine == {asked[0]: "approved", asked[1]: "answered", asked[2]: "dismissed"}


def test_fifty_answers_come_in_pages_and_one_is_edited(people, client_for) -> None:
    world, ana = World(people.member), people.member("Ana Petit")
    question, client = world.question(ana), client_for(ana)
    said = [world.answer(question, ana) for _number in range(50)]

    seen, more = [], {}
    while page := client("questions.list_answers", question, limit=20, **more).parsed:
        seen += page.items
        more = {"cursor": page.next_}
        if page.next_ is None:
            break

    assert sorted(post.id for post in seen) == sorted(said)
    post = seen[30]
    edit = ("EditAnswerInput", {"body": f"{post.body} And *oil*.", "edition": post.edition})
    assert client("questions.edit_answer", post.id, form=edit).status_code == 204
    assert client("questions.edit_answer", post.id, form=edit).status_code == 409
    [changed] = [
        each
        for each in client("questions.list_answers", question, limit=100).parsed.items
        if each.id == post.id
    ]
    assert (changed.body, changed.edition) == (f"{post.body} And *oil*.", post.edition + 1)
