"""LearnHub: a company learns from its own people."""

__version__ = "0.1.0"
