"""What compiled templates call to print a value: escaping, breaks, formatted values, content controls."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2.runtime import Undefined

from briefing.word.ooxml.markup import clean_text, escape, escape_attribute
from briefing.word.ooxml.properties import with_language, with_look
from briefing.word.printing.bound_fields import BoundFields
from briefing.word.printing.environment import RenderContext
from briefing.word.printing.rich_text import PAGE_BREAK, with_ends
from briefing.word.printing.slots import Slot
from briefing.word.printing.values import Blocks, Listing, Row, Runs, WordValue

_PRESERVE: Final = '<w:t xml:space="preserve">'
_SPECIAL = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LOCKED: Final = '<w:lock w:val="sdtLocked"/>'
_UNSAFE = re.compile("[^\\w/.\\- ]")
_PARAGRAPHS = re.compile("[\a\f]")
_LOST_IN_BLOCKS = re.compile("<w:(?:footnoteReference|endnoteReference|fldChar)\\b")
MAX_CONTROL_TAG: Final = 64
"""Characters that Word keeps of the tag of a content control."""
_ROW_STEP = re.compile("[a-z]?\\d+")
_SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp", ""))


class Printer:
    """The printing functions of one compiled part; `slots` are numbered like its tags."""

    def __init__(self, slots: Mapping[int, Slot]) -> None:
        self._slots = slots
        self._controls = {
            number: (
                f'<w:sdt><w:sdtPr>{slot.run_properties}<w:alias w:val="',
                f"<w:text/></w:sdtPr><w:sdtContent>{slot.before}",
                f"{slot.after}</w:sdtContent></w:sdt>",
            )
            for number, slot in slots.items()
            if slot.can_control
        }

    def functions(self) -> dict[str, Any]:
        """The names compiled code calls."""
        return {
            "text": self.text,
            "plain": plain,
            "attribute": attribute,
            "runs": self.runs,
            "block": self.block,
            "field": self.field,
            "about_field": self.about_field,
            "address": address,
            "capture": capture,
            "markup": markup,
            "rows": rows,
            "located": located,
        }

    def text(self, value: Any, number: int, context: RenderContext) -> str:
        """A value inside its run: escaped, line ends as breaks, formatted values as they are."""
        if type(value) is str and _SPECIAL.search(value) is None:
            return value
        if isinstance(value, WordValue) and type(value) is not Listing:
            return self._inserted(value, self._slots[number], context)
        words = as_text(value)
        return self._broken(words, self._slots[number]) if _SPECIAL.search(words) else words

    def runs(self, value: Any, number: int, context: RenderContext) -> str:
        """A value in the place of its run."""
        slot = self._slots[number]
        if isinstance(value, WordValue) and not value.is_block and type(value) is not Listing:
            return _written(value, slot, context)
        words = self.text(value, number, context)
        return f"{slot.before}{words}{slot.after}" if words else ""

    def block(self, value: Any, number: int, context: RenderContext) -> str:
        """A value in the place of its paragraph, row or cell; nothing leaves nothing."""
        slot = self._slots[number]
        if isinstance(value, WordValue) and type(value) is not Listing:
            markup = _written(value, slot, context)
            return markup if value.is_block else _in_slot(markup, slot)
        words = self.text(value, number, context)
        return f"{slot.before}{words}{slot.after}" if words else ""

    def field(self, value: Any, number: int, context: RenderContext, path: str | None) -> str:
        """A value in a content control that carries its field path; an empty one leaves nothing."""
        if type(value) is str and path and _SPECIAL.search(value) is None:
            # The case that fills tables: nothing to escape and nothing to break.
            control = self._controls.get(number)
            if value and control is not None and len(path) <= MAX_CONTROL_TAG:
                before, between, after = control
                bound = context.state.bound
                if bound is None:
                    return f'{before}{_alias_of(path)}"/><w:tag w:val="{path}"/>{_LOCKED}{between}{value}{after}'
                properties = bound.plain(path, value)
                if properties:
                    return f"{before}{_names(path)}{properties}{between}{value}{after}"
                return f"{self._slots[number].before}{value}{self._slots[number].after}"
        slot = self._slots[number]
        if isinstance(value, WordValue) and type(value) is not Listing:
            return self._rich_field(value, number, context, path)
        words = as_text(value)
        bound = context.state.bound
        if slot.can_break and _PARAGRAPHS.search(words):
            between = f"</w:p>{{}}<w:p>{slot.paragraph}"
            whole = path if bound is None else None  # a part of a value cannot be bound to the value
            return _in_paragraphs(words, between, lambda piece: self._control(piece, number, whole, bound))
        return self._control(words, number, path, bound)

    def about_field(self, value: Any, number: int, context: RenderContext, path: str | None) -> str:
        """Words about a field that are not its value: they lead to the field and are not read back into it."""
        return self.field(value, number, context, path if context.state.bound is None else None)

    def _control(self, words: str, number: int, path: str | None, bound: BoundFields | None) -> str:
        """A run of plain text in its control."""
        markup = _with_breaks(words)
        if not markup:
            return ""
        properties = self._properties(words, number, path, bound)
        if not path or not properties:
            slot = self._slots[number]
            return f"{slot.before}{markup}{slot.after}"
        before, between, after = self._controls[number]
        if "<w:br/>" in markup:
            between = between.replace("<w:text/>", '<w:text w:multiLine="1"/>', 1)
        return f"{before}{properties}{between}{markup}{after}"

    def _properties(self, words: str, number: int, path: str | None, bound: BoundFields | None) -> str:
        """The names of a control and what it is bound to; empty where there is to be none."""
        if not path or number not in self._controls:
            return ""
        if bound is None:
            return f"{_names(path)}{_LOCKED}" if len(path) <= MAX_CONTROL_TAG else ""
        properties = bound.plain(path, line_ends(words))
        return f"{_names(path)}{properties}" if properties else ""

    def _rich_field(self, value: WordValue, number: int, context: RenderContext, path: str | None) -> str:
        slot = self._slots[number]
        markup = _written(value, slot, context)
        bound = context.state.bound
        if value.is_block and not slot.before.startswith("<w:p"):
            return (
                f"</w:p>{markup}<w:p>{slot.paragraph}"
                if slot.can_break
                else self._control(str(value), number, path, bound)
            )
        if markup and path and number in self._controls and _fits_control(markup, value):
            markup = self._rich_control(markup, path, bound)
        return markup if value.is_block else _in_slot(markup, slot)

    @staticmethod
    def _rich_control(markup: str, path: str, bound: BoundFields | None) -> str:
        """Formatted text in its control, if it is to have one."""
        identity = bound.rich(path) if bound is not None else ""
        if len(path) > MAX_CONTROL_TAG or (bound is not None and not identity):
            return markup
        names = f'<w:alias w:val="{_names(path)}{identity}'
        return f"<w:sdt><w:sdtPr>{names}</w:sdtPr><w:sdtContent>{markup}</w:sdtContent></w:sdt>"

    def _inserted(self, value: WordValue, slot: Slot, context: RenderContext) -> str:
        markup = _written(value, slot, context)
        if not value.is_block:
            return f"{slot.after}{markup}{slot.before}"
        if not slot.can_break or slot.before.startswith("<w:p"):
            return _with_breaks(str(value))
        return f"{slot.after}</w:p>{markup}<w:p>{slot.paragraph}{slot.before}"

    @staticmethod
    def _broken(words: str, slot: Slot) -> str:
        in_block = slot.before.startswith("<w:p")
        if not _PARAGRAPHS.search(words) or not (slot.can_break or in_block):
            return _with_breaks(words)
        if in_block:
            return _in_paragraphs(words, f"{slot.after}{{}}{slot.before}", _with_breaks)
        return _in_paragraphs(words, f"{slot.after}</w:p>{{}}<w:p>{slot.paragraph}{slot.before}", _with_breaks)


def _written(value: WordValue, slot: Slot, context: RenderContext) -> str:
    additions = context.state.additions
    markup = value.write(additions if slot.can_note else additions.without_notes())
    if _PARAGRAPHS.search(markup):
        markup = _ended(markup, slot)
    if not value.takes_look:
        return markup
    return (with_language if value.is_block else with_look)(markup, slot.run_properties)


def _ended(markup: str, slot: Slot) -> str:
    """Runs with the paragraph ends and page ends in them, or lines where the paragraph may not be cut."""
    if slot.before.startswith("<w:p"):
        return with_ends(markup, slot.before.rpartition("<w:r>")[0])
    if slot.can_break:
        return with_ends(markup, f"<w:p>{slot.paragraph}")
    return _PARAGRAPHS.sub("<w:r><w:br/></w:r>", markup)


def _fits_control(markup: str, value: WordValue) -> bool:
    """Whether a content control may hold the markup.

    Runs in a control cannot end the paragraph; LibreOffice moves and loses notes
    and fields of whole paragraphs in a control (measured with 7.4).
    """
    return _LOST_IN_BLOCKS.search(markup) is None if value.is_block else "</w:p>" not in markup


def _in_slot(markup: str, slot: Slot) -> str:
    """Runs in a paragraph of their own where the slot takes the place of one."""
    if not markup or not slot.before.startswith("<w:p"):
        return markup
    opening, _, _ = slot.before.rpartition("<w:r>")
    return f"{opening}{markup}</w:p>"


def _names(path: str) -> str:
    """What a control is called, for people and for the program; Word would cut a tag that is too long."""
    tag = f'<w:tag w:val="{path}"/>' if len(path) <= MAX_CONTROL_TAG else ""
    return f'{_alias_of(path)}"/>{tag}'


def _alias_of(path: str) -> str:
    """The last two names of a field path as Word shows them on the control: `officials: full name`."""
    row, _, name = path.rpartition("/")
    group = _group_of(row) if row else ""
    return f"{group}{name.replace('_', ' ')}"


@lru_cache(maxsize=4)
def _group_of(row: str) -> str:
    """What stands before the name: asked anew for each row, and remembered for its cells."""
    names = [step for step in row.split("/") if not _ROW_STEP.fullmatch(step)]
    return f"{names[-1].replace('_', ' ')}: " if names else ""


def _in_paragraphs(words: str, between: str, write: Callable[[str], str]) -> str:
    """Words with paragraph and page ends; `between` closes one paragraph and opens the next."""
    ends = {"\a": between.format(""), "\f": between.format(PAGE_BREAK)}
    return "".join(ends.get(piece) or write(piece) for piece in re.split("([\a\f])", words))


def as_text(value: Any) -> str:
    """The words of a value; nothing for None and missing fields."""
    if value is None or isinstance(value, Undefined):
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def plain(value: Any, number: int, context: RenderContext) -> str:
    """A value where only text can stand: a field code, a property."""
    del number, context
    return escape(" ".join(as_text(value).split("\n")))


def attribute(value: Any, number: int, context: RenderContext) -> str:
    """A value inside an attribute; a picture there takes the place of the picture with that attribute."""
    del number
    if isinstance(value, WordValue):
        return escape_attribute(context.state.additions.instead(value))
    return escape_attribute(as_text(value))


def address(value: Any, number: int, context: RenderContext) -> str:
    """A value inside the address of a hyperlink; addresses that could run something are left out."""
    del number, context
    words = clean_text(as_text(value)).strip()
    try:
        scheme = urlsplit(words).scheme.lower()
    except ValueError:
        return "#"
    return escape_attribute(words) if scheme in _SCHEMES and not words.startswith("\\\\") else "#"


def capture(value: Any, number: int, context: RenderContext) -> str:
    """A value inside text that is caught first and printed later."""
    del number, context
    return as_text(value)


def markup(value: Any) -> WordValue:
    """What a macro or a block over several paragraphs made."""
    text = str(value)
    return Blocks(text) if text.lstrip().startswith(("<w:p", "<w:tbl", "<w:sdt")) else Runs(text)


def line_ends(words: str) -> str:
    """The words with each end of a line, paragraph or page as a line end."""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\a", "\n").replace("\f", "\n")


def _with_breaks(words: str) -> str:
    escaped = escape(line_ends(words))
    escaped = escaped.replace("\n", f"</w:t><w:br/>{_PRESERVE}")
    return escaped.replace("\t", f"</w:t><w:tab/>{_PRESERVE}")


def rows(items: Iterable[Any], path: str | None, base: Any, context: RenderContext, weight: int) -> Iterator[Any]:
    """The items of a loop, each with its field path.

    The step of a row is its `id`, else its place in the list the loop goes over,
    also where a filter sorted or picked the rows.
    """
    turn = context.state.turn
    places: dict[int, int] = {}
    if path is not None and items is not base and isinstance(base, (list, tuple)):
        for index, item in enumerate(base):
            places.setdefault(id(item), index)
    for index, item in enumerate(items):
        turn(weight)
        if type(item) is Row:
            yield item, _sound(item.path)
        elif path is None:
            yield item, None
        else:
            step = item.get("id") if isinstance(item, dict) else None
            yield item, _sound(f"{path}/{places.get(id(item), index) if step is None else step}")


def located(value: Any, path: str | None, lookup: Any, *steps: str) -> str | None:
    """The field path of `value.a.b`, starting anew at every row that knows its own."""
    if type(value) is Row:
        path = value.path
    for step in steps:
        is_item = isinstance(value, (list, tuple))
        value = lookup(value, step) if not is_item else _item(value, step)
        if type(value) is Row:
            path = value.path
        elif path is not None:
            own = value.get("id") if is_item and isinstance(value, dict) else None
            path = f"{path}/{own or step}"
    return _sound(path)


def _sound(path: str | None) -> str | None:
    """The path if it can be one: a row id made of odd characters gets no control."""
    return path if path and _UNSAFE.search(path) is None else None


def _item(items: list[Any] | tuple[Any, ...], step: str) -> Any:
    try:
        return items[int(step)]
    except (ValueError, IndexError):
        return None
