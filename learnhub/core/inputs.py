"""The base of everything that people and programs send in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from learnhub.core import markdown

KEY_MIN, KEY_MAX = 8, 60
MARKDOWN = object()  # beside the type of a field whose text is shown as Markdown


class Input(BaseModel):
    """What somebody sends: fields that it does not have are refused."""

    model_config = ConfigDict(extra="forbid")

    def has_markdown(self) -> bool:
        """Whether there is something to prepare."""
        return any(MARKDOWN in field.metadata for field in type(self).model_fields.values())

    def prepare(self) -> None:
        """Parse what is Markdown, before a transaction and in a thread; raises TooMuch at the field."""
        for name, field in type(self).model_fields.items():
            if MARKDOWN in field.metadata and (text := getattr(self, name)):
                try:
                    markdown.parse(text)
                except markdown.TooMuch as problem:
                    raise markdown.TooMuch(problem.message, field=name, **problem.params) from None


class OnceInput(Input):
    """A form of a page that makes something; only the same words are ever sent again under the same key."""

    request_key: Annotated[str, StringConstraints(min_length=KEY_MIN, max_length=KEY_MAX)] | None = None
