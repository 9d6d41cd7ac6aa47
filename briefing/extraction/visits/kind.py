"""The kind of a visit or meeting, in the words of the article."""

from collections.abc import Sequence

from briefing.extraction import certainty
from briefing.extraction.facts import PersonFact, Span
from briefing.extraction.visits.report import VisitReport


def kind_of(report: VisitReport, people: Sequence[PersonFact]) -> tuple[str, Span | None, float]:
    """The kind in the article's word, its words and how sure it is; an empty kind where no visit is reported."""
    named = report.named_kind([one for one in report.lead if one in report.main_sentences])
    phone = report.first("phone", report.lead)
    if phone and not named:
        return "phone", phone, certainty.PHONE_CALL
    named = named or report.named_kind(report.main_sentences)
    if named:
        return *named, certainty.NAMED_KIND
    event = _event(report)
    if event:
        return "forum", event, certainty.EVENT
    if not people:
        return "", None, 0
    visit = report.first("visit", report.main_sentences)
    meeting = report.first("meeting", report.lead)
    if visit and (meeting or report.first("visit", report.lead) or report.first("meeting", report.main_sentences)):
        return "unspecified", visit, certainty.UNNAMED_VISIT
    if meeting:
        return "meeting", meeting, certainty.MEETING
    later = report.first("meeting", report.main_sentences) if len({p.country for p in people}) > 1 else None
    return ("meeting", later, certainty.MEETING_IN_THE_BODY) if later else ("", None, 0)


def _event(report: VisitReport) -> Span | None:
    for sentence in report.lead:
        if report.cue("event_action", sentence) and not report.cue("sidelines", sentence):
            span = report.cue("event", sentence)
            if span:
                return span
    return None
