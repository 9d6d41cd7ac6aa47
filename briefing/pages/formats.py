"""Resolved formatting of runs, paragraphs and tables; every length is in twips."""

from typing import Final

import msgspec


class Border(msgspec.Struct, frozen=True):
    """One border line. `space` is its distance from the text."""

    width: float
    color: str
    style: str = "single"
    space: float = 0


NO_BORDER: Final = Border(0, "", "none")


class RunFormat(msgspec.Struct, frozen=True):
    """How a run of text looks."""

    family: str = "Times New Roman"
    size: float = 200
    bold: bool = False
    italic: bool = False
    color: str = "000000"
    underline: str = ""
    strike: str = ""
    caps: bool = False
    small_caps: bool = False
    vertical_align: str = ""
    raised: float = 0
    spacing: float = 0
    scale: float = 1
    kerning: bool = False
    hidden: bool = False
    background: str = ""
    border: Border = NO_BORDER
    language: str = ""
    right_to_left: bool = False


class TabStop(msgspec.Struct, frozen=True):
    """A tab stop: its position from the text margin, alignment and leader."""

    position: float
    alignment: str = "left"
    leader: str = "none"


class Borders(msgspec.Struct, frozen=True):
    """The borders round a paragraph or a cell, and between rows and columns of a table."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    inside_horizontal: Border | None = None
    inside_vertical: Border | None = None
    between: Border | None = None

    def over(self, below: "Borders") -> "Borders":
        """These borders, and those of the other where these say nothing."""
        merged = {
            name: mine if (mine := getattr(self, name)) is not None else getattr(below, name)
            for name in self.__struct_fields__
        }
        return Borders(**merged)


NO_BORDERS: Final = Borders()


class ParagraphFormat(msgspec.Struct, frozen=True):
    """How a paragraph is set. `first_line` is negative for a hanging indent."""

    alignment: str = "left"
    left: float = 0
    right: float = 0
    first_line: float = 0
    before: float = 0
    after: float = 0
    line: float = 240
    line_rule: str = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    contextual_spacing: bool = False
    tabs: tuple[TabStop, ...] = ()
    borders: Borders = NO_BORDERS
    background: str = ""
    style: str = ""
    outline_level: int | None = None
    list_id: int = 0
    list_level: int = 0
    right_to_left: bool = False
    hyphenate: bool = True
    snap_to_grid: bool = True


class CellMargins(msgspec.Struct, frozen=True):
    """The distances of a cell's text from its edges."""

    top: float = 0
    left: float = 108
    bottom: float = 0
    right: float = 108
