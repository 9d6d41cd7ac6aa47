"""Reads plain text in any of the encodings ministries still receive."""

from briefing.articles.encoding import decode
from briefing.articles.errors import ArticleError
from briefing.articles.mojibake import repair
from briefing.articles.paragraphs import split_paragraphs
from briefing.articles.reading import Reading
from briefing.messages import Message

MAX_TEXT_BYTES = 20 * 1024 * 1024


REPAIRED = Message("The text had been saved in a wrong encoding and was repaired; check its letters.")


def text_of(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[Message, ...]]:
    """The decoded and repaired text, with warnings. Raises ArticleError where the bytes are not text."""
    decoded = decode(data, declared)
    if decoded is None:
        raise ArticleError(
            "“{name}” is not a text but a program, a picture or a damaged file. "
            "Open the article as text, a web page, Word, PDF or mail.",
            name=name,
        )
    text = repair(decoded.text)
    warnings: tuple[Message, ...] = ()
    if decoded.damaged:
        warnings = (Message("Some letters of the file were damaged and could not be read."),)
    elif text != decoded.text:
        warnings = (REPAIRED,)
    return text, warnings


def read(data: bytes, name: str = "") -> Reading:
    """The paragraphs of a plain text."""
    text, warnings = text_of(data, name)
    return Reading(tuple(split_paragraphs(text)), warnings=warnings)
