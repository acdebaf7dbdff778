"""Domains at which nobody receives mail."""

import pytest

from learnhub.core.server_addresses import is_reserved


@pytest.mark.parametrize("domain", ["ardelle.example", "EXAMPLE", "a.test.", "x.invalid", "a.example.com"])
def test_domains_of_examples_are_reserved(domain: str) -> None:
    assert is_reserved(domain)


@pytest.mark.parametrize("domain", ["ardelle.fr", "myexample.com", "example.fr", "latest", ""])
def test_others_are_not(domain: str) -> None:
    assert not is_reserved(domain)
