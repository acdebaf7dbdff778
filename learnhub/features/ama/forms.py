"""The form of this room that the browser posts itself: a session that is over, taken along as a file."""

from starlette.responses import Response

from learnhub.core import db
from learnhub.features.ama import queries
from learnhub.features.ama.enums import FileFormat
from learnhub.features.ama.errors import NoSuchAma
from learnhub.features.ama.room import AMA_READ
from learnhub.web.routes import Post, post_route


@post_route("/ama/export", permission=AMA_READ, page="/ama")
async def export_session(post: Post) -> Response:
    """Answer the file."""
    if post.text("format") not in list(FileFormat):
        raise NoSuchAma
    wanted = FileFormat(post.text("format"))
    file = await db.read(queries.get_file, post.actor, post.text("ama"), wanted, slow=True)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return Response(file.content, media_type=file.media_type, headers=headers)
