"""`briefing merge`: edits made in a Word file go back into the briefing it was exported from."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from briefing.cli.arguments import CommandError, CommandParser, add_data_folder, command_parser
from briefing.editing import WordEdit, WordEditKind, with_word_edits
from briefing.messages import Message, message_of
from briefing.model import Briefing, PathError
from briefing.model.field_names import field_name
from briefing.model.schema import FieldKind, choice_words, field_of
from briefing.storage import BriefingFile, StorageError, find_data_folder
from briefing.storage.reading import read_file
from briefing.translation import tr, tr_count, translated, ui_language
from briefing.word import PackageError, TemplateError
from briefing.word.edits.carried import EditsError
from briefing.word.library import TemplateNotFoundError
from briefing.word.ooxml.package import MAX_PACKAGE

ERRORS = (CommandError, StorageError, EditsError, PackageError, TemplateError, TemplateNotFoundError)

_LEFT: Final = (WordEditKind.UNREADABLE,)
"""What was typed into fields and cannot be taken by any switch."""


def arguments() -> CommandParser:
    """The Word file, its briefing, and what to do where both were changed."""
    parser = command_parser(
        "merge",
        "Takes edits made in a Word file over into the briefing it was exported from, and lists them. What was changed"
        " in the briefing too is listed and left, unless told which side to prefer. The exit status is 1 when an edit"
        " of a field was left.",
        example="briefing merge note.docx --into visit.briefing --dry-run",
    )
    parser.add_argument("note", type=Path, metavar="NOTE", help="Word file (.docx) that was edited")
    parser.add_argument("--into", type=Path, metavar="FILE", required=True, help="briefing file it was exported from")
    parser.add_argument("--dry-run", action="store_true", help="only list the edits")
    parser.add_argument(
        "--prefer", choices=("word", "briefing"), help="whose value counts where both were changed (default: leave it)"
    )
    add_data_folder(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Compares, tells and writes."""
    from briefing.editing.word_comparison import find_word_edits

    folder = find_data_folder(options.data_folder)
    data = read_file(options.note, MAX_PACKAGE, _too_large(options.note))
    with BriefingFile(options.into) as file:
        briefing = file.read()
        try:
            found = find_word_edits(briefing, data, folder.templates if folder else None)
        except EditsError as error:
            raise CommandError(Message("{path}: {reason}", path=options.note, reason=message_of(error))) from error
        for notice in found.notices:
            print(translated(notice))
        taken = [edit for edit in found.edits if _is_taken(edit, options.prefer)]
        left = [edit for edit in found.edits if edit not in taken]
        _tell(briefing, taken, left, is_tried=options.dry_run)
        if taken and not options.dry_run:
            file.save(_merged(briefing, taken, options.note))
            print(translated(Message("Wrote {path}", path=options.into)))
    is_decided = options.prefer == "briefing"
    return int(any(edit.kind in _LEFT or (edit.is_disputed and not is_decided) for edit in left))


def _is_taken(edit: WordEdit, prefer: str | None) -> bool:
    """Whether an edit goes over by itself or by the switch; of several values in one document none does."""
    if not edit.can_be_taken or edit.kind is WordEditKind.AMBIGUOUS:
        return False
    return not edit.is_disputed or prefer == "word"


def _merged(briefing: Briefing, edits: Iterable[WordEdit], note: Path) -> Briefing:
    try:
        return with_word_edits(briefing, edits)
    except PathError as error:
        raise CommandError(Message("{path}: {reason}", path=note, reason=message_of(error))) from error


def _too_large(path: Path) -> Message:
    return Message(
        "{path} is larger than {limit} MB; make its pictures smaller.", path=path, limit=MAX_PACKAGE // 2**20
    )


def _tell(briefing: Briefing, taken: list[WordEdit], left: list[WordEdit], *, is_tried: bool) -> None:
    for title, edits in ((tr("Edits from Word"), taken), (tr("Left as it is"), left)):
        if edits:
            print(f"{title} ({len(edits)})")
        for edit in edits:
            print(f"  {_line(briefing, edit)}")
            if edit.reason:
                print(f"    {translated(edit.reason)}")
    count = len(taken)
    if not taken and not left:
        print(tr("Nothing was edited in Word."))
    elif is_tried:
        print(tr_count("{count} edit can be taken over.", "{count} edits can be taken over.", count))
    else:
        print(tr_count("{count} edit is taken over.", "{count} edits are taken over.", count))


def _line(briefing: Briefing, edit: WordEdit) -> str:
    """One edit in a line: where, from what, to what."""
    if edit.kind is WordEditKind.OUTSIDE:
        return translated(Message("Outside fields: {words}", words=edit.words))
    place = field_name(briefing, edit.path)
    if edit.kind is WordEditKind.ROW_REMOVED:
        return translated(Message("{place}: removed", place=place))
    if edit.kind is WordEditKind.ROW_ADDED:
        return translated(Message("{place}: new row: {words}", place=place, words=edit.words))
    present = _shown(edit.path, edit.present)
    words = _shown(edit.path, edit.from_word) if edit.can_be_taken else edit.words
    return translated(Message("{place}: {present} → {words}", place=place, present=present, words=words or "–"))


def _shown(path: str, value: str) -> str:
    """A value in one line, a choice in words."""
    field = field_of(path)
    if field.kind is FieldKind.CHOICE and field.choices is not None and value:
        return choice_words(field.choices)[value].in_any_language(ui_language()) or value
    return " ".join(value.split()) or "–"
