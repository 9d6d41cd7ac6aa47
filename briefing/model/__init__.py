"""What a briefing is: frozen values, field paths, evidence and the field schema."""

from briefing.model.article import Article
from briefing.model.briefing import Briefing
from briefing.model.commitment import Commitment
from briefing.model.evidence import EMPTY_REASONS, Evidence, Quote, Status, Suggestion
from briefing.model.header import Annex, Clearance, Header
from briefing.model.narrative import Narrative, Topic
from briefing.model.official import Official, Position, PreviousContact, RussianForms
from briefing.model.paths import (
    FieldPath,
    PathError,
    exists,
    get,
    insert,
    is_empty,
    leaves,
    move,
    new_row_id,
    remove,
    replace,
    text_of,
    texts,
)
from briefing.model.project import Financing, Party, Project
from briefing.model.source import Source, source_of_article
from briefing.model.statement import Statement
from briefing.model.target import Target
from briefing.model.text import LANGUAGE_CODES, LanguageCode, OfficialRef, RowId, SourceRef, Text, TextRow
from briefing.model.visit import Event, Visit, VisitDocument
from briefing.model.waiver import Waiver

__all__ = [
    "EMPTY_REASONS",
    "LANGUAGE_CODES",
    "Annex",
    "Article",
    "Briefing",
    "Clearance",
    "Commitment",
    "Event",
    "Evidence",
    "FieldPath",
    "Financing",
    "Header",
    "LanguageCode",
    "Narrative",
    "Official",
    "OfficialRef",
    "Party",
    "PathError",
    "Position",
    "PreviousContact",
    "Project",
    "Quote",
    "RowId",
    "RussianForms",
    "Source",
    "SourceRef",
    "Statement",
    "Status",
    "Suggestion",
    "Target",
    "Text",
    "TextRow",
    "Topic",
    "Visit",
    "VisitDocument",
    "Waiver",
    "exists",
    "get",
    "insert",
    "is_empty",
    "leaves",
    "move",
    "new_row_id",
    "remove",
    "replace",
    "source_of_article",
    "text_of",
    "texts",
]
