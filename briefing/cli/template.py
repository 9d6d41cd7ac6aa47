"""`briefing template`: what templates there are, what is wrong in one, which fields it uses."""

import argparse
import json
from pathlib import Path

import msgspec

from briefing.cli.arguments import CommandError, CommandParser, add_data_folder, command_parser
from briefing.storage import StorageError, find_data_folder
from briefing.word import PackageError, TemplateError

ERRORS = (StorageError, CommandError, TemplateError, PackageError)


def arguments() -> CommandParser:
    """The words `list`, `check` and `fields`."""
    parser = command_parser("template", "Works with the templates of notes.", example="briefing template check my.docx")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list the templates", description="Lists the templates.")
    add_data_folder(listing)
    check = actions.add_parser(
        "check",
        help="tell everything that is wrong in a template",
        description="Tells every fault of a template with its place. The exit status is 1 when there are any.",
    )
    check.add_argument("--mark", type=Path, metavar="OUT.docx", help="write a copy with a Word comment at each fault")
    fields = actions.add_parser(
        "fields",
        help="list the fields a template uses",
        description="Lists every field of a template: its kind, how often and where it stands, whether it is known.",
    )
    for action in (check, fields):
        action.add_argument("template", type=Path, metavar="TEMPLATE.docx", help="the Word template")
        action.add_argument("--json", action="store_true", help="answer in JSON")
    return parser


def run(options: argparse.Namespace) -> int:
    """Does what was asked of the templates."""
    return {"list": _list, "check": _check, "fields": _fields}[options.action](options)


def _list(options: argparse.Namespace) -> int:
    from briefing.word.library import templates

    folder = find_data_folder(options.data_folder)
    for info in templates(folder.templates if folder else None):
        languages = ", ".join(info.languages)
        print(f"{info.name}  {info.title.in_any_language('en')} ({languages}){'  own' if info.own else ''}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from briefing.word.check import check_template
    from briefing.word.context_names import all_known_fields

    data = _read(options.template)
    report = check_template(data, all_known_fields())
    if options.mark is not None:
        _mark(data, report.faults, options.mark)
    if options.json:
        answer = {"faults": report.faults, "active": [item._asdict() for item in report.active]}
        print(json.dumps(msgspec.to_builtins(answer), ensure_ascii=False, indent=2))
        return 1 if report.faults else 0
    for fault in report.faults:
        print(fault)
    for part, what in report.active:
        print(f"{part}: {what} could fetch or run something; it is taken out when the template is imported.")
    print(f"{len(report.faults)} faults." if report.faults else "The template is in order.")
    return 1 if report.faults else 0


def _mark(data: bytes, faults: tuple[object, ...], path: Path) -> None:
    from briefing.storage.atomic import write_atomically
    from briefing.word import Fault, read_package
    from briefing.word.marking import mark_faults

    marked = mark_faults(read_package(data), [fault for fault in faults if isinstance(fault, Fault)])
    write_atomically(path, marked.package())


def _fields(options: argparse.Namespace) -> int:
    from briefing.word.check import check_template
    from briefing.word.context_names import all_known_fields

    fields = check_template(_read(options.template), all_known_fields()).fields
    if options.json:
        print(json.dumps(msgspec.to_builtins(fields), ensure_ascii=False, indent=2))
        return 0
    for field in fields:
        state = "" if field.known else "  additional" if field.additional else "  unknown"
        print(f"{field.name}  {field.kind}, {field.count}×{state}  ({field.places[0]})")
    return 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"“{path}” cannot be read ({error.strerror}).") from error
