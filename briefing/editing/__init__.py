"""The open briefing: current value, one history, what changed. No Qt."""

from briefing.editing.changes import Change, ChangeKind, changed_paths
from briefing.editing.drafting import draft_briefing, with_article
from briefing.editing.evidence import evidence_of, with_empty_reason, with_not_stated
from briefing.editing.session import Session
from briefing.editing.suggestions import (
    accept_suggestion,
    accept_suggestions,
    proposed_rows,
    reject_suggestions,
    suggestions_within,
)
from briefing.editing.word_edits import WordEdit, WordEditKind, WordEdits, with_word_edits

__all__ = [
    "Change",
    "ChangeKind",
    "Session",
    "WordEdit",
    "WordEditKind",
    "WordEdits",
    "accept_suggestion",
    "accept_suggestions",
    "changed_paths",
    "draft_briefing",
    "evidence_of",
    "proposed_rows",
    "reject_suggestions",
    "suggestions_within",
    "with_article",
    "with_empty_reason",
    "with_not_stated",
    "with_word_edits",
]
