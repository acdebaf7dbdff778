"""The configuration of Reflex, for building and for serving."""

import reflex as rx
from reflex_base.config import get_config
from reflex_base.constants import StateManagerMode

config = rx.Config(
    app_name="learnhub",
    cors_allowed_origins=(),  # nobody else's pages; learnhub.web checks the Origin of sockets and requests
    frontend_compression_formats=["gzip", "brotli"],
    show_built_with_reflex=False,
    state_manager_mode=StateManagerMode.MEMORY,
    telemetry_enabled=False,
    disable_plugins=[rx.plugins.SitemapPlugin],
)


def is_in_use() -> bool:
    """Whether Reflex really took this configuration, and not an empty one from some other folder."""
    return get_config().app_name == config.app_name
