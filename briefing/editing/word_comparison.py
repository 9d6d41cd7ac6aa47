"""Compares a Word file that comes back with the briefing it was exported from.

Three states are compared for every field: what it held when the note was
exported, what the Word file says now, and what the briefing holds now.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from briefing.editing.word_edits import NO_REASON, WordEdit, WordEditKind, WordEdits, with_added_row
from briefing.messages import Message, message_of
from briefing.model import Briefing, FieldPath, PathError, exists, get, is_empty, leaves, replace, text_of
from briefing.model.schema import FieldKind, field_of
from briefing.word.edits.carried import CarriedField, Origin
from briefing.word.edits.export import exported_note, identity_of
from briefing.word.edits.printed_words import UnreadableError, read_words
from briefing.word.edits.returned import ReturnedDocument, ReturnedField, read_edits
from briefing.word.edits.rows import AddedRow, row_of
from briefing.word.library import load_template

_KEPT_ROWS: Final = frozenset({"officials", "sources"})
"""Lists whose rows are more than a note prints of them: who is no longer named may still be met."""
_OF_SUBSTANCE: Final = (FieldKind.TEXT, FieldKind.LINE, FieldKind.NUMBER, FieldKind.DATE)
"""Kinds of fields that are worth asking about before they go with their row."""


def find_word_edits(briefing: Briefing, data: bytes, own_templates: Path | None = None) -> WordEdits:
    """What was edited in a Word file that was exported from this briefing.

    Raises EditsError for a file that cannot give its fields back; where the file
    has lost its export, also what `load_template` and rendering raise.
    """
    returned = read_edits(data, lambda: _present_note(briefing, own_templates))
    comparison = _Comparison(briefing, returned)
    return WordEdits(tuple(comparison.edits()), tuple(_notices(briefing, returned)))


def _present_note(briefing: Briefing, own_templates: Path | None) -> Origin:
    """What a file would say that was exported now: the best guess at an export that is lost."""
    template = load_template(briefing.template, briefing.language, own_templates)
    note = exported_note(template, briefing, briefing.language, name=briefing.template, draft=True)
    return read_edits(note.package()).origin


def _notices(briefing: Briefing, returned: ReturnedDocument) -> Iterator[Message]:
    if not returned.has_export:
        yield Message(
            "Another program has taken out of the file what it said when it was exported."
            " It is compared with the briefing as it is now, and every difference is for you to decide."
        )
    identities = {briefing.id, *(row.sha256[:16] for row in briefing.sources)}
    if returned.origin.document and identity_of(briefing) and returned.origin.document not in identities:
        yield Message("The file was exported from another briefing; look closely at what you take over.")
    if not returned.origin.is_complete:
        yield Message("The note has more fields than a Word file carries; edits of the last ones do not come back.")
    if returned.removed_outside:
        yield Message("Text outside fields was taken away. The next export has it again.")


class _Comparison:
    """Compares the three states of every field of one returned document."""

    def __init__(self, briefing: Briefing, returned: ReturnedDocument) -> None:
        self._briefing = briefing
        self._returned = returned
        self._language = returned.origin.language
        self._values: dict[str, dict[str, WordEdit]] = {}
        self._told: list[WordEdit] = []

    def edits(self) -> Iterator[WordEdit]:
        """All edits in the order of the document: fields, rows, what is only told, text outside."""
        for field in self._returned.fields:
            for words in field.found:
                self._read(field, words)
        for candidates in self._values.values():
            yield from self._decided(list(candidates.values()))
        yield from self._removed()
        yield from filter(None, map(self._added, self._returned.added))
        yield from dict.fromkeys(self._told)
        for paragraph in self._returned.outside:
            reason = Message("Text outside fields was edited; the next export does not have it.")
            yield WordEdit(WordEditKind.OUTSIDE, FieldPath(""), paragraph, reason=reason)

    def _read(self, field: ReturnedField, words: str) -> None:
        """Note what the words of one print stand for."""
        exported = field.exported
        if field.is_formatted:
            self._note(exported.path, words, words, exported.value)
            return
        try:
            before, after = read_words(exported, words, self._language, self._briefing)
        except UnreadableError as error:
            self._tell(exported.path, words, exported.value, message_of(error))
            return
        for path in {**before, **after}:
            former, value = before.get(path, ""), after.get(path, "")
            if value != former:
                self._note(path, words, value, former)

    def _note(self, path: str, words: str, value: str, exported: str | None) -> None:
        """Note a value for a field if it differs from what the briefing holds."""
        try:
            present = text_of(get(self._briefing, path))
            changed = text_of(get(replace(self._briefing, path, value), path))
        except PathError:
            reason = (
                Message("The field cannot hold “{words}”.", words=words)
                if exists(self._briefing, path)
                else Message("The row was removed in the editor meanwhile.")
            )
            self._tell(path, words, exported, reason)
            return
        if changed != present:
            edit = WordEdit(WordEditKind.CHANGED, FieldPath(path), words, value, exported, present)
            self._values.setdefault(path, {}).setdefault(changed, edit)

    def _tell(self, path: str, words: str, exported: str | None, reason: Message) -> None:
        present = text_of(get(self._briefing, path)) if _is_single(self._briefing, path) else ""
        edit = WordEdit(WordEditKind.UNREADABLE, FieldPath(path), words, "", exported, present, reason=reason)
        self._told.append(edit)

    def _decided(self, candidates: list[WordEdit]) -> Iterator[WordEdit]:
        """The candidates of one field, each as what it is."""
        for edit in candidates:
            if len(candidates) > 1:
                reason = Message("The document gives different values for this field.")
                yield _as(edit, WordEditKind.AMBIGUOUS, reason)
            elif not self._returned.has_export:
                yield _as(edit, WordEditKind.CONFLICT, Message("Nobody can tell which side changed it."))
            elif edit.exported is not None and edit.present != self._as_held(edit.path, edit.exported):
                yield _as(edit, WordEditKind.CONFLICT, Message("It was changed in Word and in the editor."))
            else:
                yield edit

    def _as_held(self, path: str, value: str) -> str:
        """A value as the field would hold it: `1000.0` and `1000` are one."""
        try:
            return text_of(get(replace(self._briefing, path, value), path))
        except PathError:
            return value

    def _removed(self) -> Iterator[WordEdit]:
        """Fields and whole rows that the page no longer shows."""
        shown = {field.exported.path for field in self._returned.fields if not field.is_gone}
        kept = {row for path in shown if (row := _removable_row(path)) is not None}
        gone = {field.exported.path: field.exported for field in self._returned.fields if field.is_gone}
        rows: dict[FieldPath, list[CarriedField]] = {}
        for path, exported in gone.items():
            row = _removable_row(path)
            if row is not None and row not in kept:
                rows.setdefault(row, []).append(exported)
            elif path not in shown and exported.value:
                yield self._removed_from_page(exported)
        for row, printed in rows.items():
            if exists(self._briefing, row):
                yield WordEdit(WordEditKind.ROW_REMOVED, row, reason=self._against_removal(row, printed))

    def _removed_from_page(self, exported: CarriedField) -> WordEdit:
        path = FieldPath(exported.path)
        present = text_of(get(self._briefing, path)) if _is_single(self._briefing, path) else ""
        reason = Message("The text was removed from the page; the field keeps its value.")
        return WordEdit(WordEditKind.REMOVED, path, exported=exported.value, present=present, reason=reason)

    def _against_removal(self, row: FieldPath, printed: Sequence[CarriedField]) -> Message:
        """Why a row that is no longer on the page may be wanted all the same."""
        if not self._returned.has_export or any(map(self._was_changed, printed)):
            return Message("The row was changed in the editor.")
        shown = {item.path for item in printed}
        fields = (path for path, value in leaves(get(self._briefing, row), row) if not is_empty(value))
        if any(path not in shown and field_of(path).kind in _OF_SUBSTANCE for path in fields):
            return Message("The row holds more than the page showed.")
        return NO_REASON

    def _was_changed(self, exported: CarriedField) -> bool:
        """Whether the editor changed a field since it was exported."""
        if exported.value is None or not _is_single(self._briefing, exported.path):
            return False
        return text_of(get(self._briefing, exported.path)) != self._as_held(exported.path, exported.value)

    def _added(self, row: AddedRow) -> WordEdit | None:
        """A row that was added in Word, with the values that can be read; None where the briefing has such a row."""
        shown = " | ".join(filter(None, row.cells))
        trial = with_added_row(self._briefing, WordEdit(WordEditKind.ROW_ADDED, row.list_path))
        path = row.list_path.child(get(trial, row.list_path)[-1].id)
        values: list[tuple[str, str]] = []
        unread: list[str] = []
        for name, words in row.words.items():
            read = self._added_values(trial, f"{path}/{name}", words)
            values += [(found.removeprefix(f"{path}/"), value) for found, value in read.items()]
            unread += [] if read else [words]
        if values and self._has_row(row.list_path, values):
            return None
        reason = Message("Not read: {words}.", words="; ".join(unread)) if unread else NO_REASON
        kind = WordEditKind.ROW_ADDED if values else WordEditKind.UNREADABLE
        return WordEdit(kind, row.list_path, shown, row=tuple(values), reason=reason)

    def _has_row(self, list_path: FieldPath, values: list[tuple[str, str]]) -> bool:
        """Whether a row of the list holds all these values: the file was merged before."""
        return any(
            all(text_of(get(self._briefing, f"{list_path}/{row.id}/{name}")) == value for name, value in values)
            for row in get(self._briefing, list_path)
        )

    def _added_values(self, trial: Briefing, path: str, words: str) -> Mapping[str, str]:
        try:
            _, after = read_words(CarriedField(path, "", ""), words, self._language, trial)
            for field, value in after.items():
                replace(trial, field, value)
        except (UnreadableError, PathError):
            return {}
        return {field: value for field, value in after.items() if value}


def _as(edit: WordEdit, kind: WordEditKind, reason: Message) -> WordEdit:
    return dataclasses.replace(edit, kind=kind, reason=reason)


def _removable_row(path: str) -> FieldPath | None:
    """The row of a list whose removal in Word removes it from the briefing."""
    row = row_of(path)
    return None if row is None or row.steps[0] in _KEPT_ROWS else row


def _is_single(briefing: Briefing, path: str) -> bool:
    """Whether the path leads to one value of this briefing."""
    return exists(briefing, path) and field_of(path).kind not in (FieldKind.ROWS, FieldKind.GROUP)
