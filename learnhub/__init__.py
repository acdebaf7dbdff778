"""LearnHub: a company learns from its own people."""

from learnhub.core import zone_data

__version__ = "0.1.0"

zone_data.use_newest()  # here, since every process begins with this module
