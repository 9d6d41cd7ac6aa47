"""Repairs text that was decoded with the wrong encoding, saved, and so reaches us as valid UTF-8."""

import re

from briefing.articles.letter_cost import is_cyrillic, letter_cost

_WRONGLY_READ = ("windows-1252", "latin-1", "windows-1251", "koi8-r", "mac-roman", "cp866")
_MIN_GAIN = 3.0
"""By how much a repaired letter must be likelier, in bits of the wrong reading."""
_SUSPICIOUS_COST = 5.0
"""Mean cost of a letter that sound text in our languages stays below."""
_COMMON, _COMMON_SHARE = "аеиоынртслдкі", 0.45
"""Letters that make up over half of sound Russian and Kazakh text, and under 0.4 of wrongly read text."""
_TELLING_LETTERS = 6
_SAMPLE, _CHUNK = 1500, 2000
_WESTERN_MARKS = ("Ã", "Â", "Ä", "Å", "â€", "Ð", "Ñ")
_STRETCH = re.compile(r"[^\x00-\x7f]+(?:[\x20-\x7f]{1,3}[^\x00-\x7f]+)*")
_WESTERN_RUN = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}")


def repair(text: str) -> str:
    """The text with wrongly decoded lines put right; the same text where nothing is wrong."""
    if text.isascii():
        return text
    sample = _sample(text)
    if _is_suspicious(sample) and (likely := _likely_pair(sample)):
        text = "\n".join(_again(line, *likely) or line for line in text.split("\n"))
    if not any(mark in text for mark in _WESTERN_MARKS):
        return text
    return _WESTERN_RUN.sub(lambda run: _likelier(run.group()), text)


def _is_suspicious(sample: str) -> bool:
    """Whether the letters are too unlikely; they are weighed only where the commonest ones are too few."""
    if sum(map(sample.count, _COMMON)) > _COMMON_SHARE * len(sample):
        return False
    letters = sum(1 for letter in sample if letter > "\x7f")
    mostly_letters = sum(1 for letter in sample if letter > "\x7f" and letter.isalpha()) * 8 > letters
    return letters >= _TELLING_LETTERS and mostly_letters and letter_cost(sample) > _SUSPICIOUS_COST * letters


def _likelier(run: str) -> str:
    """The run read as UTF-8 where that makes likelier letters; “ß” before a quotation mark would be one of N’Ko."""
    again = _again(run, "windows-1252", "utf-8")
    return again if again is not None and letter_cost(again) < letter_cost(run) else run


def _sample(text: str) -> str:
    """Distinct stretches of letters beyond ASCII, one a line, each with the letter before and behind it."""
    taken: dict[str, None] = {}
    size = 0
    for start in range(0, len(text), _CHUNK):
        chunk = text[start : start + _CHUNK]
        if chunk.isascii():
            continue
        found = dict.fromkeys(
            chunk[max(stretch.start() - 1, 0) : stretch.end() + 1].replace("\n", " ")
            for stretch in _STRETCH.finditer(chunk)
        )
        size += sum(len(stretch) for stretch in found if stretch not in taken)
        taken |= found
        if size > _SAMPLE:
            break
    return "\n".join(taken)[:_SAMPLE]


def _likely_pair(sample: str) -> tuple[str, str] | None:
    """(wrongly read as, really is), if undoing that makes the sample far likelier."""
    best_cost = letter_cost(sample) - _MIN_GAIN * sum(1 for letter in sample if letter > "\x7f") / 2
    best = None
    lines = sample.split("\n")
    for wrong in _WRONGLY_READ:
        for right in ("utf-8", "windows-1251", "koi8-r"):
            repaired = _all_again(lines, wrong, right) if wrong != right else ""
            if any(map(is_cyrillic, repaired)) and (cost := letter_cost(repaired)) < best_cost:
                best_cost, best = cost, (wrong, right)
    return best


def _all_again(lines: list[str], wrong: str, right: str) -> str:
    """The lines decoded once more; nothing where over a third of them cannot have come about that way."""
    found: list[str] = []
    lost = 0
    for line in lines:
        again = _again(line, wrong, right)
        lost += again is None
        if lost * 3 > len(lines):
            return ""
        found.append(line if again is None else again)
    return "\n".join(found)


def _again(line: str, wrong: str, right: str) -> str | None:
    """The line decoded once more, or None where it cannot have come about that way."""
    if line.isascii():
        return line
    try:
        return _encode(line, wrong).decode(right)
    except UnicodeError:
        return None


def _encode(line: str, encoding: str) -> bytes:
    """Like str.encode, but letters a code page leaves out stand for their own byte, as browsers have it."""
    try:
        return line.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(
            letter.encode("latin-1") if "\x80" <= letter <= "\x9f" or letter == "\xa0" else letter.encode(encoding)
            for letter in line
        )
