"""A figure: a target or an indicator with its value, unit, period and origin."""

import datetime as dt
from decimal import Decimal

import msgspec

from briefing.model.choices import Comparator, Confidence, FigureRole, IndicatorKind
from briefing.model.text import RowId, SourceRef, Text


class Target(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A target or indicator (FIELDS.md section 5).

    `value` is in full base units (1 billion US dollars is 1000000000, `USD`);
    `unit` is an ISO 4217 currency code or a unit of `briefing.languages`.
    `period` is `2030`, `2025-09`, `2025-Q1`, `2025-01..2025-09`, `2024-2025`
    or `per year`. The gap to a baseline is calculated, not stored.
    """

    id: RowId
    name: Text = Text()
    kind: IndicatorKind | None = None
    role: FigureRole | None = None
    comparator: Comparator | None = None
    value: Decimal | None = None
    value_to: Decimal | None = None
    unit: str = ""
    period: str = ""
    baseline: Decimal | None = None
    baseline_period: str = ""
    actual: Decimal | None = None
    actual_period: str = ""
    deadline: dt.date | None = None
    set_by: Text = Text()
    set_in: Text = Text()
    definition: Text = Text()
    source: SourceRef = SourceRef("")
    confidence: Confidence | None = None
    remark: Text = Text()
