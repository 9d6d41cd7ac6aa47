"""Layout of rendered Word parts into pages, painting, hit test, PDF.

The door: `lay_out(parts)` or a `Typesetter` that keeps its work from one layout to
the next; both need a QGuiApplication. `pdf_of(parts)` and `pages_of(parts)` need none and no display.
"""

from briefing.pages.facts import PageFacts, page_facts
from briefing.pages.fonts import FontSet
from briefing.pages.hit import FieldHit
from briefing.pages.ooxml import LayoutError
from briefing.pages.pages import Outline, Pages
from briefing.pages.passages import Passage, TextPlace, find, passage, place_at
from briefing.pages.pdf import pages_of, pdf_bytes, pdf_of
from briefing.pages.typesetting import Typesetter, lay_out

__all__ = [
    "FieldHit",
    "FontSet",
    "LayoutError",
    "Outline",
    "PageFacts",
    "Pages",
    "Passage",
    "TextPlace",
    "Typesetter",
    "find",
    "lay_out",
    "page_facts",
    "pages_of",
    "passage",
    "pdf_bytes",
    "pdf_of",
    "place_at",
]
