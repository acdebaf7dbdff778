"""Where the built pages are, and the environment in which Reflex builds and serves them.

Reflex reads `rxconfig.py` from the current folder and, without one, silently takes an empty configuration.
LearnHub is therefore served from this folder, which holds nothing but that file.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent
ROOT = PACKAGE.parent
LONGEST_MESSAGE = 128 * 1024


def is_checkout() -> bool:
    """Whether the package lies beside the sources of its pages, so that they can be built."""
    return (ROOT / "rxconfig.py").exists() and (ROOT / "assets").is_dir()


def web_folder() -> Path:
    """Reflex's folder: in the checkout, or inside an installed package."""
    return ROOT / ".web" if is_checkout() else PACKAGE / "_web"


def pages_folder() -> Path:
    """The built pages themselves."""
    return web_folder() / "build" / "client"


def serving() -> dict[str, str]:
    """The variables under which Reflex serves what is built, and neither compiles nor calls home."""
    return {
        **_always(),
        "__REFLEX_SKIP_COMPILE": "true",
        "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
        "REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE": str(LONGEST_MESSAGE),
    }


def building() -> dict[str, str]:
    """The environment in which Reflex builds: with the virtual environment's own Node, activated or not.

    Without one it is the system's. What is set for Reflex outside is left out: a build must not depend
    on who starts it.
    """
    tools = Path(sys.executable).parent  # not resolved: the interpreter of a virtual environment is a link
    outside = {key: value for key, value in os.environ.items() if not key.lstrip("_").startswith("REFLEX_")}
    return {
        **outside,
        **_always(),
        "PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "npm_config_omit_lockfile_registry_resolved": "true",
    }


def _always() -> dict[str, str]:
    return {
        "REFLEX_ENV_MODE": "prod",
        "REFLEX_USE_NPM": "1",
        "REFLEX_WEB_WORKDIR": str(web_folder()),
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
    }
