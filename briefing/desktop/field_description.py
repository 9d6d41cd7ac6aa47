"""What the preview says of a field while the pointer rests on it: its name and what stands behind its value."""

from html import escape

from briefing.desktop.translation import tr
from briefing.desktop.words import place_label, reason_text, source_name
from briefing.editing import evidence_of
from briefing.model import Briefing, Evidence, PathError, Status, get, is_empty
from briefing.model.evidence import EMPTY_REASONS
from briefing.model.gaps import UNSURE_BELOW

_LONGEST_NAME, _LONGEST_QUOTE = 80, 240


def describe_field(briefing: Briefing, path: str) -> str:
    """The field's name and its evidence as rich text, which wraps; empty for what is no field of the schema."""
    try:
        lines = [f"<b>{escape(_shortened(place_label(briefing, path), _LONGEST_NAME))}</b>"]
        evidence = evidence_of(briefing, path)
        is_missing = evidence is None and is_empty(get(briefing, path))
    except PathError:
        return ""
    if evidence is not None:
        lines += _evidence_lines(briefing, evidence)
    elif is_missing:
        lines.append(escape(tr("Nothing entered yet: click to fill it in")))
    return "<br>".join(lines)


def _evidence_lines(briefing: Briefing, evidence: Evidence) -> list[str]:
    lines = []
    if evidence.status in EMPTY_REASONS:
        lines.append(escape(reason_text(evidence)))
    elif evidence.status is Status.TYPED:
        lines.append(escape(tr("Typed by hand")))
    elif evidence.status is Status.PROPOSED:
        lines.append(escape(tr("Proposed without a quotation: please check")))
    elif evidence.status is Status.QUOTED and (evidence.confidence or 1.0) < UNSURE_BELOW:
        lines.append(escape(tr("From the source, but unsure: please check")))
    for quote in evidence.quotes:
        words = _shortened(quote.words, _LONGEST_QUOTE)
        lines.append(f"<i>“{escape(words)}”</i> – {escape(source_name(briefing, quote.source))}")
    return lines


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length].rstrip()}…"
