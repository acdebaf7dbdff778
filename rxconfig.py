"""Reflex reads its configuration from the folder in which it builds."""

from learnhub._run.rxconfig import config

__all__ = ["config"]
