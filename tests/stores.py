"""A store of files that speaks as S3 does: a server of moto on a free port."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest


@contextmanager
def serving_bucket() -> Iterator[str]:
    """The address of an empty bucket; skips without the packages of `learnhub[test]`."""
    pytest.importorskip("obstore")
    pytest.importorskip("flask_cors")
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        httpx.put(f"http://{host}:{port}/learnhub").raise_for_status()
        yield f"s3+http://key:secret@{host}:{port}/learnhub"
    finally:
        server.stop()
