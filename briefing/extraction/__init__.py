"""An article becomes suggestions: field path, value, exact span, confidence, rule."""

from briefing.extraction.extract import extract
from briefing.extraction.record import annotation_record
from briefing.extraction.suggestions import Suggestions

__all__ = ["Suggestions", "annotation_record", "extract"]
