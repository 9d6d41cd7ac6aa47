"""The open briefing: its current value, its history and news of every change."""

import time
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from briefing.editing.changes import Change, ChangeKind, changed_paths
from briefing.editing.drafting import with_article, with_suggestions
from briefing.editing.evidence import with_empty_reason, with_typed_evidence, without_evidence
from briefing.editing.history import History, Step
from briefing.editing.sources import without_source
from briefing.editing.suggestions import accept_suggestion, accept_suggestions, reject_suggestions
from briefing.editing.word_edits import WordEdit, with_word_edits
from briefing.model import (
    Article,
    Briefing,
    FieldPath,
    RowId,
    Status,
    Suggestion,
    Text,
    Waiver,
    get,
    insert,
    move,
    new_row_id,
    remove,
    replace,
)
from briefing.model.schema import FieldKind, field_of

Subscriber = Callable[[Change], None]

_EMPTY: Final[dict[FieldKind, object]] = {FieldKind.TEXT: Text(), FieldKind.ROWS: ()}


class Session:
    """One open briefing. Every method that changes it is one step of undo.

    `label` is the readable name of the step as the menu shows it. Methods raise
    PathError for a path or value the briefing cannot hold, and then change nothing.
    """

    def __init__(self, briefing: Briefing | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._briefing = briefing or Briefing()
        self._saved = self._briefing
        self._clock = clock
        self._history = History(clock)
        self._subscribers: list[Subscriber] = []

    @property
    def briefing(self) -> Briefing:
        """The current value."""
        return self._briefing

    @property
    def is_modified(self) -> bool:
        """Whether the value is not the one last saved or opened."""
        return self._briefing is not self._saved and self._briefing != self._saved

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again, or None."""
        return self._history.redo_label

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Call back with every change from now on; the function returned ends that."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def load(self, briefing: Briefing, *, saved: bool = True) -> None:
        """Put another briefing in place of this one; the history starts anew."""
        before, self._briefing = self._briefing, briefing
        self._history = History(self._clock)
        self._saved = briefing if saved else Briefing()
        self._tell(ChangeKind.LOADED, changed_paths(before, briefing))

    def mark_saved(self) -> None:
        """The current value is on disk."""
        self._saved = self._briefing
        self._history.seal()
        self._tell(ChangeKind.SAVED, frozenset())

    def edit(self, path: str, value: object, label: str) -> None:
        """Put a value into a field as the user types it.

        Edits of one field grow one step until a pause, another field or a new line.
        """
        former = get(self._briefing, path)
        briefing = replace(self._briefing, path, value)
        present = get(briefing, path)
        if present == former:
            return
        self._change(with_typed_evidence(briefing, path), label, FieldPath(path), merge_key=path)
        if isinstance(former, str) and isinstance(present, str) and present.count("\n") > former.count("\n"):
            self._history.seal()

    def correct(self, path: str, value: object, label: str) -> None:
        """Put a corrected value into a field: a step of its own, whatever was typed there before."""
        self._history.seal()
        self.edit(path, value, label)
        self._history.seal()

    def take(self, briefing: Briefing, label: str, focus: FieldPath) -> None:
        """Put a value in place that a function made of the present one: a step of its own."""
        self._history.seal()
        self._change(briefing, label, focus)

    def insert_row(self, list_path: str, label: str, index: int | None = None) -> FieldPath:
        """Add an empty row and return its path."""
        path = FieldPath(list_path).child(new_row_id(self._briefing, list_path))
        self._change(insert(with_empty_reason(self._briefing, list_path, None), path, index), label, path)
        return path

    def remove_row(self, path: str, label: str) -> None:
        """Take a row away, with its evidence and suggestions; with a source also what it proves and proposes."""
        if FieldPath(path).parent == "sources":
            briefing = without_source(self._briefing, path)
        else:
            briefing = without_evidence(remove(self._briefing, path), path)
        self._change(briefing, label, FieldPath(path))

    def move_row(self, path: str, index: int, label: str) -> None:
        """Move a row to another place in its list."""
        self._change(move(self._briefing, path, index), label, FieldPath(path))

    def accept(self, paths: Iterable[str], label: str) -> None:
        """Take over the best suggestion for each field at or below the paths."""
        wanted = tuple(paths)
        self._change(accept_suggestions(self._briefing, wanted), label, FieldPath(wanted[0]) if wanted else None)

    def accept_one(self, suggestion: Suggestion, label: str) -> None:
        """Take over one suggestion of several for a field."""
        self._change(accept_suggestion(self._briefing, suggestion), label, FieldPath(suggestion.path))

    def accept_all(self, label: str) -> None:
        """Take over all suggestions that do not replace a value."""
        self._change(accept_suggestions(self._briefing), label, None)

    def reject(self, paths: Iterable[str], label: str) -> None:
        """Drop the suggestions at or below the paths."""
        wanted = tuple(paths)
        self._change(reject_suggestions(self._briefing, wanted), label, FieldPath(wanted[0]) if wanted else None)

    def set_empty_reason(self, path: str, reason: Status | None, confirm_by: str, label: str) -> None:
        """Empty a field and say why it is empty, or take the reason away with None."""
        emptied = replace(self._briefing, path, _EMPTY.get(field_of(path).kind, "")) if reason else self._briefing
        self._change(with_empty_reason(emptied, path, reason, confirm_by), label, FieldPath(path))

    def add_article(self, article: Article, suggestions: Iterable[Suggestion], label: str) -> None:
        """Add an article to the sources and its suggestions to those that wait."""
        self._change(with_article(self._briefing, article, suggestions), label, None)

    def add_suggestions(self, source: RowId, suggestions: Iterable[Suggestion], label: str) -> None:
        """Add suggestions for the article of a source to those that wait."""
        self._change(with_suggestions(self._briefing, source, suggestions), label, None)

    def waive(self, waiver: Waiver, label: str) -> None:
        """Let a finding stand; a former waiver of the same finding is replaced."""
        others = tuple(item for item in self._briefing.waivers if item.finding != waiver.finding)
        self._change(msgspec.structs.replace(self._briefing, waivers=(*others, waiver)), label, FieldPath(waiver.path))

    def withdraw_waiver(self, waiver: Waiver, label: str) -> None:
        """No longer let the finding of this waiver stand."""
        others = tuple(item for item in self._briefing.waivers if item.finding != waiver.finding)
        self._change(msgspec.structs.replace(self._briefing, waivers=others), label, FieldPath(waiver.path))

    def take_word_edits(self, edits: Iterable[WordEdit], label: str) -> None:
        """Take over edits made in a Word file, all in one step."""
        chosen = tuple(edits)
        focus = next((edit.path for edit in chosen if edit.can_be_taken), None)
        self._change(with_word_edits(self._briefing, chosen), label, focus)

    def undo(self) -> None:
        """Take the last step back."""
        step = self._history.undo()
        if step:
            self._go_to(step.before, step, ChangeKind.UNDONE)

    def redo(self) -> None:
        """Do the last undone step again."""
        step = self._history.redo()
        if step:
            self._go_to(step.after, step, ChangeKind.REDONE)

    def _go_to(self, briefing: Briefing, step: Step, kind: ChangeKind) -> None:
        before, self._briefing = self._briefing, briefing
        self._tell(kind, changed_paths(before, briefing), step.focus)

    def _change(self, briefing: Briefing, label: str, focus: FieldPath | None, merge_key: str | None = None) -> None:
        before = self._briefing
        paths = changed_paths(before, briefing)
        if not paths:
            return
        self._briefing = briefing
        self._history.add(before, briefing, label, focus, merge_key)
        self._tell(ChangeKind.EDITED, paths, focus)

    def _tell(self, kind: ChangeKind, paths: frozenset[FieldPath], focus: FieldPath | None = None) -> None:
        change = Change(kind, self._briefing, paths, focus)
        for subscriber in tuple(self._subscribers):
            subscriber(change)
