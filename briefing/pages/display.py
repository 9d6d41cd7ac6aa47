"""The display list: what stands on a page and how it is painted. Lengths are in twips."""

from collections.abc import Iterator
from typing import Final, Protocol

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGlyphRun, QPainter, QPen

from briefing.pages.document import Floating
from briefing.pages.fonts import Face
from briefing.pages.formats import Border, RunFormat
from briefing.pages.picture_writer import PictureSource, PictureWriter
from briefing.pages.shaping import STRETCH, shape

_INVISIBLE: Final = frozenset(" \t\n\f\v\ufffc\u00a0\u00ad\u2028\u200b\u200c\u200d\u2060")
_PEN_STYLES: Final = {
    "dotted": Qt.PenStyle.DotLine,
    "dashed": Qt.PenStyle.DashLine,
    "dashSmallGap": Qt.PenStyle.DashLine,
    "dotDash": Qt.PenStyle.DashDotLine,
    "dotDotDash": Qt.PenStyle.DashDotDotLine,
}
_ROOM_OF_LETTERS: Final = 1.25
_LEADERS: Final = {"dot": ".", "middleDot": "·", "hyphen": "-", "underscore": "_", "heavy": "_"}


class Drawable(Protocol):
    """Something that paints itself with its top left corner at a place."""

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint at a place; one painter unit is one twip."""


Placed = tuple[float, float, Drawable]


def color(text: str) -> QColor:
    """A colour of six hexadecimal digits."""
    return QColor(f"#{text or '000000'}")


class Fill(msgspec.Struct, frozen=True):
    """A filled rectangle."""

    width: float
    height: float
    color: str

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner at a place."""
        painter.fillRect(QRectF(x, y, self.width, self.height), color(self.color))


class Stroke(msgspec.Struct, frozen=True):
    """A border line from a corner to `across`, `down` away; its middle is on that line."""

    across: float
    down: float
    border: Border

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint from a place on."""
        style = self.border.style
        pen = QPen(color(self.border.color), self.border.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if style in _PEN_STYLES else Qt.PenCapStyle.SquareCap)
        pen.setStyle(_PEN_STYLES.get(style, Qt.PenStyle.SolidLine))
        painter.setPen(pen)
        end = QPointF(x + self.across, y + self.down)
        if style == "double" or style.startswith(("thinThick", "thickThin", "triple")):
            shift = self.border.width
            offset = QPointF(0, shift) if self.across else QPointF(shift, 0)
            painter.drawLine(QPointF(x, y) - offset, end - offset)
            painter.drawLine(QPointF(x, y) + offset, end + offset)
        else:
            painter.drawLine(QPointF(x, y), end)


class MarkedBox(msgspec.Struct, frozen=True):
    """A box with words in place of a thing that is not laid out."""

    width: float
    height: float
    label: str

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner at a place."""
        box = QRectF(x, y, self.width, self.height)
        painter.fillRect(box, QColor("#FEF3C7"))
        pen = QPen(QColor("#B45309"), 10, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(5, 5, -5, -5))
        font = QFont("Liberation Sans")
        font.setPixelSize(max(60, min(180, round(self.height * 0.4))))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.label)


class Image(msgspec.Struct, frozen=True):
    """A picture in a box; `crop` cuts shares off left, top, right and bottom."""

    width: float
    height: float
    picture: PictureSource
    crop: tuple[float, float, float, float]
    label: str

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner at a place; a damaged picture as a marked box."""
        device = painter.device()
        image = device.stand_in(self.picture) if isinstance(device, PictureWriter) else self.picture.image()
        if image.isNull():
            MarkedBox(self.width, self.height, self.label).paint(painter, x, y)
            return
        left, top, right, bottom = self.crop
        box = QRectF(x, y, self.width, self.height)
        across, down = self.width / (1 - left - right), self.height / (1 - top - bottom)
        painter.save()
        if any(self.crop):
            painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.drawImage(QRectF(x - left * across, y - top * down, across, down), image)
        painter.restore()


class Group(msgspec.Struct, frozen=True, eq=False):
    """Several things that move together."""

    items: tuple[Placed, ...]

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint every thing at its own place."""
        for dx, dy, item in self.items:
            item.paint(painter, x + dx, y + dy)


