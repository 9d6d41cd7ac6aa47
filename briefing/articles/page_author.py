"""Finds the author a web page prints: trafilatura searches, in the few elements that are marked as an author's."""

from copy import deepcopy
from typing import TYPE_CHECKING, cast

from lxml import etree
from lxml.html import Element

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS = " or ".join(f"contains(., '{part}')" for part in ("uthor", "yline", "writer", "ted-by"))
"""“author”, “Byline”, “posted-by”, …, as words of a class."""
_MOST_MARKS = 200
"""Marks beyond these are a list of people."""
_marked = etree.XPath(
    f"//@class[{_MARKS}]/.. | //@id[contains(., 'uthor')]/.. | //@itemprop[contains(., 'author')]/.."
    " | //*[@rel='author'] | //author"
)


def printed_author(tree: "HtmlElement") -> str:
    """The author that stands somewhere on the page, or an empty string."""
    from trafilatura.metadata import extract_author

    marked = cast("list[HtmlElement]", _marked(tree))[:_MOST_MARKS]
    return (extract_author(_branches(tree, marked)) or "") if marked else ""


def _branches(tree: "HtmlElement", marked: list["HtmlElement"]) -> "HtmlElement":
    """The page with nothing but the marked elements, inside what they stand in (comments, say, are no place for one).

    trafilatura tries dozens of patterns on every element of what it is given.
    """
    found = set(marked)
    branches = Element(tree.tag, dict(tree.attrib))
    for element in marked:
        around = list(element.iterancestors())
        if not found.isdisjoint(around):
            continue  # copied with the marked element around it
        parent = branches
        for ancestor in around[-2::-1]:
            parent = etree.SubElement(parent, ancestor.tag, dict(ancestor.attrib))
        parent.append(deepcopy(element))
    return branches
