"""An article becomes suggestions: field path, value, exact span, confidence, rule."""

from briefing.extraction.combine import Combined, Conflict, combine
from briefing.extraction.extract import extract
from briefing.extraction.record import annotation_record
from briefing.extraction.registry import KnownOfficial, Registry
from briefing.extraction.suggestions import Suggestions

__all__ = [
    "Combined",
    "Conflict",
    "KnownOfficial",
    "Registry",
    "Suggestions",
    "annotation_record",
    "combine",
    "extract",
]
