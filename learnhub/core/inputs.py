"""The base of everything that people and programs send in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

KEY_MIN, KEY_MAX = 8, 60


class Input(BaseModel):
    """What somebody sends: fields that it does not have are refused."""

    model_config = ConfigDict(extra="forbid")


class OnceInput(Input):
    """A form of a page that makes something; only the same words are ever sent again under the same key."""

    request_key: Annotated[str, StringConstraints(min_length=KEY_MIN, max_length=KEY_MAX)] | None = None
