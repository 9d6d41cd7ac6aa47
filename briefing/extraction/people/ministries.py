"""The ministry of a minister, told by the post: "Vice Minister of Energy" belongs to the Ministry of Energy."""

import re

from briefing.model import LanguageCode

_ENGLISH_AFTER = re.compile(r"\bminister (?:of|for) (?!state\b)(?:the )?(.+)$", re.IGNORECASE)
_ENGLISH_BEFORE = re.compile(
    r"^(?:(?:first|deputy|vice|acting|federal|senior|assistant)[ -])*(?P<field>[A-Za-z][\w, &-]*?)[ -]minister$",
    re.IGNORECASE,
)
_RUSSIAN = re.compile(r"министра? (?P<field>[а-яё].+)$", re.IGNORECASE)
_KAZAKH = re.compile(r"^(?P<field>.+?)\s+(?:бірінші )?(?:вице-)?министрі", re.IGNORECASE)
# What goes before the minister's own post: "Deputy Prime Minister – Minister of Economy".
_MINISTER_AFTER = re.compile(
    r"^.+(?:,| [–—-]| and| и) (?=(?:[\w-]+ ){0,2}minister\b|министр |.*министрі\b)",
    re.IGNORECASE,
)
_HEADS_OF_GOVERNMENT = re.compile(r"prime minister|premier|премьер", re.IGNORECASE)
_GOVERNMENT = {"en": "Government", "ru": "Правительство", "kk": "Үкімет"}


def ministry_of(title: str, language: LanguageCode) -> str:
    """The name of the ministry in the language of the post, or an empty string."""
    title = _MINISTER_AFTER.sub("", title)
    if _HEADS_OF_GOVERNMENT.search(title) and " – " not in title:
        return _GOVERNMENT[language]
    if language == "ru":
        russian = _RUSSIAN.search(title)
        return f"Министерство {russian.group('field')}" if russian else ""
    if language == "kk":
        kazakh = _KAZAKH.match(title)
        return f"{kazakh.group('field')} министрлігі" if kazakh else ""
    after = _ENGLISH_AFTER.search(title)
    if after:
        return f"Ministry of {after.group(1)}"
    before = _ENGLISH_BEFORE.match(title)
    if not before:
        return ""
    field = before.group("field")
    if field.casefold() in ("vice", "deputy", "first", "first vice", "first deputy", "federal", "state", "union"):
        return ""
    return f"Ministry of {field[:1].upper()}{field[1:]}{' Affairs' if field.casefold() == 'foreign' else ''}"
