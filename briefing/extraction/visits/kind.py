"""The kind of a visit or meeting, in the words of the article."""

from bisect import bisect_right
from collections.abc import Sequence

from briefing.extraction import certainty
from briefing.extraction.cues import cue_pattern
from briefing.extraction.document import Sentence
from briefing.extraction.facts import PersonFact, Span
from briefing.extraction.places import Place
from briefing.extraction.visits.report import VisitReport
from briefing.extraction.visits.stay import VisitPlace

_BEFORE, _AFTER = 40, 16
_MANY = 4
_DEFINITE = frozenset(["the", "his", "her", "their", "this", "этот", "этого", "его", "её", "осы", "бұл", "оның"])


def kind_of(report: VisitReport, people: Sequence[PersonFact]) -> tuple[str, Span | None, float]:
    """The kind in the article's word, its words and how sure it is; an empty kind where no visit is reported."""
    lead = [sentence for sentence in report.lead if sentence in report.main_sentences]
    named = report.named_kind(lead)
    phone = report.first("phone", report.lead)
    if phone and not named:
        return "phone", phone, certainty.PHONE_CALL
    told = report.main_sentences if named else _told(report, people)
    named = named or report.named_kind(told)
    if named:
        return *named, certainty.NAMED_KIND
    event = _event(report)
    if event:
        return "forum", event, certainty.EVENT
    if not people:
        return "", None, 0
    visit = report.first("visit", told)
    meeting = report.first("meeting", report.lead)
    if visit and (meeting or report.first("visit", report.lead) or report.first("meeting", told)):
        return "unspecified", visit, certainty.UNNAMED_VISIT
    if meeting:
        return "forum" if _is_of_many(report, people) else "meeting", meeting, certainty.MEETING
    later = report.first("meeting", report.main_sentences) if len({p.country for p in people}) > 1 else None
    return ("meeting", later, certainty.MEETING_IN_THE_BODY) if later else ("", None, 0)


def _is_of_many(report: VisitReport, people: Sequence[PersonFact]) -> bool:
    """Whether one of the first sentences lists people of so many countries that the meeting was one of many parties."""
    for sentence in report.document.sentences[: 2 * len(report.lead)]:
        named = (one for one in people if sentence.start <= one.name_span.start < sentence.end)
        if len({one.country for one in named if one.country}) >= _MANY:
            return True
    return False


def _event(report: VisitReport) -> Span | None:
    for sentence in report.lead:
        if report.cue("event_action", sentence) and not report.cue("sidelines", sentence):
            span = report.cue("event", sentence)
            before = report.cue("earlier", sentence) if sentence not in report.main_sentences else None
            if span and not (before and before.start < span.start):
                return span
    return None


def _told(report: VisitReport, people: Sequence[PersonFact]) -> list[Sentence]:
    """The sentences that may name the kind of the visit: all but those that tell of another journey in passing."""
    starts = [sentence.start for sentence in report.main_sentences]
    named: dict[int, set[int]] = {}
    for index, person in enumerate(people):
        for mention in person.mentions:
            number = bisect_right(starts, mention.span.start) - 1
            if number >= 0 and mention.span.start < report.main_sentences[number].end:
                named.setdefault(number, set()).add(index)
    lead = frozenset(report.lead)
    leaders = set[int]().union(
        *(named.get(number, ()) for number, one in enumerate(report.main_sentences) if one in lead)
    )
    met = VisitPlace(report).of_the_meeting()
    return [
        sentence
        for number, sentence in enumerate(report.main_sentences)
        if sentence in lead or not _is_in_passing(report, sentence, people, leaders, named.get(number, set()), met)
    ]


def _is_in_passing(
    report: VisitReport,
    sentence: Sentence,
    people: Sequence[PersonFact],
    leaders: set[int],
    named: set[int],
    met: Place | None,
) -> bool:
    """Whether a sentence after the lead tells of another journey: that of a countryman whom the lead does not name.

    "During the visit" goes back to the one reported, whoever received the guests. A journey
    of people not named is another one if the lead places a meeting in another country.
    """
    kind = report.named_kind([sentence])
    cue = kind[1] if kind else report.cue("visit", sentence)
    if not cue:
        return False
    if leaders & named or _goes_back(report, cue):
        return False
    gone = VisitPlace(report).near(sentence, cue) if met else None
    if met and gone and met.country != gone.country:
        return True
    sides = {people[index].country for index in leaders}
    return bool(named) and all(people[index].country in sides for index in named)


def _goes_back(report: VisitReport, cue: Span) -> bool:
    """Whether a visit is one named before: "during the visit", "the official visit", "в рамках визита"."""
    around = report.text[max(0, cue.start - _BEFORE) : cue.end + _AFTER]
    words = report.text[max(0, cue.start - _BEFORE) : cue.end].casefold().split()
    count = len(report.text[cue.start : cue.end].split())
    return bool(cue_pattern(report.language, "during").search(around) or _DEFINITE.intersection(words[-count - 1 :]))
