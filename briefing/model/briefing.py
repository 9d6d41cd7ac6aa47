"""The briefing: one value that holds everything a note is made from."""

import msgspec

from briefing.model.commitment import Commitment
from briefing.model.decision import Decision
from briefing.model.evidence import Evidence, Suggestion
from briefing.model.header import Header
from briefing.model.narrative import Narrative, Topic
from briefing.model.official import Official
from briefing.model.project import Project
from briefing.model.relations import Relations
from briefing.model.source import Source
from briefing.model.statement import Statement
from briefing.model.target import Target
from briefing.model.text import LanguageCode
from briefing.model.visit import Visit
from briefing.model.waiver import Waiver


class Briefing(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A briefing. Frozen: an edit makes a new one (`briefing.model.paths`).

    `evidence` is keyed by field path; `suggestions` are those still waiting for
    the user's yes or no; `additional` holds the fields that only the chosen
    template knows; `waivers` are findings of the checks that were let stand.
    """

    id: str = ""
    language: LanguageCode = "en"
    template: str = "visit_note"
    header: Header = Header()
    visit: Visit = Visit()
    officials: tuple[Official, ...] = ()
    projects: tuple[Project, ...] = ()
    targets: tuple[Target, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    statements: tuple[Statement, ...] = ()
    topics: tuple[Topic, ...] = ()
    text: Narrative = Narrative()
    sources: tuple[Source, ...] = ()
    relations: Relations = Relations()
    decision: Decision = Decision()
    additional: dict[str, str] = {}
    evidence: dict[str, Evidence] = {}
    suggestions: tuple[Suggestion, ...] = ()
    waivers: tuple[Waiver, ...] = ()
