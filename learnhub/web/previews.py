"""Markdown as it will look, while somebody types it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from learnhub.core import markdown
from learnhub.core.i18n import translate
from learnhub.web.actions import actor

# One for everybody, so that previews take turns with the event loop and never several at a time. One that was
# superseded before its turn is not made.
_thread = ThreadPoolExecutor(1, thread_name_prefix="preview")


async def preview(text: str, language: str) -> str:
    """The HTML of a text; of one that would be refused, the sentence that says why."""
    try:
        return await asyncio.get_running_loop().run_in_executor(_thread, markdown.render, text, language)
    except markdown.TooMuch as problem:
        return markdown.as_typed(translate(actor().language, problem.message, **problem.params))
