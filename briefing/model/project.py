"""A project: a plant, line, field, corridor, agreement or programme."""

import datetime as dt
from decimal import Decimal

import msgspec

from briefing.model.choices import FinancingState, ProjectKind, ProjectStage, Sector
from briefing.model.text import RowId, Text, TextRow


class Financing(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One source of a project's money; the shares of all sum to at most 100 percent."""

    id: RowId
    source: Text = Text()
    share: Decimal | None = None
    state: FinancingState | None = None


class Party(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A party to a project."""

    id: RowId
    organisation: Text = Text()
    role: Text = Text()
    share: Decimal | None = None


class Project(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A project (FIELDS.md section 4). An empty stage means not stated in the source."""

    id: RowId
    name: Text = Text()
    short_name: Text = Text()
    kind: ProjectKind | None = None
    sector: Sector | None = None
    location: Text = Text()
    stage: ProjectStage | None = None
    as_of: dt.date | None = None
    capacity: Decimal | None = None
    capacity_unit: str = ""
    cost: Decimal | None = None
    cost_currency: str = ""
    cost_year: int | None = None
    financing: tuple[Financing, ...] = ()
    parties: tuple[Party, ...] = ()
    operator: Text = Text()
    start: str = ""
    commissioning: str = ""
    progress: Decimal | None = None
    issues: tuple[TextRow, ...] = ()
    next_step: Text = Text()
    owner: Text = Text()
    our_ask: Text = Text()
    legal_basis: tuple[TextRow, ...] = ()
