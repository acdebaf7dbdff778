"""The form of this room that the browser sends by itself: what was ticked, as soon as there is a network.

It goes past the socket, which is gone without a network, and is answered with JSON: all that there is of the
run, or the `problem` as a sentence. Sent with no mark it is a look.
"""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from starlette.responses import JSONResponse, Response

from learnhub.core import db, i18n
from learnhub.errors import Invalid, LearnHubError
from learnhub.features.checklists import service
from learnhub.features.checklists.errors import OfAnother
from learnhub.features.checklists.room import CHECKLISTS_RUN
from learnhub.features.checklists.schemas import MarksInput, RunProgress, SentMarks
from learnhub.web.routes import Post, post_route

_PROGRESS = TypeAdapter(RunProgress)


@post_route("/auth/runs", permission=CHECKLISTS_RUN, page="/")
async def send_marks(post: Post) -> Response:
    """Keep what was done in a run, once each."""
    try:
        return JSONResponse(await _taken(post))
    except LearnHubError as problem:
        sentence = i18n.translate(post.language, problem.message, **problem.params)
        is_held = isinstance(problem, OfAnother)
        return JSONResponse({"problem": sentence, "is_held": is_held}, problem.status)


async def _taken(post: Post) -> dict[str, Any]:
    try:
        form = SentMarks.model_validate_json(await post.request.body())
    except ValidationError as error:
        raise Invalid from error
    if form.person and form.person != post.actor.person_id:
        raise OfAnother
    run_id = post.request.query_params.get("run", "")
    marks = MarksInput(marks=form.items, sent_at=form.sent_at)
    progress = await db.write(service.send_marks, post.actor, run_id, marks)
    return _PROGRESS.dump_python(progress, mode="json")
