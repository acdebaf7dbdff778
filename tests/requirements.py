"""What pyproject.toml asks for; as a program, the lowest of it, in the form of constraints for pip."""

import tomllib

from packaging.requirements import Requirement

from learnhub.config import CHECKOUT

BOUNDS_FROM_BELOW = (">=", "==")


def declared(*extras: str) -> list[Requirement]:
    """What every installation needs, and what the extras add; an extra's own extras are left out."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    requirements = [Requirement(line) for lines in lists for line in lines]
    return [requirement for requirement in requirements if requirement.name != project["name"]]


def lowest(requirement: Requirement) -> str:
    """The lowest version allowed; raises ValueError when there is no such bound, or more than one."""
    (bound,) = (each.version for each in requirement.specifier if each.operator in BOUNDS_FROM_BELOW)
    return bound


if __name__ == "__main__":
    for each in declared("build", "chat", "s3", "test"):
        print(f"{each.name}=={lowest(each)}")
