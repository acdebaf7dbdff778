"""Live sessions over HTTP: by name with a personal key, and without a name from the browser."""

from learnhub.features.ama.routes.anonymous import mount, throttle
from learnhub.features.ama.routes.named import router

__all__ = ["mount", "router", "throttle"]
