"""What was found in an article, each fact with the span that proves it.

Suggestions and the annotation record are both derived from these facts.
`confidence` is the probability that a reader would call the fact right; `rule`
names the rule that found it.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum

import msgspec

from briefing.model.choices import (
    CommitmentNature,
    Comparator,
    DocumentState,
    DocumentType,
    FigureRole,
    IndicatorKind,
    ProjectKind,
    ProjectStage,
    RankLevel,
    Sector,
)


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` of the article's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class FigurePart(StrEnum):
    """What a figure is within a pair such as "from 3.4 to 5.2 million tons"."""

    WHOLE = "whole"
    BASELINE = "baseline"
    GOAL = "goal"
    LOWER = "lower"
    UPPER = "upper"


class FigureFact(msgspec.Struct, frozen=True, kw_only=True):
    """One figure. Two figures that share a `series` other than 0 are one row of the briefing.

    `value` is in base units, `unit` an ISO currency code or a unit of
    `briefing.languages`; `period` is written as in `briefing.model.Target`.
    `span` is the tight phrase with the figure, `set_by` and `deadline` are spans of
    who set a goal and until when.
    """

    span: Span
    value: Decimal
    unit: str
    indicator: str
    role: FigureRole
    rule: str
    confidence: float
    value_span: Span | None = None
    indicator_span: Span | None = None
    period_span: Span | None = None
    kind: IndicatorKind | None = None
    comparator: Comparator | None = None
    qualifier: str | None = None
    period: str = ""
    part: FigurePart = FigurePart.WHOLE
    series: int = 0
    set_by: Span | None = None
    deadline: dt.date | None = None


class ProjectFact(msgspec.Struct, frozen=True, kw_only=True):
    """A concrete project; `span` is the tight noun phrase, `name` its words in the nominative."""

    span: Span
    name: str
    kind: ProjectKind
    rule: str
    confidence: float
    sector: Sector | None = None
    stage: ProjectStage | None = None
    stage_span: Span | None = None
    location: str = ""
    location_span: Span | None = None
    others: tuple[Span, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    """One place where a person is named; `text` is as printed."""

    span: Span
    text: str


class PersonFact(msgspec.Struct, frozen=True, kw_only=True):
    """An official: a named person with a post.

    `name` is the fullest form in the nominative, `title` the post without the
    country, `country` an ISO 3166 code or empty for international bodies.
    """

    name: str
    name_span: Span
    title: str
    rule: str
    confidence: float
    title_span: Span | None = None
    organisation: str = ""
    organisation_span: Span | None = None
    country: str = ""
    country_span: Span | None = None
    rank: RankLevel | None = None
    mentions: tuple[Mention, ...] = ()


class VisitFact(msgspec.Struct, frozen=True, kw_only=True):
    """The main visit or meeting. `kind` is the annotation's word; persons are indexes into the facts' people."""

    kind: str
    rule: str
    confidence: float
    kind_span: Span | None = None
    country: str = ""
    country_span: Span | None = None
    city: str = ""
    city_span: Span | None = None
    place_rule: str = ""
    place_confidence: float
    start: dt.date | None = None
    start_span: Span | None = None
    end: dt.date | None = None
    end_span: Span | None = None
    visitors: tuple[int, ...] = ()
    hosts: tuple[int, ...] = ()


class TopicFact(msgspec.Struct, frozen=True, kw_only=True):
    """A question that was discussed, in the article's words."""

    text: str
    span: Span
    rule: str
    confidence: float


class StatementFact(msgspec.Struct, frozen=True, kw_only=True):
    """Direct speech, verbatim without its quotation marks; `speaker` is an index into the facts' people."""

    text: str
    span: Span
    rule: str
    confidence: float
    speaker: int | None = None
    speaker_span: Span | None = None


class CommitmentFact(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody undertook or proposed, in the article's words."""

    text: str
    span: Span
    nature: CommitmentNature
    nature_span: Span
    rule: str
    confidence: float
    by: str = ""
    by_span: Span | None = None
    due: dt.date | None = None
    due_span: Span | None = None
    due_note: str = ""
    due_note_span: Span | None = None


class SignedDocumentFact(msgspec.Struct, frozen=True, kw_only=True):
    """A document prepared or signed."""

    title: str
    span: Span
    type: DocumentType
    state: DocumentState
    rule: str
    confidence: float
    state_span: Span | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found in one article."""

    dateline_city: str = ""
    dateline_country: str = ""
    attributed_to: str = ""
    people: tuple[PersonFact, ...] = ()
    visit: VisitFact | None = None
    figures: tuple[FigureFact, ...] = ()
    projects: tuple[ProjectFact, ...] = ()
    topics: tuple[TopicFact, ...] = ()
    sectors: tuple[str, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    commitments: tuple[CommitmentFact, ...] = ()
    signed: tuple[SignedDocumentFact, ...] = ()