class Turned(msgspec.Struct, frozen=True, eq=False):
    """Things turned by a quarter, read upwards or downwards. `height` is the length of a line."""

    items: tuple[Placed, ...]
    width: float
    height: float
    upwards: bool

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner at a place."""
        painter.save()
        if self.upwards:
            painter.translate(x, y + self.height)
            painter.rotate(-90)
        else:
            painter.translate(x + self.width, y)
            painter.rotate(90)
        for dx, dy, item in self.items:
            item.paint(painter, dx, dy)
        painter.restore()


class LineRun(msgspec.Struct, frozen=True, eq=False):
    """The part of a line in one face: characters from `start` to `end` of the line."""

    start: int
    end: int
    face: Face
    format: RunFormat
    rise: float


class LineSpan(msgspec.Struct, frozen=True, eq=False):
    """The part of a line from one content control; `offset` counts from the control's start."""

    start: int
    end: int
    tag: str
    offset: int
    link: str


class Leader(msgspec.Struct, frozen=True):
    """The dots or dashes of a tab from one place to another."""

    start: float
    end: float
    kind: str


class GlyphPiece(msgspec.Struct, frozen=True, eq=False):
    """Glyphs with their places in the line, relative to its left end and baseline."""

    run: QGlyphRun
    format: RunFormat
    y: float
    x: float = 0


