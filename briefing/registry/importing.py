"""A list joins a registry: all of its rows, or none and everything that is wrong with them."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from briefing.messages import Message
from briefing.registry.csv_files import LARGEST_LIST
from briefing.registry.errors import ListError, RowProblem
from briefing.registry.lists import read_list
from briefing.registry.merging import merged_body, merged_official
from briefing.registry.names import Likeness
from briefing.registry.records import Body, Official
from briefing.registry.registry import Registry
from briefing.registry.tables import R, RecordTable
from briefing.storage import previous_copy, write_atomically
from briefing.storage.errors import reading_failed

Outcome = Literal["added", "changed", "unchanged"]


class ImportReport(msgspec.Struct, frozen=True):
    """How many records a list adds, changes and leaves as they were."""

    added: int
    changed: int
    unchanged: int


def read_list_file(path: Path) -> bytes:
    """The bytes of a list. Raises StorageError."""
    try:
        if path.stat().st_size > LARGEST_LIST:
            raise ListError(Message("The list is too large; divide it into several files."))
        return path.read_bytes()
    except OSError as error:
        raise reading_failed(path, error) from error


def import_list(registry: Registry, data: bytes) -> ImportReport:
    """Adds the records of a list, in one change; what was there before is kept beside it as `.bak`.

    A row joins the record of the person or body it names, by a name that is the
    same or the same in other letters. Raises ListError with every bad row, and
    RegistryError.
    """
    records, problems = read_list(data)
    with registry.change():
        before = registry.contents()
        report = _join(registry, records, problems)
        if report.changed:
            write_atomically(previous_copy(registry.path), before)
    return report


def check_list(registry: Registry | None, data: bytes) -> ImportReport:
    """What importing the list would do to a registry or to a new one. Raises what `import_list` raises."""
    records, problems = read_list(data)
    with Registry.in_memory(registry) as trial, trial.change():
        return _join(trial, records, problems)


def _join(registry: Registry, records: list[tuple[int, Official | Body]], problems: list[RowProblem]) -> ImportReport:
    outcomes: dict[tuple[type, int], Outcome] = {}
    for line, record in records:
        joined = _join_official(registry, record) if isinstance(record, Official) else _join_body(registry, record)
        if joined is None:
            problems.append(
                RowProblem(line, Message("several records may be meant; add the patronymic or the country"))
            )
        else:
            id_, outcome = joined
            before = outcomes.get((type(record), id_), "unchanged")
            outcomes[type(record), id_] = outcome if before == "unchanged" else before
    if problems:
        problems.sort(key=lambda problem: problem.line)
        raise ListError(Message("Nothing was imported: some rows of the list cannot be taken."), tuple(problems))
    counts = Counter(outcomes.values())
    return ImportReport(counts["added"], counts["changed"], counts["unchanged"])


def _join_official(registry: Registry, official: Official) -> tuple[int, Outcome] | None:
    """The id of the record the official joined, and what became of it; None where several may be meant."""
    found = registry.people(official.spellings(), official.country, at_least=Likeness.TRANSLITERATED)
    return _join_record(registry.officials, found, official, merged_official)


def _join_body(registry: Registry, body: Body) -> tuple[int, Outcome] | None:
    found = registry.bodies_named(body.spellings(), body.country)
    return _join_record(registry.bodies, found, body, merged_body)


def _join_record(
    table: RecordTable[R], found: list[R], record: R, merged: Callable[[R, R], R]
) -> tuple[int, Outcome] | None:
    if len(found) > 1:
        return None
    if not found:
        return table.add(record).id, "added"
    (known,) = found
    newer = merged(known, record)
    if newer == known:
        return known.id, "unchanged"
    return table.replace(newer, known).id, "changed"
