"""The content security policy: scripts are those of the build and no others, and text is never code."""

import base64
import hashlib
import re
from pathlib import Path

_INLINE_SCRIPT = re.compile(r"<script(?:\s[^>]*)?>(.*?)</script>", re.DOTALL)


def inline_script_hashes(built: Path) -> frozenset[str]:
    """The sources that allow the inline scripts of the built pages, which are fixed at build time."""
    texts = {
        text for page in built.rglob("*.html") for text in _INLINE_SCRIPT.findall(page.read_text("utf-8"))
    }
    return frozenset(_source(text) for text in texts if text)


def _source(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(hashes: frozenset[str], sockets: str) -> str:
    """The policy; `sockets` is the websocket origin, which older browsers do not take for 'self'.

    Styles need 'unsafe-inline': Reflex and emotion write style elements at run time.
    """
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *sorted(hashes)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "media-src": "'self' blob:",
        "connect-src": f"'self' {sockets}".rstrip(),
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-src": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())
