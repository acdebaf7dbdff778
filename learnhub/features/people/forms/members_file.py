"""Files of members: the one that is too large for an event, and its lines with problems as a file again."""

from starlette.datastructures import UploadFile
from starlette.responses import Response

from learnhub.core import db
from learnhub.core.i18n import N_
from learnhub.features.people import queries, service
from learnhub.features.people.errors import ImportFileProblem
from learnhub.features.people.members_file import MAX_BYTES, as_csv
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.web.routes import Post, post_route, see_other

IMPORT_PAGE = "/admin/members/import"
PROBLEMS_FILE = "members-to-correct.csv"
NO_FILE = N_("Choose a file first.")


@post_route("/auth/members-file", permission=MEMBERS_MANAGE, page=IMPORT_PAGE, max_bytes=MAX_BYTES + 10_000)
async def stage_members(post: Post) -> Response:
    """Keep the file aside and show what it would do."""
    async with post.request.form(max_files=1, max_fields=5) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            raise ImportFileProblem(NO_FILE, field="file")
        name, data = file.filename, await file.read()
    await db.write(service.stage_import, post.actor, file_name=name, data=data, slow=True)
    return see_other(IMPORT_PAGE)


@post_route("/auth/members-problems", permission=MEMBERS_MANAGE, page=IMPORT_PAGE)
async def problem_lines(post: Post) -> Response:
    """The lines that cannot be imported, as a file to correct and send again."""
    lines, delimiter = await db.read(queries.list_problem_lines, post.actor, slow=True)
    named = {"content-disposition": f'attachment; filename="{PROBLEMS_FILE}"'}
    return Response(as_csv(lines, delimiter), media_type="text/csv; charset=utf-8", headers=named)
