"""All tables of LearnHub: importing this module imports every room's models."""

from importlib import import_module
from pkgutil import iter_modules

from sqlmodel import SQLModel

from learnhub import features
from learnhub.access import audit
from learnhub.core import throttle

ROOMS = tuple(module.name for module in iter_modules(features.__path__) if module.ispkg)
OUTSIDE_ROOMS = (audit, throttle)

for room in ROOMS:
    name = f"{features.__name__}.{room}"
    if any(module.name == "models" for module in iter_modules(import_module(name).__path__)):
        import_module(f"{name}.models")

metadata = SQLModel.metadata
