"""Keeping the index: with each change of content, and as a whole."""

from learnhub.features.search.service.indexing import index, index_changed
from learnhub.features.search.service.rebuilding import (
    begin_anew,
    catch_up,
    index_tagged_later,
    rebuild,
)

__all__ = ["begin_anew", "catch_up", "index", "index_changed", "index_tagged_later", "rebuild"]
