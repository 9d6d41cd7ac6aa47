"""Projects that are known by their names alone, without a noun that says what they are: "TANAP", "Кашаган"."""

import re
from collections.abc import Iterator
from functools import cache

from briefing.extraction.document import Document
from briefing.extraction.facts import Span
from briefing.extraction.lexicon import fold
from briefing.extraction.projects.lexicon import Head, ProjectPhrase
from briefing.model import LanguageCode
from briefing.resources import read_toml

GROUP = "known"
_DASH = r"\s?[-‑–—]\s?"
# Behind these words the name is that of a company.
_COMPANY = r"(?!\s+(?:AG|JSC|LLP|LLC|Ltd|Inc|Company|Corporation|Consortium|Group|Operating|АО|ТОО|ООО|ЖШС|АҚ)\b)"


def known_projects(document: Document) -> Iterator[ProjectPhrase]:
    """The known names in the order of the text, with the endings they have there."""
    for match in _pattern(document.language).finditer(document.text):
        name = " ".join(match.group("name").split())
        yield ProjectPhrase(
            span=Span(*match.span("name")),
            head=Head(GROUP, name),
            name=name,
            head_start=match.start(),
            proper=frozenset(fold(word) for word in re.split(_DASH, name) if word) | {fold(name)},
            named=True,
            detailed=True,
        )


@cache
def _pattern(language: LanguageCode) -> re.Pattern[str]:
    names: list[str] = read_toml("lexicons/projects.toml")[language]["known"]
    either = "|".join(re.escape(name).replace(r"\-", _DASH).replace(r"\ ", r"\s+") for name in names)
    ending = "" if language == "en" else r"\w{0,4}"
    return re.compile(rf"(?<![\w-])(?P<name>{either}){ending}(?![\w-]){_COMPANY}")
