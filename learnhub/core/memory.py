"""The garbage collector while a process starts."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def importing() -> Iterator[None]:
    """Collect nothing meanwhile, and never look at what came into being again.

    Modules, classes and tables live as long as the process: looking through them would cost a quarter of the
    start, and then a pause at each full collection.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
