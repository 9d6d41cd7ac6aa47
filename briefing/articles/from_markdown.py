"""Reads Markdown: the headline is its first heading, front matter gives title, author and date."""

import re

from briefing.articles.file_bytes import check_size
from briefing.articles.from_text import text_of
from briefing.articles.paragraphs import split_paragraphs
from briefing.articles.printed_date import find_date
from briefing.articles.reading import Reading

MAX_MARKDOWN_BYTES = 2 * 1024 * 1024
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.{1,5000}?)\n---[ \t]*\n", re.DOTALL)
_FIELD = re.compile(
    r"^(?P<key>title|author|date|subtitle|source|url)\s*:\s*(?P<value>.+)$", re.MULTILINE | re.IGNORECASE
)
_HEADINGS = ("h1", "h2")
_MOST_BRACKETS = 2_000
"""The converter's time grows with the square of opening brackets; with more the text is read as plain."""


def read(data: bytes, name: str = "") -> Reading:
    """The paragraphs of a Markdown text; raw HTML inside it is read as text, nothing is loaded."""
    from markdown import markdown

    from briefing.articles.fragment import blocks_of, parse_html

    check_size(len(data), MAX_MARKDOWN_BYTES, name)
    text, warnings = text_of(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields, text = _front_matter(text)
    if not text.strip() or text.count("[") > _MOST_BRACKETS:
        return Reading(tuple(split_paragraphs(text)), warnings=warnings)
    blocks = blocks_of(parse_html(markdown(text, extensions=["tables"]), name))
    first_heading = blocks[0].text if blocks and blocks[0].tag in _HEADINGS else ""
    paragraphs = [line for block in blocks for line in split_paragraphs(block.text)]
    date = find_date(fields.get("date", ""))
    return Reading(
        tuple(paragraphs),
        title=fields.get("title") or first_heading,
        subtitle=fields.get("subtitle", ""),
        author=fields.get("author", ""),
        outlet=fields.get("source", ""),
        published=date.full if date else None,
        url=fields.get("url", ""),
        warnings=warnings,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    match = _FRONT_MATTER.match(text.lstrip("\ufeff"))
    if not match:
        return {}, text
    fields = {field["key"].lower(): field["value"].strip(" \"'") for field in _FIELD.finditer(match["fields"])}
    return fields, text[match.end() :]
