"""`briefing template`: what templates there are, what is wrong in one, which fields it uses."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.cli.arguments import CommandParser, add_data_folder, command_parser
from briefing.messages import Message
from briefing.storage import StorageError, find_data_folder, write_atomically
from briefing.storage.own_templates import read_template_file
from briefing.translation import tr, tr_count, translated, ui_language
from briefing.word import PackageError, TemplateError

if TYPE_CHECKING:
    from briefing.word import Fault

ERRORS = (StorageError, TemplateError, PackageError)


def arguments() -> CommandParser:
    """The words `list`, `check`, `fields` and `names`."""
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
    actions.add_parser(
        "names",
        help="list the names a template may use",
        description="Lists every name a template may use; [] stands for the rows of a list.",
    )
    for action in (check, fields):
        action.add_argument("template", type=Path, metavar="TEMPLATE.docx", help="the Word template")
        action.add_argument("--json", action="store_true", help="answer in JSON")
    return parser


def run(options: argparse.Namespace) -> int:
    """Does what was asked of the templates."""
    return {"list": _list, "check": _check, "fields": _fields, "names": _names}[options.action](options)


def _list(options: argparse.Namespace) -> int:
    from briefing.word.library import templates

    folder = find_data_folder(options.data_folder)
    for info in templates(folder.templates if folder else None):
        languages = ", ".join(info.languages)
        print(f"{info.name}  {info.title.in_any_language(ui_language())} ({languages}){'  own' if info.own else ''}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from briefing.word.inspection.check import check_template
    from briefing.word.inspection.context_names import all_known_fields

    data = read_template_file(options.template)
    report = check_template(data, all_known_fields())
    if options.mark is not None:
        _mark(data, report.faults, options.mark)
    if options.json:
        answer = {"faults": report.faults, "active": [item._asdict() for item in report.active]}
        print(_json(answer))
        return 1 if report.faults else 0
    for fault in report.faults:
        print(translated(fault.message))
    for part, what in report.active:
        print(
            translated(
                Message("{part}: taken out, since it could fetch or run something: {what}.", part=part, what=what)
            )
        )
    count = len(report.faults)
    print(tr_count("{count} fault.", "{count} faults.", count) if count else tr("The template is in order."))
    return 1 if report.faults else 0


def _mark(data: bytes, faults: "tuple[Fault, ...]", path: Path) -> None:
    from briefing.word import read_package
    from briefing.word.inspection.marking import mark_faults

    write_atomically(path, mark_faults(read_package(data), faults).package())


def _fields(options: argparse.Namespace) -> int:
    from briefing.word.inspection.check import check_template
    from briefing.word.inspection.context_names import all_known_fields

    fields = check_template(read_template_file(options.template), all_known_fields()).fields
    if options.json:
        print(_json(fields))
        return 0
    for field in fields:
        state = "" if field.known else "  additional" if field.additional else "  unknown"
        print(f"{field.name}  {field.kind}, {field.count}×{state}  ({translated(field.places[0].message)})")
    return 0


def _names(_: argparse.Namespace) -> int:
    from briefing.word.inspection.context_names import all_known_fields
    from briefing.word.inspection.known import names

    for name in names(all_known_fields()):
        print(name.replace(".*", "[]"))
    return 0


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value, enc_hook=str), ensure_ascii=False, indent=2)
