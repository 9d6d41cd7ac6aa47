"""Word templates: compiled once, rendered for any mapping of values."""

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import TemplateError as JinjaError
from lxml import etree

from briefing.messages import Message, message_of
from briefing.word.compiling.draft import Draft
from briefing.word.compiling.part import CODE_NAME, CompiledPart, compile_part
from briefing.word.compiling.places import PlaceFinder
from briefing.word.faults import Fault, FaultKind, Place, RenderError, TemplateError
from briefing.word.ooxml.markup import XmlError, parse_xml, with_usual_prefix
from briefing.word.ooxml.package import PackageError, Parts, read_package
from briefing.word.ooxml.parts import DOCUMENT, headings_of, label_of, text_parts
from briefing.word.printing.additions import PackageAdditions
from briefing.word.printing.bound_fields import BoundFields
from briefing.word.printing.environment import LimitError, PartEnvironment, RenderState
from briefing.word.printing.filters import text_filters
from briefing.word.printing.pictures import Picture

if TYPE_CHECKING:  # the model takes a third of the time in which a template is compiled in a new process
    from briefing.model import LanguageCode

_CONTROL_NUMBER: Final = re.compile(rb'<w:id w:val="(-?\d{1,10})"/>')


class Template:
    """A compiled template. It holds no values and may be used from several threads.

    `version` tells one state of its file from another.
    """

    def __init__(self, parts: Parts, compiled: list[CompiledPart], version: str) -> None:
        self.version = version
        self._parts = parts
        self._compiled = compiled

    @cached_property
    def _control_numbers(self) -> set[int]:
        """The numbers of the content controls that the template itself has."""
        found = (_CONTROL_NUMBER.findall(self._parts[name]) for name in text_parts(self._parts))
        return {int(number) for numbers in found for number in numbers}

    def render(
        self,
        context: Mapping[str, Any],
        *,
        language: "LanguageCode" = "en",
        controls: bool = False,
        pictures: Mapping[str, Picture] = MappingProxyType({}),
        bound: BoundFields | None = None,
    ) -> Parts:
        """The document with the values of the context.

        `language` is the document's, which dates, numbers and money follow. With
        `controls` every printed field lies in a content control whose tag is its
        field path. With `bound` only fields that it knows have one, which is bound to
        their place in it. `pictures` take the place of those of the template with
        their name, title or alternative text. Raises RenderError naming the tag whose
        value failed, or the picture that is missing.
        """
        additions = PackageAdditions(self._parts)
        state = RenderState(language, bound)
        if bound is not None:
            controls = True
            bound.avoid(self._control_numbers)
        values = dict(context)
        written: dict[str, bytes] = {}
        for part in self._compiled:
            state.additions = additions.for_part(part.name)
            try:
                written[part.name] = part.render(values, state, controls=controls)
            except (
                JinjaError,
                ArithmeticError,
                TypeError,
                ValueError,
                LookupError,
                AttributeError,
                RuntimeError,
                MemoryError,
            ) as error:
                raise self._failure(part, error, controls=controls) from error
        if pictures:
            written = self._with_pictures(written, pictures, additions)
        return self._parts.changed(additions.written(written))

    def _with_pictures(
        self, written: dict[str, bytes], pictures: Mapping[str, Picture], additions: PackageAdditions
    ) -> dict[str, bytes]:
        try:
            framing = import_module("briefing.word.printing.framed_pictures")
            changed: dict[str, bytes] = framing.with_named_pictures(self._parts, written, pictures, additions)
        except LookupError as error:
            raise RenderError((Fault(FaultKind.VALUE, message_of(error), Message("Correct the name.")),)) from error
        return changed

    def _failure(self, part: CompiledPart, error: Exception, *, controls: bool) -> RenderError:
        number, trace = 0, error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == CODE_NAME:
                number = trace.tb_lineno
            trace = trace.tb_next
        tag = part.tag_at(number, controls=controls)
        place = finder_of(self._parts, part.name).place(tag.paragraph if tag else 0)
        kind = FaultKind.LIMIT if isinstance(error, (LimitError, MemoryError, RecursionError)) else FaultKind.VALUE
        problem = Message("The value cannot be written: {reason}", reason=message_of(error))
        remedy = Message("Correct the value or the tag.")
        return RenderError((Fault(kind, problem, remedy, tag.source if tag else "", place),))


class Examination(NamedTuple):
    """What was found in a template: its parts with tags, and every fault."""

    parts: Parts
    compiled: list[CompiledPart]
    faults: list[Fault]

    def finder(self, name: str) -> PlaceFinder:
        """The places of a part as it is in the template."""
        return finder_of(self.parts, name)


def compile_template(data: bytes, *, filters: Mapping[str, Callable[..., Any]] = MappingProxyType({})) -> Template:
    """The template of a .docx file; `filters` are known to it besides ours, and called with the value first.

    Raises TemplateError holding every fault it has.
    """
    examination = examine(data, filters)
    if examination.faults:
        raise TemplateError(tuple(examination.faults))
    return Template(examination.parts, examination.compiled, hashlib.sha256(data).hexdigest()[:16])


def examine(data: bytes, filters: Mapping[str, Callable[..., Any]] = MappingProxyType({})) -> Examination:
    """Everything compiling a template finds. Raises TemplateError only for a file that cannot be read at all."""
    try:
        parts = read_package(data)
        parts.verify()
        return _examined(parts, filters)
    except PackageError as error:
        remedy = Message("Open the template in Word and save it again as .docx.")
        raise TemplateError((Fault(FaultKind.BROKEN_PACKAGE, message_of(error), remedy),)) from error


def _examined(parts: Parts, filters: Mapping[str, Callable[..., Any]]) -> Examination:
    environment = PartEnvironment({**text_filters(), **filters})
    found = Examination(parts, [], [])
    if DOCUMENT not in parts:
        raise PackageError(Message("The file is not a Word document (.docx): it has no text."))
    for name in text_parts(parts):
        data = parts[name]
        try:
            root = with_usual_prefix(parse_xml(data))
        except XmlError as error:
            label = label_of(parts, name)
            problem = Message("The {part} cannot be read: {reason}.", part=label, reason=message_of(error))
            remedy = Message("Open the template in Word and save it again.")
            found.faults.append(Fault(FaultKind.BROKEN_PART, problem, remedy, place=Place(label, name)))
            continue
        if name != DOCUMENT and b"{" not in data and b"%7b" not in data.lower():
            continue
        part, draft = compile_part(name, root, environment)
        found.faults.extend(_placed(parts, draft))
        if part is not None:
            found.compiled.append(part)
    return found


def finder_of(parts: Parts, name: str) -> PlaceFinder:
    """The places of a part as it is in the template."""
    root: etree._Element = parse_xml(parts[name])
    return PlaceFinder(name, label_of(parts, name), root, headings_of(parts))


def _placed(parts: Parts, draft: Draft) -> list[Fault]:
    if not draft.flaws:
        return []
    finder = finder_of(parts, draft.name)
    return [finder.fault(flaw) for flaw in sorted(draft.flaws, key=lambda flaw: (flaw.paragraph, flaw.number))]
