"""Template tags in text: `{{ field }}`, `{% statement %}`, `{# comment #}`, and how they are found."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

MAX_TAG: Final = 4_000
"""Longest tag, in characters."""

_OPENER = re.compile(r"\{[{%#]")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_POINT = re.compile("[\"“”„‟]|['‘’‚‛]|\\{[{%]?|\\}\\}|%\\}|\\}")
_DOUBLE, _SINGLE = '"“”„‟', "'‘’‚‛"
_LEVEL = re.compile(r"(p|tr|tc|r)(?=[\s\xa0])")
_KEYWORD = re.compile(r"[^\W\d]\w*")


class TagKind(Enum):
    """What a tag does: prints a value, steers, or says something to the reader of the template."""

    OUTPUT = "{{"
    STATEMENT = "{%"
    COMMENT = "{#"


class Span(NamedTuple):
    """A tag in a text: characters `start` to `end`. An unclosed one ends where the text does."""

    start: int
    end: int
    closed: bool


class Where(Enum):
    """What the value of a tag is written into."""

    RUN = "run"  # a run of its own in a paragraph
    RUNS = "runs"  # {{r … }}: in place of the run
    BLOCK = "block"  # {{p … }}, {{tr … }}, {{tc … }}: in place of the paragraph, row or cell
    TEXT = "text"  # an element that holds nothing but text: a field code, a property
    ATTRIBUTE = "attribute"  # an attribute: alternative text, a watermark
    ADDRESS = "address"  # the address of a hyperlink
    CAPTURE = "capture"  # text caught by a macro or {% set %} block


@dataclass(slots=True)
class Tag:
    """One tag of a part.

    `body` is what stands between the braces, without level and trimming marks.
    `in_fallback` says that it is the copy which old programs read of a tag that
    stands in the document once, `in_box` that it stands in a text box.
    """

    number: int
    source: str
    kind: TagKind
    level: str
    body: str
    trims_before: bool
    trims_after: bool
    paragraph: int = 0
    where: Where = Where.RUN
    keyword: str = ""
    made_up: bool = False
    in_fallback: bool = False
    in_box: bool = False

    @property
    def is_statement(self) -> bool:
        """Whether the tag steers and prints nothing."""
        return self.kind is TagKind.STATEMENT


def find_tags(text: str) -> list[Span]:
    """The tags of a text in their order, unclosed ones among them."""
    spans: list[Span] = []
    position = 0
    while opener := _OPENER.search(text, position):
        start = opener.start()
        end = _end_of_tag(text, start)
        if end > 0:
            spans.append(Span(start, end, closed=True))
            position = end
        else:
            following = _OPENER.search(text, start + 2)
            position = following.start() if following else len(text)
            spans.append(Span(start, position, closed=False))
    return spans


def read_tag(number: int, source: str) -> Tag:
    """The tag written as `source`, braces included."""
    kind = TagKind(source[:2])
    body = source[2:-2]
    trims_before, trims_after = body[:1] in "-–" and body != "", body[-1:] in "-–" and len(body) > 1
    body = body[trims_before : len(body) - trims_after]
    if body[:1] == "+":  # Jinja: no trimming here, which is our rule anyway
        body = body[1:]
    level = _LEVEL.match(body)
    if level:
        body = body[level.end() :]
    keyword = _KEYWORD.match(body.lstrip()) if kind is TagKind.STATEMENT else None
    return Tag(
        number=number,
        source=source,
        kind=kind,
        level=level[1] if level else "",
        body=body,
        trims_before=trims_before,
        trims_after=trims_after,
        keyword=keyword[0] if keyword else "",
    )


def _end_of_tag(text: str, start: int) -> int:
    """Where the tag that starts at `start` ends, or 0 where it never does.

    A closer inside a quoted string or a `{…}` value does not count; where the
    quotes do not pair, the first closer does.
    """
    opener = text[start : start + 2]
    closer, limit = _CLOSERS[opener], min(len(text), start + MAX_TAG)
    first = text.find(closer, start + 2, limit)
    if opener == "{#" or first < 0:
        return first + 2 if first >= 0 else 0
    depth, position = 0, start + 2
    while point := _POINT.search(text, position, limit):
        mark, position = point[0], point.end()
        if mark in _DOUBLE or mark in _SINGLE:
            closing = _closing_quote(text, mark, position, limit)
            if closing < 0:
                break
            position = closing + 1
        elif mark == closer and depth == 0:
            return position
        elif mark in ("{{", "{%") and point.start() > start + 2:
            return 0
        elif mark[0] == "{":
            depth += 1
            position = point.start() + 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
            position = point.start() + 1
    inner = _OPENER.search(text, start + 2, first)
    return 0 if inner and inner.start() > start + 2 else first + 2


def _closing_quote(text: str, mark: str, position: int, limit: int) -> int:
    marks = _DOUBLE if mark in _DOUBLE else _SINGLE
    places = [place for quote in marks if (place := text.find(quote, position, limit)) >= 0]
    return min(places, default=-1)
