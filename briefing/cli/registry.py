"""`briefing registry`: the known officials and bodies, in and out of lists (CSV)."""

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefing.cli.arguments import CommandError, CommandParser, add_data_folder, add_registry, command_parser
from briefing.messages import Message
from briefing.storage import StorageError, find_data_folder, write_atomically
from briefing.translation import told, tr, tr_count, translated, ui_language

if TYPE_CHECKING:
    from briefing.registry import ListError, Official, Registry

ERRORS = (CommandError, StorageError)


def arguments() -> CommandParser:
    """The words `import`, `export`, `list` and `check`."""
    parser = command_parser(
        "registry",
        "Keeps known officials and bodies with their names and posts in three languages.",
        example="briefing registry import officials.csv --registry ministry.sqlite",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    importing = actions.add_parser(
        "import",
        help="add the officials or bodies of a list",
        description="Adds the rows of a list (CSV): all of them, or none if some cannot be taken."
        " docs/registry.md tells the columns.",
    )
    importing.add_argument("list", type=Path, metavar="LIST.csv", help="the list")
    exporting = actions.add_parser("export", help="write a list", description="Writes the officials as a list (CSV).")
    exporting.add_argument("list", type=Path, metavar="LIST.csv", help="the list to write")
    exporting.add_argument("--bodies", action="store_true", help="write the bodies instead of the officials")
    listing = actions.add_parser("list", help="show whom the registry knows", description="Shows the officials.")
    listing.add_argument("words", nargs="*", metavar="WORD", help="show only those with these words")
    listing.add_argument("--json", action="store_true", help="answer in JSON")
    check = actions.add_parser(
        "check",
        help="tell what is wrong with a list, or with the registry",
        description="Tells every row of a list that cannot be taken and what importing it would do; without a list,"
        " whether the registry is whole and who stands in it twice. The exit status is 1 when something is wrong.",
    )
    check.add_argument("list", type=Path, nargs="?", metavar="LIST.csv", help="the list")
    for action in (importing, exporting, listing, check):
        add_registry(action)
        add_data_folder(action)
    return parser


def run(options: argparse.Namespace) -> int:
    """Does what was asked of the registry."""
    actions = {"import": _import, "export": _export, "list": _list, "check": _check}
    return actions[options.action](options, _file(options))


def _file(options: argparse.Namespace) -> Path:
    folder = None if options.registry else find_data_folder(options.data_folder)
    path = options.registry or (folder.registry if folder else None)
    if path is None:
        raise CommandError(Message("Say where the registry lies: with --registry, or with a data folder."))
    return Path(path)


def _import(options: argparse.Namespace, path: Path) -> int:
    from briefing.registry import ListError, Registry
    from briefing.registry.importing import import_list, read_list_file

    data = read_list_file(options.list)
    try:
        with Registry(path, writing=True) as registry:
            report = import_list(registry, data)
    except ListError as error:
        return _tell_problems(options.list, error)
    print(
        tr(
            "{added} added, {changed} changed, {unchanged} as before: {path}",
            path=path,
            **msgspec.structs.asdict(report),
        )
    )
    return 0


def _export(options: argparse.Namespace, path: Path) -> int:
    from briefing.registry import Registry
    from briefing.registry.lists import bodies_list, officials_list

    with Registry(path) as registry:
        data = bodies_list(registry.bodies.all()) if options.bodies else officials_list(registry.officials.all())
    write_atomically(options.list, data)
    print(translated(Message("Wrote {path}", path=options.list)))
    return 0


def _list(options: argparse.Namespace, path: Path) -> int:
    from briefing.registry import Registry
    from briefing.registry.searching import Searchable

    with Registry(path) as registry:
        officials = Searchable(registry.officials.all()).with_words(" ".join(options.words))
    for official in officials:
        if options.json:
            print(json.dumps(msgspec.to_builtins(official), ensure_ascii=False))
        else:
            print(_line(official))
    return 0


def _line(official: "Official") -> str:
    """A person in one line: name, post held today, country."""
    language = ui_language()
    today = official.in_post(dt.date.today())  # noqa: DTZ011 (the user's own day)
    post = ", ".join(filter(None, (today.post.in_any_language(language), today.organisation.in_any_language(language))))
    country = f" ({official.country})" if official.country else ""
    return f"{official.name.in_any_language(language)}{country}{f': {post}' if post else ''}"


def _check(options: argparse.Namespace, path: Path) -> int:
    from briefing.registry import ListError, Registry
    from briefing.registry.importing import check_list, read_list_file

    if options.list is None:
        with Registry(path) as registry:
            return _check_registry(registry)
    data = read_list_file(options.list)
    try:
        if options.registry or path.exists():
            with Registry(path) as registry:
                report = check_list(registry, data)
        else:
            report = check_list(None, data)
    except ListError as error:
        return _tell_problems(options.list, error)
    print(
        tr(
            "The list is in order. Importing it would add {added}, change {changed} and leave {unchanged} as before.",
            **msgspec.structs.asdict(report),
        )
    )
    return 0


def _check_registry(registry: "Registry") -> int:
    faults = registry.faults()
    for fault in faults:
        print(fault)
    pairs = [] if faults else registry.namesakes()
    for one, other in pairs:
        print(tr("These may be one person: {one} – {other}", one=_line(one), other=_line(other)))
    if not faults and not pairs:
        count = len(registry.officials.all())
        print(
            tr_count(
                "The registry is in order: {count} official.", "The registry is in order: {count} officials.", count
            )
        )
    return 1 if faults or pairs else 0


def _tell_problems(path: Path, error: "ListError") -> int:
    """Every bad row with its line."""
    for problem in error.problems:
        line = Message("{path}, line {line}: {reason}.", path=path, line=problem.line, reason=problem.reason)
        print(translated(line), file=sys.stderr)
    print(f"briefing registry: {path}: {told(error)}", file=sys.stderr)
    return 1
