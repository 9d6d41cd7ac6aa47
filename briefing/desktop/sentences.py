"""Finds the sentence round a quotation, to be shown beside a field."""

import re
from typing import Final

_END: Final = re.compile(r"[.!?…][”»\"']?\s+(?=[\"“«A-ZА-ЯЁӘҒҚҢӨҰҮІ])|\n")
_MOST_CHARACTERS: Final = 240


def sentence_round(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds `text[start:end]` begins and ends; long ones are cut at words."""
    paragraph = text.rfind("\n", 0, start) + 1
    begins = [match.end() for match in _END.finditer(text, paragraph, start)]
    first = begins[-1] if begins else paragraph
    closing = _END.search(text, end)
    last = (
        closing.start() + 1 if closing and text[closing.start()] != "\n" else closing.start() if closing else len(text)
    )
    if last - first <= _MOST_CHARACTERS:
        return first, last
    spare = max(_MOST_CHARACTERS - (end - start), 0) // 2
    first = max(first, _word_start(text, start - spare))
    return first, min(last, max(text.find(" ", end + spare), end) if text.find(" ", end + spare) >= 0 else len(text))


def _word_start(text: str, place: int) -> int:
    return text.find(" ", max(place, 0)) + 1 if place > 0 else 0
