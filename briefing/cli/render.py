"""`briefing render`: a briefing file becomes a note."""

import argparse
from pathlib import Path

from briefing.cli.arguments import (
    CommandError,
    CommandParser,
    add_data_folder,
    add_language,
    add_output,
    add_template,
    chosen_template,
    command_parser,
)
from briefing.cli.note import NOTE_SUFFIXES, check_outputs, write_outputs
from briefing.storage import StorageError, find_data_folder, open_file
from briefing.word import PackageError, TemplateError
from briefing.word.library import TemplateNotFoundError

ERRORS = (CommandError, StorageError, PackageError, TemplateError, TemplateNotFoundError)


def arguments() -> CommandParser:
    """The briefing file, and where to write the note."""
    parser = command_parser(
        "render",
        "Writes the note of a briefing file. It is marked as a draft unless --final is given.",
        example="briefing render visit.briefing --language ru -o note.docx",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="briefing file")
    add_template(parser, default=None)
    add_language(parser, default=None)
    parser.add_argument("--final", action="store_true", help="leave out the draft mark and the points to verify")
    parser.add_argument(
        "--without-fields",
        action="store_true",
        help="let nothing go along in a Word file that is not on its pages; edits made in it do not come back",
    )
    add_output(parser, ".docx or .pdf")
    add_data_folder(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Opens and writes."""
    check_outputs(options.output, NOTE_SUFFIXES)
    folder = find_data_folder(options.data_folder)
    briefing = open_file(options.file)
    template, own_templates = chosen_template(options.template or briefing.template, folder)
    write_outputs(
        briefing,
        options.output,
        template=template,
        language=options.language or briefing.language,
        draft=not options.final,
        own_templates=own_templates,
        with_fields=not options.without_fields,
    )
    return 0
