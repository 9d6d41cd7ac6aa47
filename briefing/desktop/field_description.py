"""What the preview says of a field while the pointer rests on it: its name and what stands behind its value."""

from html import escape

from briefing.desktop.words import place_label, reason_text, row_of, row_title, rule_text, source_name
from briefing.editing import evidence_of
from briefing.model import Briefing, Evidence, PathError, Status, get, is_empty
from briefing.model.evidence import EMPTY_REASONS, MODEL_RULE, REGISTRY_RULE
from briefing.model.gaps import UNSURE_BELOW
from briefing.translation import tr

_LONGEST_NAME, _LONGEST_QUOTE = 80, 240


def describe_field(briefing: Briefing, path: str) -> str:
    """The field's name and its evidence as rich text, which wraps.

    What the template works out for a row (its numbers of sources, a period in
    words) tells the row; the text is empty for what is no part of the schema.
    """
    try:
        value = get(briefing, path)
        evidence = evidence_of(briefing, path)
    except PathError:
        return _row_name(briefing, path)
    lines = [_name(place_label(briefing, path))]
    if evidence is not None:
        lines += _evidence_lines(briefing, evidence)
    elif is_empty(value):
        lines.append(escape(tr("Nothing entered yet: click to fill it in")))
    return "<br>".join(lines)


def _row_name(briefing: Briefing, path: str) -> str:
    try:
        row = row_of(path)
    except PathError:
        return ""
    return _name(row_title(briefing, row)) if row is not None else ""


def _name(text: str) -> str:
    return f"<b>{escape(_shortened(text, _LONGEST_NAME))}</b>" if text else ""


def _evidence_lines(briefing: Briefing, evidence: Evidence) -> list[str]:
    lines = []
    if evidence.status in EMPTY_REASONS:
        lines.append(escape(reason_text(evidence)))
    elif evidence.rule == REGISTRY_RULE or evidence.rule.startswith(MODEL_RULE):
        lines.append(escape(rule_text(evidence.rule, 0)))
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
