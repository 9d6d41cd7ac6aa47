"""`briefing check`: everything the checks find in a briefing file."""

import argparse
import json
from pathlib import Path
from typing import Any

from briefing.checks import Finding, Findings, Severity, run_checks
from briefing.cli.arguments import CommandParser, add_data_folder, command_parser
from briefing.cli.note import pages_of_note
from briefing.messages import Message
from briefing.storage import StorageError, find_data_folder, open_file
from briefing.translation import tr, tr_count, translated
from briefing.word import PackageError, TemplateError
from briefing.word.inspection.own_fields import needs_of_template
from briefing.word.library import TemplateNotFoundError

ERRORS = (StorageError, PackageError, TemplateError, TemplateNotFoundError)


def arguments() -> CommandParser:
    """The briefing file, and how to answer."""
    parser = command_parser(
        "check",
        "Tells everything the checks find in a briefing file. The exit status is 1 when something stops its export.",
        example="briefing check visit.briefing",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="briefing file")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="answer for people or for programs")
    add_data_folder(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Opens, lays out, checks and tells."""
    folder = find_data_folder(options.data_folder)
    own_templates = folder.templates if folder else None
    briefing = open_file(options.file)
    findings = run_checks(
        briefing,
        needs=needs_of_template(briefing.template, briefing.language, own_templates),
        page_count=pages_of_note(briefing, own_templates),
    )
    if options.format == "json":
        print(json.dumps([_record(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        _tell(findings)
    return 1 if findings.of(Severity.STOP) else 0


def _tell(findings: Findings) -> None:
    titles = {Severity.STOP: tr("Stops"), Severity.WARN: tr("Warnings"), Severity.HINT: tr("Hints")}
    for severity, title in titles.items():
        found = findings.of(severity)
        if found:
            print(f"{title} ({len(found)})")
        for finding in found:
            print(f"  {translated(finding.message)}  [{finding.check}]")
    if findings.waived:
        print(f"{tr('Waived')} ({len(findings.waived)})")
    for finding in findings.waived:
        print(f"  {translated(finding.message)}  [{finding.check}]")
        print(f"    {_reason(finding)}")
    count = len(findings.open)
    print(tr_count("{count} finding.", "{count} findings.", count) if count else tr("Nothing was found."))


def _reason(finding: Finding) -> str:
    waiver = finding.waiver
    assert waiver is not None, "only waived findings have a reason"
    who = ", ".join(filter(None, (waiver.who, str(waiver.when or ""))))
    return translated(Message("{reason} ({who})", reason=waiver.reason, who=who)) if who else waiver.reason


def _record(finding: Finding) -> dict[str, Any]:
    waiver = finding.waiver
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "path": finding.path,
        "message": translated(finding.message),
        "words": finding.words,
        "span": finding.span,
        "sure": finding.sure,
        "fix": {"path": finding.fix.path, "value": finding.fix.value} if finding.fix else None,
        "waiver": {"reason": waiver.reason, "who": waiver.who, "when": waiver.when and str(waiver.when)}
        if waiver
        else None,
    }
