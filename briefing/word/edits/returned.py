"""Reads a Word document that comes back: what each print of a field says now, rows added, text outside fields."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from lxml import etree

from briefing.messages import Message, message_of
from briefing.model import LANGUAGE_CODES
from briefing.model.schema import ADDITIONAL
from briefing.word.edits.carried import CarriedField, EditsError, Origin, read_bound, read_origin
from briefing.word.edits.export import mark_of, stories
from briefing.word.edits.formatted import formatted_text
from briefing.word.edits.rows import AddedRow, added_rows
from briefing.word.edits.story import Control, Story, read_story
from briefing.word.ooxml.markup import XmlError, parse_xml
from briefing.word.ooxml.package import PackageError, Parts, read_package
from briefing.word.ooxml.parts import DOCUMENT
from briefing.word.printing.bound_fields import PrintedField

MAX_PART: Final = 32 * 2**20
"""Largest part that is read, in bytes; the text of a note has a few hundred thousand."""
MAX_CONTROLS: Final = 20_000
"""Content controls that are read."""
MAX_ADDED: Final = 200
"""Rows that may have been added to tables."""
MOST_OUTSIDE: Final = 100
"""Paragraphs outside fields that are told one by one."""
_MOST_WORDINGS: Final = 10
"""Wordings of one print that are told."""


@dataclass(frozen=True)
class ReturnedField:
    """One print of a field: as it was exported, and what the document says now.

    `found` holds every other wording the document gives for it: none where it is
    unchanged, several where its prints disagree. `is_gone` says that no control
    shows it any more. `is_formatted` says that `found` is Markdown.
    """

    exported: CarriedField
    found: tuple[str, ...]
    is_gone: bool = False
    is_formatted: bool = False


@dataclass(frozen=True)
class ReturnedDocument:
    """What a document says that came back.

    `outside` are paragraphs outside fields that are new or changed, at most
    `MOST_OUTSIDE`; `removed_outside` tells how many more were taken away. Without
    `has_export` the document has lost its export, and `origin` is the substitute.
    """

    origin: Origin
    has_export: bool
    fields: tuple[ReturnedField, ...]
    added: tuple[AddedRow, ...]
    outside: tuple[str, ...]
    removed_outside: int = 0


def read_edits(data: bytes, substitute: Callable[[], Origin] | None = None) -> ReturnedDocument:
    """What a Word file says now, beside what it said when it was exported.

    `substitute` gives what stands in for an export that the file has lost, as files
    do that were saved by programs which drop custom XML. Raises EditsError for what
    is no Word document, carries no fields, or lost its export without a substitute.
    """
    try:
        parts = read_package(data)
        own = read_origin(parts)
        if DOCUMENT not in parts:
            raise EditsError(Message("The file is not a Word document (.docx): it has no text."))
        if own is None and substitute is None:
            raise EditsError(NO_FIELDS if read_bound(parts) is None else LOST_EXPORT)
        origin = own or cast("Callable[[], Origin]", substitute)()
        return _Reader(parts, origin, is_own=own is not None).read()
    except PackageError as error:
        raise EditsError(message_of(error)) from error


NO_FIELDS: Final = Message(
    "The document carries no fields of a briefing: it was not exported by Briefing, or another program removed them."
)
LOST_EXPORT: Final = Message("The document has lost what it said when it was exported.")


class _Reader:
    """Reads one document against its export."""

    def __init__(self, parts: Parts, origin: Origin, *, is_own: bool) -> None:
        self._parts = parts
        self._origin = origin
        bound = read_bound(parts)
        self._bound: Sequence[PrintedField] = bound or ()
        self._follows = is_own and bound is not None and len(bound) == len(origin.printed)
        self._is_own = is_own
        self._tags = _by_tag(origin.printed)
        self._by_words = {(item.path, _squeezed(item.words)): n for n, item in enumerate(origin.printed, 1)}
        self._formatted_tags = {tag: n for n, item in origin.formatted.items() for tag in _tags_of(item.path)}

    def read(self) -> ReturnedDocument:
        """The whole document."""
        stories_read = [self._story(name) for name in stories(self._parts)]
        controls = [control for story in stories_read for control in story.controls]
        if not controls and not self._is_own:
            raise EditsError(NO_FIELDS)
        if len(controls) > MAX_CONTROLS:
            raise EditsError(Message("The document holds more than {limit} fields.", limit=MAX_CONTROLS))
        plain = [control for control in controls if not self._formatted_number(control)]
        shown = self._assigned(plain)
        added, copies = added_rows(stories_read, shown, self._origin)
        if len(added) > MAX_ADDED:
            raise EditsError(Message("More rows were added than can be read ({limit}).", limit=MAX_ADDED))
        contents: dict[int, list[Control]] = {}
        for control, number in shown.items():
            if control not in copies:
                contents.setdefault(number, []).append(control)
        fields = [self._plain(number, contents.get(number, [])) for number in range(1, len(self._origin.printed) + 1)]
        paragraphs = [paragraph for story in stories_read for paragraph in story.outside]
        marks = {mark: paragraph for paragraph in paragraphs if (mark := mark_of(paragraph))}
        fields += self._formatted(controls, marks)
        outside, removed = self._outside(marks, added)
        return ReturnedDocument(self._origin, self._is_own, tuple(fields), added, outside, removed)

    def _story(self, name: str) -> Story:
        data = self._parts[name]
        if len(data) > MAX_PART:
            raise EditsError(Message("The text of the document is larger than {limit} MB.", limit=MAX_PART // 2**20))
        try:
            root: etree._Element = parse_xml(data)
        except XmlError as error:
            raise EditsError(
                Message(
                    "The part {name} of the document cannot be read: {reason}.", name=name, reason=message_of(error)
                )
            ) from error
        return read_story(root, self._knows)

    def _knows(self, control: Control) -> bool:
        return bool(self._path_of(control) or self._formatted_number(control))

    def _path_of(self, control: Control) -> str:
        """The field a control shows; its binding goes before its tag, which LibreOffice 7.4 drops."""
        if 0 < control.bound_to <= len(self._origin.printed) and self._is_own:
            return self._origin.printed[control.bound_to - 1].path
        tag = control.tag
        if 0 < control.bound_to <= len(self._bound):
            tag = self._bound[control.bound_to - 1].path or tag
        numbers = self._tags.get(tag)
        return self._origin.printed[numbers[0] - 1].path if numbers else ""

    def _formatted_number(self, control: Control) -> int:
        if control.bound_to:
            return 0
        if control.identity in self._origin.formatted:
            return control.identity
        return self._formatted_tags.get(control.tag, 0)

    def _assigned(self, controls: Iterable[Control]) -> dict[Control, int]:
        """The print each control shows: the one it is bound to, else one of its field, best in the same words."""
        assigned: dict[Control, int] = {}
        loose: list[Control] = []
        for control in controls:
            number = self._by_words.get((self._path_of(control), _squeezed(control.words)), 0)
            if self._is_own and 0 < control.bound_to <= len(self._origin.printed):
                assigned[control] = control.bound_to
            elif number:
                assigned[control] = number
            else:
                loose.append(control)
        taken = set(assigned.values())
        for control in loose:
            numbers = self._tags[self._path_of(control)]
            assigned[control] = next((number for number in numbers if number not in taken), numbers[0])
            taken.add(assigned[control])
        return assigned

    def _plain(self, number: int, controls: Sequence[Control]) -> ReturnedField:
        """What the document says of one print: by its data, and by the controls that do not follow the data.

        White space that only a control has counts for nothing: LibreOffice 7.4
        loses line ends in controls, not in the data.
        """
        exported = self._origin.printed[number - 1]
        found: list[str] = []
        data = self._bound[number - 1].words if self._follows else None
        if not controls:
            return ReturnedField(exported, (), is_gone=True)
        if data is not None and data != exported.words:
            found.append(data)
        known = {_squeezed(words) for words in (exported.words, *found)}
        for control in controls:
            if _squeezed(control.words) not in known and len(found) < _MOST_WORDINGS:
                known.add(_squeezed(control.words))
                found.append(control.words)
        return ReturnedField(exported, tuple(found))

    def _formatted(self, controls: Iterable[Control], marks: Mapping[str, str]) -> Iterator[ReturnedField]:
        shown = {number: control for control in controls if (number := self._formatted_number(control))}
        for number, exported in self._origin.formatted.items():
            control = shown.get(number)
            if control is None:
                lines = filter(None, map(mark_of, exported.words.split("\n")))
                is_there = all(line in marks for line in lines)  # LibreOffice 7.4 drops what names such a control
                yield ReturnedField(exported, (), is_gone=not is_there, is_formatted=True)
            elif _squeezed(control.words) == _squeezed(exported.words):
                yield ReturnedField(exported, (), is_formatted=True)
            else:
                yield ReturnedField(exported, (formatted_text(control.content, self._parts),), is_formatted=True)

    def _outside(self, marks: Mapping[str, str], added: Iterable[AddedRow]) -> tuple[tuple[str, ...], int]:
        """Paragraphs outside fields that were not exported, and how many exported ones are missing besides."""
        if not self._is_own or not self._origin.is_complete:
            return (), 0
        known = self._origin.outside | {mark_of(words) for row in added for words in row.cells}
        new = [paragraph for mark, paragraph in marks.items() if mark not in known]
        formatted = {mark_of(line) for item in self._origin.formatted.values() for line in item.words.split("\n")}
        missing = len(self._origin.outside - marks.keys() - formatted)
        return tuple(new[:MOST_OUTSIDE]), max(0, missing - len(new))


def _by_tag(printed: Sequence[CarriedField]) -> dict[str, list[int]]:
    """The prints of each field, by its path and by the tags that its controls have."""
    found: dict[str, list[int]] = {}
    for number, item in enumerate(printed, 1):
        for tag in _tags_of(item.path):
            found.setdefault(tag, []).append(number)
    return found


def _tags_of(path: str) -> Iterator[str]:
    """Each tag that a control of this field may have: the path, also without language, without `additional`."""
    yield path
    whole, _, last = path.rpartition("/")
    if last in LANGUAGE_CODES:
        yield whole
    if path.startswith(f"{ADDITIONAL}/"):
        yield path.removeprefix(f"{ADDITIONAL}/")


def _squeezed(words: str) -> str:
    """Words without white space, by which they are compared."""
    return "".join(words.split())
