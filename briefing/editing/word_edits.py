"""What was edited in the Word file of a note, as things to take over or to know, and taking it over."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefing.editing.evidence import with_empty_reason, with_typed_evidence, without_evidence
from briefing.messages import Message
from briefing.model import Briefing, FieldPath, insert, new_row_id, remove, replace

NO_REASON: Final = Message("")


class WordEditKind(StrEnum):
    """What became of a field in Word, and what there is to decide.

    CHANGED: only Word changed it. CONFLICT: the editor changed it too, or nobody
    can tell. ROW_ADDED, ROW_REMOVED: a row of a list (with a reason where the
    editor changed the row). These can be taken.
    AMBIGUOUS: the document gives several values, each of which can be taken.
    REMOVED: the page no longer shows it, which leaves the field as it is.
    UNREADABLE: what was typed is no value of the field. OUTSIDE: text outside
    fields. These three are only told.
    """

    CHANGED = "changed"
    CONFLICT = "conflict"
    AMBIGUOUS = "ambiguous"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    REMOVED = "removed"
    UNREADABLE = "unreadable"
    OUTSIDE = "outside"


TAKEABLE: Final = frozenset(
    {
        WordEditKind.CHANGED,
        WordEditKind.CONFLICT,
        WordEditKind.AMBIGUOUS,
        WordEditKind.ROW_ADDED,
        WordEditKind.ROW_REMOVED,
    }
)
"""The kinds that `with_word_edits` can take over."""


@dataclass(frozen=True)
class WordEdit:
    """One thing that was edited in Word.

    `path` is the field or row; for an added row that of the list, for text
    outside fields it is empty. `present`, `exported` and `from_word` are values
    as text that `briefing.model.replace` reads; `exported` is None where the
    document does not tell. `words` is what Word shows. `row` holds the values of
    an added row by their path from the row down. `reason` says what is the
    matter, where that is not plain.
    """

    kind: WordEditKind
    path: FieldPath
    words: str = ""
    from_word: str = ""
    exported: str | None = None
    present: str = ""
    row: tuple[tuple[str, str], ...] = ()
    reason: Message = NO_REASON

    @property
    def can_be_taken(self) -> bool:
        """Whether the briefing can take it over."""
        return self.kind in TAKEABLE

    @property
    def is_disputed(self) -> bool:
        """Whether the editor or the document itself says otherwise, so that only the user can decide."""
        in_doubt = self.kind is WordEditKind.ROW_REMOVED and bool(self.reason)
        return in_doubt or self.kind in (WordEditKind.CONFLICT, WordEditKind.AMBIGUOUS)


@dataclass(frozen=True)
class WordEdits:
    """Everything that was edited in a Word file, and what has to be known about the file."""

    edits: tuple[WordEdit, ...]
    notices: tuple[Message, ...] = ()


def with_word_edits(briefing: Briefing, edits: Iterable[WordEdit]) -> Briefing:
    """The briefing with edits taken over; those that are only told change nothing.

    A value becomes one that was typed, as with every edit by hand. Raises
    PathError where the briefing has changed so much that an edit no longer fits.
    """
    # Rows are added before others go, so that none gets the id of a row that the document has.
    for edit in sorted(edits, key=lambda edit: edit.kind is WordEditKind.ROW_REMOVED):
        if edit.kind is WordEditKind.ROW_REMOVED:
            briefing = without_evidence(remove(briefing, edit.path), edit.path)
        elif edit.kind is WordEditKind.ROW_ADDED:
            briefing = with_added_row(briefing, edit)
        elif edit.can_be_taken:
            briefing = with_typed_evidence(replace(briefing, edit.path, edit.from_word), edit.path)
    return briefing


def with_added_row(briefing: Briefing, edit: WordEdit) -> Briefing:
    """The briefing with a row that was added in Word at the end of its list."""
    path = edit.path.child(new_row_id(briefing, edit.path))
    briefing = insert(with_empty_reason(briefing, edit.path, None), path)
    for name, value in edit.row:
        field = f"{path}/{name}"
        briefing = with_typed_evidence(replace(briefing, field, value), field)
    return briefing
