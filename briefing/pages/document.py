"""What a Word document says, resolved and ready for layout; every length is in twips.

The values are frozen and compare by identity: a block whose XML did not change is
the same object, which lets layout keep what it made of it.
"""

from typing import Final

import msgspec

from briefing.pages.formats import Borders, CellMargins, ParagraphFormat, RunFormat


class Picture(msgspec.Struct, frozen=True, eq=False):
    """A picture part shown in a box; `crop` cuts shares off left, top, right and bottom."""

    width: float
    height: float
    part: str
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    description: str = ""


class Marked(msgspec.Struct, frozen=True, eq=False):
    """A thing that is not laid out: shown as a box with words, never dropped."""

    width: float
    height: float
    label: str


class TextBox(msgspec.Struct, frozen=True, eq=False):
    """A box of blocks, or a plain shape where it has none; a `frame` round paragraphs ends with their last line."""

    width: float
    height: float
    blocks: "tuple[Block, ...]" = ()
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0
    insets: tuple[float, float, float, float] = (144, 72, 144, 72)
    grows: bool = False
    anchor: str = "top"
    frame: bool = False


class Floating(msgspec.Struct, frozen=True, eq=False):
    """An object placed on the page beside the text (ECMA-376 20.4.2.3)."""

    content: Picture | Marked | TextBox
    from_horizontal: str = "column"
    from_vertical: str = "paragraph"
    x: float = 0
    y: float = 0
    align_horizontal: str = ""
    align_vertical: str = ""
    wrap: str = "none"
    sides: str = "both"
    behind: bool = False
    drop_lines: int = 0  # of a drop cap: the lines of text whose last baseline it stands on
    distances: tuple[float, float, float, float] = (180, 0, 180, 0)


class PageField(msgspec.Struct, frozen=True):
    """A number that is known only when the pages are made: `PAGE`, `NUMPAGES`, `SECTIONPAGES`, `PAGEREF`."""

    kind: str
    bookmark: str = ""
    number_format: str = ""


class NoteReference(msgspec.Struct, frozen=True):
    """The mark of a footnote or endnote in the text; `own` is the mark at the note itself."""

    note: str
    kind: str = "footnote"
    own: bool = False


class Bookmark(msgspec.Struct, frozen=True):
    """A named place in the text."""

    name: str


class AlignmentTab(msgspec.Struct, frozen=True):
    """A tab to the middle or the right margin whatever the tab stops are (`w:ptab`)."""

    alignment: str
    leader: str = "none"


Content = Picture | Marked | TextBox | Floating | PageField | NoteReference | Bookmark | AlignmentTab

# Characters of a span that move the line on: a tab, a line break, a page break, a column break.
TAB: Final = "\t"
LINE_BREAK: Final = "\n"
PAGE_BREAK: Final = "\f"
COLUMN_BREAK: Final = "\v"
OBJECT: Final = "\ufffc"


class Span(msgspec.Struct, frozen=True, eq=False):
    """Text of one format. `tag` names its content control, `offset` counts characters from the control's start."""

    text: str
    format: RunFormat
    tag: str = ""
    offset: int = 0
    link: str = ""
    content: Content | None = None


class Paragraph(msgspec.Struct, frozen=True, eq=False):
    """A paragraph; `mark` is the format of its end, `label` that of its list label."""

    spans: tuple[Span, ...]
    format: ParagraphFormat
    mark: RunFormat
    label: RunFormat | None = None
    label_suffix: str = "tab"
    label_alignment: str = "left"
    hidden: bool = False
    page_fields: bool = False
    notes: tuple[NoteReference, ...] = ()


class Cell(msgspec.Struct, frozen=True, eq=False):
    """A cell of a table row; `merge` is `restart`, `continue` or empty."""

    blocks: "tuple[Block, ...]"
    width: float | None
    columns: int = 1
    merge: str = ""
    borders: Borders = Borders()
    background: str = ""
    margins: CellMargins = CellMargins()
    vertical_align: str = "top"
    direction: str = ""


class Row(msgspec.Struct, frozen=True, eq=False):
    """A row of a table."""

    cells: tuple[Cell, ...]
    height: float = 0
    height_rule: str = "atLeast"
    header: bool = False
    cannot_split: bool = False
    columns_before: int = 0
    width_before: float | None = None


class Table(msgspec.Struct, frozen=True, eq=False):
    """A table; `width` is in twips, or a share of the line where `width_share` is set."""

    rows: tuple[Row, ...]
    grid: tuple[float, ...]
    borders: Borders
    alignment: str = "left"
    indent: float = 0
    width: float | None = None
    width_share: float | None = None
    fixed: bool = False
    cell_spacing: float = 0
    left_margin: float = 108
    floating: Floating | None = None


Block = Paragraph | Table


class Columns(msgspec.Struct, frozen=True):
    """The columns of a section: how many, the space between, or each width with the space after it."""

    count: int = 1
    space: float = 720
    widths: tuple[tuple[float, float], ...] = ()
    separator: bool = False


class Section(msgspec.Struct, frozen=True, eq=False):
    """A run of blocks with one page size, margins, columns, headers and footers."""

    blocks: tuple[Block, ...]
    width: float = 11906
    height: float = 16838
    top: float = 1134
    right: float = 850
    bottom: float = 1134
    left: float = 1701
    header: float = 709
    footer: float = 709
    gutter: float = 0
    start: str = "nextPage"
    columns: Columns = Columns()
    title_page: bool = False
    first_number: int | None = None
    number_format: str = "decimal"
    vertical_align: str = "top"
    line_grid: float = 0
    borders: Borders = Borders()
    borders_from: str = "text"
    headers: dict[str, tuple[Block, ...]] = {}
    footers: dict[str, tuple[Block, ...]] = {}


class Settings(msgspec.Struct, frozen=True):
    """The settings of the document that change its layout."""

    default_tab: float = 720
    compatibility_mode: int = 12
    even_and_odd_headers: bool = False
    hyphenate: bool = False
    hyphenation_zone: float = 360
    hyphenate_capitals: bool = True
    mirror_margins: bool = False
    gutter_at_top: bool = False
    stretch_broken_lines: bool = True


class Document(msgspec.Struct, frozen=True, eq=False):
    """A whole document; notes are by their kind and id."""

    sections: tuple[Section, ...]
    settings: Settings
    notes: dict[tuple[str, str], tuple[Block, ...]]
    title: str = ""
    author: str = ""
    language: str = ""
