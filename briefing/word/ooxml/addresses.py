"""Addresses that links of a document may lead to."""

from typing import Final
from urllib.parse import urlsplit

_SCHEMES: Final = frozenset(("http", "https", "mailto", "tel", "ftp"))


def is_plain_address(address: str) -> bool:
    """Whether an address only leads somewhere when a reader clicks on it."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES
