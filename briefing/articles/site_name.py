"""Names the outlet of a page that does not state it: by what stands beside its title, or by its rights."""

import re
from typing import TYPE_CHECKING

from briefing.articles.remnants import is_remnant, is_rubric

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PART_END = re.compile(r"\s+[|·•»«›:–—-]+\s+|\s*\|\s*")
_MOST_WORDS, _LONGEST_NAME = 9, 90
_RIGHTS = re.compile(
    r"(?:copyright\b|©|\(c\)|\(с\))[\s©]*(?:copyright\b)?[\s,.]*(?:by\s+)?"
    r"(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)?\d\d)?)?\s*(?:гг?\.|года|жж?\.)?[\s,.:–—-]*(?P<name>[^.|,;©]{2,90})",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\W*(?:all rights|все права|барлық құқы|alle rechte|tous droits|rights reserved|powered by|разработ|created by"
    r"|designed|theme|licensed|при использовании|материал|copying|\d)",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\brights\b|\bправа\b|\bқұқықтар")
"""Without a year or a word of rights such a line may stand under a picture."""
_NAME_END = re.compile(
    r"\s*(?:[,;]|\s[-–—|]\s|\ball rights\b|\bвсе права\b|\bбарлық құқы|\b(?:19|20)\d\d\b|\bпри )"
    r".*$",
    re.IGNORECASE | re.DOTALL,
)


def name_beside_title(declared: str, headline: str) -> str:
    """The site's name in a declared title such as “Talks in Astana | Economy | Steppe News”, or an empty string."""
    parts = [part.strip() for part in _PART_END.split(declared) if part.strip()]
    wanted = _key(headline)
    ours = [bool(key := _key(part)) and (key in wanted or wanted in key) for part in parts]
    if not wanted or not any(ours):
        return ""
    outermost = parts[::-1] if ours[0] else parts
    names = [part for part in outermost if not (_key(part) in wanted or wanted in _key(part))]
    return next((part for part in names if _is_name(part)), "")


def name_in_rights(line: str) -> str:
    """The holder of a line such as “© 2002–2025 Steppe News. All rights reserved”, or an empty string."""
    match = _RIGHTS.search(line)
    if not match or not _DATED.search(line):
        return ""
    name = _NAME_END.sub("", match["name"]).strip()
    return name if _is_name(name) and not _NO_NAME.match(name) else ""


def name_in_page_rights(tree: "HtmlElement") -> str:
    """The holder of the page's own line of rights, the last one that names any."""
    found = tree.xpath("//body//text()[contains(., '©')]/parent::*[not(self::script or self::style)]")
    lines = (" ".join(element.text_content().split()) for element in reversed(found))
    return next((name for line in lines if len(line) <= 300 and (name := name_in_rights(line))), "")


def _is_name(part: str) -> bool:
    words = part.split()
    plain = 1 <= len(words) <= _MOST_WORDS and len(part) <= _LONGEST_NAME and any(map(str.isalpha, part))
    return plain and not part.endswith(("!", "?", "…", "...")) and not is_rubric(part) and not is_remnant(part)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
