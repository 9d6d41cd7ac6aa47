"""Checks of length: pages of the note, words of a field."""

import math
from collections.abc import Iterator

from briefing.checks.check import Check, Found
from briefing.checks.finding import Severity
from briefing.checks.matter import Matter
from briefing.checks.sentences import count_words
from briefing.checks.word_lists import table
from briefing.messages import Message
from briefing.model import FieldPath
from briefing.model.schema import field_of

_LONGEST_HEADING = 120
_NOT_PRINTED = frozenset({"sources"})


def pages(matter: Matter) -> Iterator[Found]:
    """More pages than the reader's limit for this paper, annexes not counted."""
    limits = table("limits")["length"]
    limit = limits["pages_of"].get(matter.briefing.template, limits["pages"])
    count = matter.page_count
    if count is None:
        estimate = math.ceil(estimated_words(matter) / limits["words_a_page"])
        if estimate > limit:
            text = Message(
                "The note will have about {count} pages, and {limit} are allowed.", count=estimate, limit=limit
            )
            yield Found(FieldPath("text"), text, severity=Severity.HINT)
    elif count > limit:
        text = Message("The note has {count} pages, and {limit} are allowed.", count=count, limit=limit)
        yield Found(FieldPath("text"), text)


def words_of_a_field(matter: Matter) -> Iterator[Found]:
    """A field with more words than the dictionary of fields allows, a heading with more characters."""
    for words in matter.words:
        limit = field_of(words.path).max_words
        count = count_words(words.text) if limit else 0
        if count > limit:
            text = Message(
                "{place}: {count} words, and {limit} are allowed.",
                place=matter.place(words.path),
                count=count,
                limit=limit,
            )
            yield Found(words.path, text)
        if words.pattern == "header/title" and len(words.text) > _LONGEST_HEADING:
            text = Message(
                "{place}: {count} characters, and {limit} are allowed.",
                place=matter.place(words.path),
                count=len(words.text),
                limit=_LONGEST_HEADING,
            )
            yield Found(words.path, text)


def estimated_words(matter: Matter) -> int:
    """The words that a note of this briefing prints, roughly: those of its fields in its language."""
    language = matter.briefing.language
    texts = [text.in_any_language(language) for path, text in matter.texts if path.steps[0] not in _NOT_PRINTED]
    texts += [row.text for row in matter.briefing.statements]
    return sum(count_words(text) for text in texts)


CHECKS = (
    Check(
        "too_many_pages",
        Severity.WARN,
        Message("The note has more pages than its reader wants."),
        pages,
    ),
    Check(
        "too_many_words",
        Severity.WARN,
        Message("A field holds more words than are allowed there."),
        words_of_a_field,
    ),
)
