"""Takes the article out of a letter: greeting, forwarding header, signature, disclaimer and list notices go.

A letter that forwards or answers others is read as parts, each with its own
header; the part with the most words is the article. All words looked for
stand in `resources/articles/letters.toml`.
"""

import re
from functools import cache
from typing import NamedTuple

import msgspec

from briefing.articles.outlets import outlet_named, outlet_of_site
from briefing.articles.paragraphs import split_paragraphs
from briefing.articles.printed_date import find_date
from briefing.articles.reading import Reading
from briefing.resources import read_toml

_ADDRESS = re.compile(r"[<\[(]?(?:mailto:)?([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)[>\])]?")
_SENT_BY = re.compile(r"[^<>]{6,120}<[^<>@\s]+@[^<>\s]+>[^:]{0,20}:")
_REPLY = re.compile(r"^(?:(?:re|fwd?|fw|ha|на|пер|отв)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"(?:> ?)+")
_SIGNATURE_MARK = re.compile(r"\s*(?:--|__+)\s*")
_TELLING_HEADERS = 2
_LONGEST_HEADER = 14
_LONGEST_GREETING = 80
_GREETING_ENDS = (",", "!", ".", ":")
_LONGEST_COVER = 200
_LONGEST_SIGNATURE = 15
_OPENING = 4


class _Words(NamedTuple):
    headers: re.Pattern[str]
    kinds: dict[str, str]
    marks: tuple[str, ...]
    greetings: tuple[str, ...]
    covers: tuple[str, ...]
    closings: tuple[str, ...]
    notices: tuple[str, ...]
    disclaimers: re.Pattern[str]
    desks: tuple[str, ...]
    desk_words: tuple[str, ...]


class Letter(msgspec.Struct, frozen=True):
    """The lines of the article and what the header above it says; `sender` is empty for the letter's own sender."""

    lines: tuple[str, ...]
    sender: str = ""
    subject: str = ""
    date: str = ""


class _Header(NamedTuple):
    first: int
    end: int
    found: dict[str, str]


@cache
def _words() -> _Words:
    table = read_toml("articles/letters.toml")
    kinds = {label: kind for kind, labels in table["headers"].items() for label in labels}
    labels = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    return _Words(
        re.compile(rf"\W*({labels})\s*[*_]*:[*_\s|]*(.*)", re.IGNORECASE | re.DOTALL),
        kinds,
        tuple(table["marks"]),
        tuple(table["greetings"]),
        tuple(table["covers"]),
        tuple(table["closings"]),
        tuple(table["notices"]),
        re.compile("|".join(f"(?:{pattern})" for pattern in table["disclaimers"]), re.IGNORECASE | re.DOTALL),
        tuple(table["desks"]),
        tuple(table["desk_words"]),
    )


def read_letter(lines: list[str]) -> Letter:
    """The article among a letter's lines, with the header of the forwarded letter it stands in, if it does."""
    lines = _unquoted(lines)
    headers = _headers(lines)
    starts = [_Header(0, 0, {}), *headers]
    ends = [*(header.first for header in headers), len(lines)]
    parts = [_trimmed(lines[header.end : end]) for header, end in zip(starts, ends, strict=True)]
    longest = max(range(len(parts)), key=lambda number: sum(len(line.split()) for line in parts[number]))
    found = starts[longest].found
    return Letter(tuple(parts[longest]), found.get("sender", ""), found.get("subject", ""), found.get("date", ""))


def with_letter(reading: Reading, letter: Letter, sender: str = "") -> Reading:
    """The reading with the letter's paragraphs, and what its header or else the letter's own sender adds."""
    date = find_date(letter.date)
    day = (date and date.full) or reading.guessed
    return msgspec.structs.replace(
        reading,
        paragraphs=tuple(split_paragraphs("\n".join(letter.lines))),
        outlet=reading.outlet or outlet_of_sender(letter.sender or sender),
        guessed=day,
        sent=day,
        extent="article",
    )


def read_printed_letter(paragraphs: list[str]) -> Reading:
    """The article in a letter's paragraphs where nothing else tells its subject, sender and day, as in print."""
    letter = read_letter(paragraphs)
    date = find_date(letter.date)
    return Reading(
        letter.lines,
        title=without_reply_marks(letter.subject),
        outlet=outlet_of_sender(letter.sender),
        guessed=date.full if date else None,
        sent=date.full if date else None,
        extent="article",
    )


def without_reply_marks(subject: str) -> str:
    """The subject without “Re:”, “Fwd:” and their kin."""
    return _REPLY.sub("", subject).strip()


def starts_line(line: str) -> bool:
    """Whether the line begins something in a letter: a header's line, a signature, a forwarded letter."""
    words, start = _words(), line.strip(" -–—_*:>").lower()
    closes = len(line) <= _LONGEST_GREETING and start.startswith((*words.closings, *words.marks))
    return closes or bool(_SIGNATURE_MARK.fullmatch(line)) or is_header_line(line)


def is_header_line(line: str) -> bool:
    """Whether the line is one of a letter's header, such as “Subject: Talks in Astana”."""
    return bool(_words().headers.match(line))


def outlet_of_sender(sender: str) -> str:
    """The outlet a letter comes from: a known one, or a sender whose name or address is a news or press desk's."""
    address = _ADDRESS.search(sender)
    name = (sender[: address.start()] if address else sender).strip(" \"'«»<>([|")
    known = outlet_named(name) or (outlet_of_site(f"https://{address[2]}") if address else "")
    if known or not name or "@" in name:
        return known
    desk = address is not None and re.split(r"[.+_\d-]", address[1].lower())[0] in _words().desks
    return name if desk or any(word in name.lower() for word in _words().desk_words) else ""


def _unquoted(lines: list[str]) -> list[str]:
    """Lines without the marks of quotation that some programs put before every line they forward."""
    quoted = sum(1 for line in lines if _QUOTED.match(line))
    return [_QUOTED.sub("", line, count=1) if _QUOTED.match(line) else line for line in lines] if quoted else lines


def _headers(lines: list[str]) -> list[_Header]:
    found: list[_Header] = []
    number = 0
    while number < len(lines):
        header = _header_at(lines, number)
        if header:
            found.append(header)
        number = header.end if header else number + 1
    return found


def _header_at(lines: list[str], first: int) -> _Header | None:
    """The header whose first line this is: labelled lines, or one with a day and an address in angle brackets."""
    words, line = _words(), lines[first].strip()
    marked = line.strip(" -–—_*:>").lower().startswith(words.marks)
    position = first + marked
    found: dict[str, str] = {}
    for number in range(position, min(position + _LONGEST_HEADER, len(lines))):
        label = words.headers.match(lines[number])
        if label:
            found.setdefault(words.kinds[label[1].lower()], label[2].strip())
            position = number + 1
        elif lines[number].strip() and (found or not marked):
            break
    told = {"sender", "date", "subject"} & found.keys()
    if "sender" in found and len(told) >= _TELLING_HEADERS:
        return _Header(first, position, found)
    return _sent_by(lines, first, marked=marked)


def _sent_by(lines: list[str], first: int, *, marked: bool) -> _Header | None:
    """A header in one line, such as “11.04.2025, 14:20, "Steppe News" <news@…>:”."""
    following = range(first + marked, min(first + marked + 2, len(lines)))
    number = next((at for at in following if lines[at].strip()), None)
    line = lines[number].strip() if number is not None else ""
    date = find_date(line) if _SENT_BY.fullmatch(line) else None
    if number is None or not date:
        return None
    sender = re.sub(r"^[\W\d]*(?:\d{1,2}:\d{2}\S*)?[\W\d]*", "", line[date.end :])
    return _Header(first, number + 1, {"sender": sender, "date": line})


def _trimmed(lines: list[str]) -> list[str]:
    """The part without its greeting, covering words, signature, disclaimer and notices."""
    words = _words()
    kept = [line for line in lines if not _is_notice(line, words)]
    kept = kept[: _signature_at(kept, words)]
    opening = 0
    greeted = False
    for number, line in enumerate(kept[:_OPENING]):
        start = line.strip().lower()
        if not start:
            continue
        short = len(start) <= _LONGEST_GREETING
        greets = not greeted and short and start.startswith(words.greetings) and start.endswith(_GREETING_ENDS)
        covers = (short or greeted) and len(start) <= _LONGEST_COVER and start.startswith(words.covers)
        if not (greets or covers):
            break
        greeted, opening = greeted or greets, number + 1
    return kept[opening:]


def _is_notice(line: str, words: _Words) -> bool:
    start = line.strip().lower()
    return start.startswith(words.notices) or bool(words.disclaimers.fullmatch(start))


def _signature_at(lines: list[str], words: _Words) -> int:
    """Where the signature begins: at a mark or closing words with only a few short lines behind."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number in filled[-_LONGEST_SIGNATURE:]:
        closes = lines[number].strip().lower().startswith(words.closings) and len(lines[number]) <= _LONGEST_GREETING
        if closes or _SIGNATURE_MARK.fullmatch(lines[number]):
            return number
    return len(lines)
