"""The base of everything that people and programs send in."""

from pydantic import BaseModel, ConfigDict


class Input(BaseModel):
    """What somebody sends: fields that it does not have are refused."""

    model_config = ConfigDict(extra="forbid")
