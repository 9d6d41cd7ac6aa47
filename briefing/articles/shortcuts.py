"""Files that only lead to a web page: the shortcuts of Windows (.url), macOS (.webloc) and Linux (.desktop)."""

import plistlib
import re
from xml.parsers.expat import ExpatError

_LARGEST = 64 * 1024
_KINDS = re.compile(r"\s*\[(?:InternetShortcut|Desktop Entry)\]", re.IGNORECASE)
_ADDRESS = re.compile(r"^URL=(\S+)", re.IGNORECASE | re.MULTILINE)


def address_in_shortcut(data: bytes) -> str:
    """The address that a shortcut leads to; empty for any other file."""
    if len(data) > _LARGEST:
        return ""
    if data.startswith((b"bplist00", b"<?xml", b"<plist")):
        return _address_in_property_list(data)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = data.decode(encoding, "replace")
    found = _ADDRESS.search(text) if _KINDS.match(text) else None
    return found[1] if found else ""


def _address_in_property_list(data: bytes) -> str:
    try:
        content = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError, RecursionError):
        return ""
    address = content.get("URL") if isinstance(content, dict) else None
    return address if isinstance(address, str) else ""
