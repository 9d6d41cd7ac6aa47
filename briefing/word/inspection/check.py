"""What is wrong in a template, and which fields it uses: everything at once."""

import msgspec

from briefing.messages import Message
from briefing.word.compiling.fields import Path, Uses
from briefing.word.faults import Fault, FaultKind, Place, TemplateError
from briefing.word.inspection.known import KnownField, find
from briefing.word.ooxml.cleaning import Removal, clean_package
from briefing.word.ooxml.markup import XmlError
from briefing.word.template import Examination, examine


class FieldUse(msgspec.Struct, frozen=True):
    """A field that a template uses: `officials[].post`.

    `known` says that the briefing has it; `additional` that the form will ask
    for it, because only this template knows it.
    """

    name: str
    kind: str
    known: bool
    additional: bool
    count: int
    places: tuple[Place, ...]


class Report(msgspec.Struct, frozen=True):
    """The faults and the fields of a template, each in the order of the document.

    `active` is what could fetch or run something; importing the template takes it out.
    """

    faults: tuple[Fault, ...]
    fields: tuple[FieldUse, ...]
    active: tuple[Removal, ...] = ()


def check_template(data: bytes, known: KnownField | None = None) -> Report:
    """Examine a .docx template. `known` are the names the briefing has; None checks no names."""
    try:
        examination = examine(data)
    except TemplateError as error:
        return Report(error.faults, ())
    return _report(examination, known)


def template_fields(data: bytes, known: KnownField | None = None) -> tuple[FieldUse, ...]:
    """The fields of a template. Raises TemplateError for one with faults of syntax."""
    examination = examine(data)
    if examination.faults:
        raise TemplateError(tuple(examination.faults))
    return _report(examination, known).fields


def _report(examination: Examination, known: KnownField | None) -> Report:
    faults, fields = list(examination.faults), []
    for name, (kind, places, tags) in _gathered(examination).items():
        found, steps = find(known, name) if known is not None else (None, 0)
        is_additional = known is not None and found is None and len(name) == 1 and not known.nearest(name[0])
        fields.append(
            FieldUse(
                name=_written(name),
                kind=found.kind if found is not None else kind,
                known=found is not None,
                additional=is_additional and kind == "value",
                count=len(places),
                places=tuple(places),
            )
        )
        if known is not None and found is None and not is_additional:
            faults += _unknown(name, steps, known, list(zip(places, tags, strict=True)))
    order = {name: index for index, name in enumerate(part.name for part in examination.compiled)}
    faults.sort(key=lambda fault: (order.get(fault.place.part_name, 0), fault.place.paragraph))
    return Report(tuple(faults), tuple(fields), _active(examination))


def _active(examination: Examination) -> tuple[Removal, ...]:
    try:
        return clean_package(examination.parts)[1]
    except XmlError:
        return ()  # the broken part is among the faults


def _gathered(examination: Examination) -> dict[Path, tuple[str, list[Place], list[str]]]:
    """Each field with its kind of use, the places and the tags, in the order of the document."""
    gathered: dict[Path, tuple[str, list[Place], list[str]]] = {}
    for part in examination.compiled:
        finder = examination.finder(part.name)
        uses = part.uses()
        pairs = sorted((number, path) for path, numbers in uses.tags.items() for number in numbers)
        for number, path in pairs:
            tag = part.tags[number - 1]
            if tag.in_fallback:
                continue
            _, places, tags = gathered.setdefault(path, (_kind(path, uses), [], []))
            places.append(finder.place(tag.paragraph))
            tags.append(tag.source)
    return gathered


def _kind(path: Path, uses: Uses) -> str:
    if path in uses.lists or any(other[: len(path) + 1] == (*path, "*") for other in uses.tags):
        return "rows"
    if any(other[: len(path)] == path and len(other) > len(path) for other in uses.tags):
        return "group"
    return "condition" if path in uses.conditions and path not in uses.values else "value"


def _unknown(path: Path, steps: int, known: KnownField, uses: list[tuple[Place, str]]) -> list[Fault]:
    """A fault for each use of a field nobody knows."""
    above, _ = find(known, path[:steps])
    name = path[steps]
    near = above.nearest(name) if above is not None else ""
    written = _written(path[: steps + 1])
    if above is not None and not above.fields:
        problem = Message(
            "“{above}” has no parts, so there is no “{name}”.", above=_written(path[:steps]), name=written
        )
        remedy = Message("Write it without.")
    elif above is not None and above.rows and name != "*":
        rows = _written(path[:steps])
        problem = Message("“{rows}” is a list, so there is no “{name}”.", rows=rows, name=written)
        remedy = Message(
            "Go over it with a loop: {{%p for row in {rows} %}} … {{{{ row.{name} }}}}.", rows=rows, name=name
        )
    else:
        problem = Message("There is no field “{name}”.", name=written)
        remedy = (
            Message("Did you mean “{name}”?", name=near)
            if near
            else Message("“briefing template names” lists all fields.")
        )
    suggestion = _written((*path[:steps], near)) if near else ""
    return [
        Fault(FaultKind.UNKNOWN_FIELD, problem, remedy, tag=tag, place=place, suggestion=suggestion)
        for place, tag in uses
    ]


def _written(path: Path) -> str:
    return ".".join(path).replace(".*", "[]")
