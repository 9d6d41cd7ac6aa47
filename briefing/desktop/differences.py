"""Two wordings of a text shown as one: what is gone is struck out, what is new is underlined."""

import difflib
import re
from html import escape

_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_LEAST_IN_COMMON = 0.6
"""Texts that share fewer of their words and spaces are shown one after the other: mixed they cannot be read."""
_MOST_PIECES = 1500
"""Beyond this many words and signs the two texts are shown one after the other: comparing takes too long."""


def difference_html(before: str, after: str, *, gone: str, new: str) -> str:
    """Both wordings as one line of HTML, in the colours of what is gone and what is new."""
    old, young = _PIECES.findall(before), _PIECES.findall(after)
    if max(len(old), len(young)) > _MOST_PIECES:
        return f"{_struck(before, gone)} {_added(after, new)}"
    matcher = difflib.SequenceMatcher(None, old, young, autojunk=False)
    if matcher.ratio() < _LEAST_IN_COMMON:
        return " ".join(filter(None, (_struck(before, gone), _added(after, new))))
    pieces = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(_plain("".join(old[start:end])))
            continue
        pieces.append(_struck("".join(old[start:end]), gone))
        pieces.append(_added("".join(young[new_start:new_end]), new))
    return "".join(pieces)


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def _struck(text: str, colour: str) -> str:
    return f'<s style="color:{colour}">{_plain(text)}</s>' if text else ""


def _added(text: str, colour: str) -> str:
    return f'<u style="color:{colour}">{_plain(text)}</u>' if text else ""