class Line:
    """One laid out line. `xs` are the left edges of its characters and the right edge of the last."""

    __slots__ = (
        "ascent", "bookmarks", "ends_paragraph", "floating", "hard_end", "height", "hyphen", "label", "leaders",
        "notes", "objects", "overfull", "pieces", "runs", "spans", "surplus", "text", "xs",
    )  # fmt: skip

    def __init__(self, text: str, xs: list[float], runs: tuple[LineRun, ...], spans: tuple[LineSpan, ...]) -> None:
        self.text, self.xs, self.runs, self.spans = text, xs, runs, spans
        self.ascent: float = 0
        self.height: float = 0
        self.surplus: float = 0
        self.objects: tuple[tuple[float, float, Drawable], ...] = ()
        self.leaders: tuple[Leader, ...] = ()
        self.label: tuple[float, str, Face, RunFormat] | None = None
        self.notes: tuple[tuple[str, str], ...] = ()
        self.floating: tuple[Floating, ...] = ()
        self.bookmarks: tuple[str, ...] = ()
        self.hard_end = ""
        self.hyphen = False
        self.overfull = False
        self.ends_paragraph = False
        self.pieces: list[GlyphPiece] | None = None

    @property
    def shown_text(self) -> str:
        """The text as it is seen, with the list label before it."""
        return f"{self.label[1]} {self.text}" if self.label is not None else self.text

    @property
    def left(self) -> float:
        """The left end of the text."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """The right end of the text without trailing spaces."""
        end = len(self.text.rstrip(" \n\f\v"))
        return self.xs[end] if end else self.xs[0]

    @property
    def tall(self) -> float:
        """The height of its letters' room; a piece of a line before a floating object has it without a height."""
        return self.height or self.ascent * _ROOM_OF_LETTERS

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner of the line at a place."""
        baseline = y + self.ascent
        for run in self.runs:
            if run.format.background or run.format.border.width:
                self._paint_background(painter, run, x, y)
        for dx, dy, item in self.objects:
            item.paint(painter, x + dx, baseline + dy)
        if self.pieces is None:
            self.pieces = self._pieces()
        for piece in self.pieces:
            painter.setPen(color(piece.format.color))
            painter.drawGlyphRun(QPointF(x + piece.x, baseline + piece.y), piece.run)
        for run in self.runs:
            if run.format.underline or run.format.strike:
                self._paint_rules(painter, run, x, baseline)

    def _extent(self, run: LineRun) -> tuple[float, float]:
        end = min(run.end, len(self.text.rstrip(" \n\f\v")))
        return self.xs[run.start], self.xs[max(end, run.start)]

    def _paint_background(self, painter: QPainter, run: LineRun, x: float, y: float) -> None:
        left, right = self._extent(run)
        box = QRectF(x + left, y + self.ascent - run.rise - run.face.ascent, right - left, 0)
        box.setHeight(run.face.ascent + run.face.descent)
        if run.format.background:
            painter.fillRect(box, color(run.format.background))
        if run.format.border.width:
            painter.setPen(QPen(color(run.format.border.color), run.format.border.width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)

    def _paint_rules(self, painter: QPainter, run: LineRun, x: float, baseline: float) -> None:
        left, right = self._extent(run)
        if right <= left:
            return
        ink = color(run.format.color)
        below, thickness = run.face.underline
        rules: list[float] = []
        if run.format.underline:
            rules.append(baseline - run.rise + below)
            if run.format.underline == "double":
                rules.append(rules[0] + 2 * thickness)
        if run.format.strike:
            middle = baseline - run.rise - run.face.size * 0.27
            rules += [middle] if run.format.strike == "single" else [middle - thickness, middle + thickness]
        heavy = 2 if run.format.underline == "thick" else 1
        if run.format.underline in {"dotted", "dash", "dashLong", "wave"}:
            kind = Qt.PenStyle.DotLine if run.format.underline in {"dotted", "wave"} else Qt.PenStyle.DashLine
            painter.setPen(QPen(QBrush(ink), thickness, kind, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(x + left, rules[0]), QPointF(x + right, rules[0]))
            rules = rules[1:]
        for rule in rules:
            painter.fillRect(QRectF(x + left, rule, right - left, thickness * heavy), ink)

    def _pieces(self) -> list[GlyphPiece]:
        pieces: list[GlyphPiece] = []
        for run in self.runs:
            stretch = self.text[run.start : run.end]
            if STRETCH.match(stretch):
                shaped = shape(stretch.rstrip(), run.face.font)[1]
                pieces += [GlyphPiece(glyphs, run.format, -run.rise, self.xs[run.start]) for glyphs in shaped]
                continue
            found = [i for i in range(run.start, run.end) if self.text[i] not in _INVISIBLE]
            if found:
                glyph = run.face.glyph
                places = [QPointF(self.xs[i], 0) for i in found]
                pieces.append(_piece(run.face, [glyph(self.text[i]) for i in found], places, run.format, -run.rise))
        if self.hyphen and self.runs:
            last = self.runs[-1]
            place = QPointF(self.xs[-1] - last.face.advance("-"), 0)
            pieces.append(_piece(last.face, [last.face.glyph("-")], [place], last.format, -last.rise))
        if self.label is not None:
            start, text, face, look = self.label
            pieces.append(_text_piece(face, text, start, look))
        pieces += [p for leader in self.leaders if (p := self._leader_piece(leader)) is not None]
        return pieces

    def _leader_piece(self, leader: Leader) -> GlyphPiece | None:
        char = _LEADERS.get(leader.kind)
        if char is None or not self.runs or self.runs[-1].face.advance(char) < 1:
            return None
        face, look = self.runs[-1].face, self.runs[-1].format
        step = face.advance(char)
        # As many as LibreOffice shows; set from the right end, they stand below each other in a table of contents.
        room = leader.end - leader.start
        count = int(room / int(step)) + (char == "_")
        step = min(step, room / max(count, 1))
        first = leader.end - count * step
        places = [QPointF(first + i * step, 0) for i in range(count)]
        return _piece(face, [face.glyph(char)] * len(places), places, look, 0) if places else None


def _piece(face: Face, glyphs: list[int], places: list[QPointF], look: RunFormat, y: float) -> GlyphPiece:
    run = QGlyphRun()
    run.setRawFont(face.raw)
    run.setGlyphIndexes(glyphs)
    run.setPositions(places)
    return GlyphPiece(run, look, y)


def _text_piece(face: Face, text: str, x: float, look: RunFormat) -> GlyphPiece:
    places, glyphs = [], []
    for char in text:
        places.append(QPointF(x, 0))
        glyphs.append(face.glyph(char))
        x += face.advance(char) + look.spacing
    return _piece(face, glyphs, places, look, -look.raised)


def lines_of(items: tuple[Placed, ...], x: float = 0, y: float = 0) -> Iterator[tuple[float, float, Line]]:
    """Every line among placed things, with its place, in reading order."""
    for dx, dy, item in items:
        if isinstance(item, Line):
            yield x + dx, y + dy, item
        elif isinstance(item, Group | Turned):  # turned lines are read and found like others
            yield from lines_of(item.items, x + dx, y + dy)
