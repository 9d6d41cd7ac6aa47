"""`briefing pdf`: a Word file becomes a PDF, laid out as the preview shows it."""

import argparse
from pathlib import Path

from briefing.cli.arguments import CommandError, CommandParser, add_output, command_parser
from briefing.cli.note import check_outputs
from briefing.messages import Message, message_of
from briefing.storage import StorageError, write_atomically
from briefing.storage.errors import reading_failed
from briefing.translation import translated
from briefing.word import PackageError

ERRORS = (CommandError, StorageError)


def arguments() -> CommandParser:
    """The Word file, and where to write the PDF."""
    parser = command_parser(
        "pdf",
        "Prints a Word file to PDF, without Word and without a display.",
        example="briefing pdf note.docx -o note.pdf",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="Word file (.docx)")
    add_output(parser, ".pdf")
    return parser


def run(options: argparse.Namespace) -> int:
    """Reads, lays out and writes."""
    from briefing.pages import LayoutError, pdf_of
    from briefing.word.ooxml.package import read_package

    check_outputs(options.output, (".pdf",))
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise reading_failed(options.file, error) from error
    try:
        printed = pdf_of(read_package(data))
    except (PackageError, LayoutError) as error:
        raise CommandError(Message("{path}: {reason}", path=options.file, reason=message_of(error))) from error
    for path in options.output:
        write_atomically(path, printed)
        print(translated(Message("Wrote {path}", path=path)))
    return 0
