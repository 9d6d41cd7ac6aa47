"""Checks of the mark that restricts access to the note."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from briefing.checks.check import Check, Found
from briefing.checks.finding import Severity
from briefing.checks.matter import Matter
from briefing.checks.word_lists import table
from briefing.messages import Label, Message
from briefing.model import LANGUAGE_CODES, FieldPath, Text
from briefing.model.choices import AccessMark
from briefing.model.schema import choice_words

_MARK = FieldPath("header/access_mark")
_LINES_AT_EACH_END = 8
_LONGEST_LINE = 80
_BESIDE_A_MARK = r"(?:\W+(?:экз|дана|copy|№)\b.*)?\W*"


def weaker_than_source(matter: Matter) -> Iterator[Found]:
    """A mark that is weaker than the one printed on a source."""
    mark = matter.briefing.header.access_mark
    if mark is None:
        return
    for source in matter.briefing.sources:
        printed = max(_printed_marks(source.text), key=_strength, default=AccessMark.NONE)
        if _strength(printed) > _strength(mark):
            words: Text = choice_words(AccessMark)[printed.value]
            text = Message(
                "{place}: it is weaker than that of a source, “{mark}”.",
                place=matter.place(_MARK),
                mark=Label({code: words.in_any_language(code) for code in LANGUAGE_CODES}),
            )
            yield Found(_MARK, text, words=f"{mark.value} {source.id}")


def state_secret(matter: Matter) -> Iterator[Found]:
    """A source that carries the mark of a state secret."""
    for source in matter.briefing.sources:
        line = next((line for line in _outer_lines(source.text) if _secret().fullmatch(line)), None)
        if line:
            path = FieldPath(f"sources/{source.id}/text")
            text = Message(
                "{place}: it is marked “{words}”; state secrets must not be kept here.",
                place=matter.place(path),
                words=line,
            )
            yield Found(path, text, words=line)


def copy_number_missing(matter: Matter) -> Iterator[Found]:
    """A note for official use without the number of its copy."""
    header = matter.briefing.header
    if header.access_mark is AccessMark.OFFICIAL_USE and header.copy_no is None:
        path = FieldPath("header/copy_no")
        yield Found(path, Message("{place}: a note for official use needs it.", place=matter.place(path)))


def sensitive_without_mark(matter: Matter) -> Iterator[Found]:
    """Sensitive points in a note that anybody may read."""
    mark = matter.briefing.header.access_mark
    if mark is not None and _strength(mark) == 0 and any(row.text for row in matter.briefing.visit.sensitivities):
        text = Message("{place}: the note holds sensitive points, and nothing restricts it.", place=matter.place(_MARK))
        yield Found(_MARK, text, words=mark.value)


def _strength(mark: AccessMark) -> int:
    return int(table("access_marks")["strength"].get(mark.value, 0))


def _printed_marks(text: str) -> Iterator[AccessMark]:
    for line in _outer_lines(text):
        for mark, words in _printed().items():
            if words.fullmatch(line):
                yield mark


@lru_cache(maxsize=64)
def _outer_lines(text: str) -> list[str]:
    """The first and last lines of a paper that are short enough for a mark."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    outer = lines[:_LINES_AT_EACH_END] + lines[_LINES_AT_EACH_END:][-_LINES_AT_EACH_END:]
    return [line for line in outer if len(line) < _LONGEST_LINE]


@cache
def _printed() -> dict[AccessMark, re.Pattern[str]]:
    return {AccessMark(mark): _line_of(words) for mark, words in table("access_marks")["printed"].items()}


@cache
def _secret() -> re.Pattern[str]:
    return _line_of(table("access_marks")["state_secrets"]["words"])


def _line_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))}){_BESIDE_A_MARK}", re.IGNORECASE)


CHECKS = (
    Check(
        "mark_weaker",
        Severity.STOP,
        Message("The access mark of the note is weaker than the mark printed on one of its sources."),
        weaker_than_source,
    ),
    Check(
        "state_secret",
        Severity.STOP,
        Message("A source carries the mark of a state secret, which must not be kept here."),
        state_secret,
    ),
    Check(
        "copy_number",
        Severity.STOP,
        Message("A note for official use needs the number of the copy."),
        copy_number_missing,
    ),
    Check(
        "sensitive_unmarked",
        Severity.WARN,
        Message("The note holds sensitive points, and its mark restricts nobody."),
        sensitive_without_mark,
    ),
)
