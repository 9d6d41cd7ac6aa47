"""Breaking of measured text into lines: fitting, tabs, justification and its squeeze, line heights."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Final

import msgspec

from briefing.pages.budget import Budget
from briefing.pages.display import Drawable, Leader, Line
from briefing.pages.document import Marked, Paragraph, Picture, Settings, TextBox
from briefing.pages.fitting import LineFitter
from briefing.pages.fonts import SYMBOL_FONTS, Face
from briefing.pages.formats import ParagraphFormat, RunFormat, TabStop
from briefing.pages.line_spacing import Heights, line_box
from briefing.pages.stretches import next_control, runs_within, spans_within
from briefing.pages.text import MeasuredText

_TOLERANCE: Final = 0.5
_GOES_ON: Final = frozenset("\n\v")  # breaks that leave an empty line after them at the end of a paragraph
_OVERFULL: Final = 20.0
_MOST_LINES: Final = 20_000
_LEAST_ROOM: Final = 60.0


class Label(msgspec.Struct, frozen=True):
    """The label of a list paragraph."""

    text: str
    face: Face
    format: RunFormat
    suffix: str
    alignment: str

    @property
    def width(self) -> float:
        """The width of the label's text."""
        return sum(self.face.advance(char) + self.format.spacing for char in self.text)


class Lane(msgspec.Struct, frozen=True):
    """Where a line stands beside floating objects: how far it goes down first, and the free stretches from there on.

    A stretch is the left and right edge from the left of the column.
    """

    drop: float
    stretches: tuple[tuple[float, float], ...]


# The lane of a line at a height, `(top, height) -> lane`.
LaneFinder = Callable[[float, float], Lane]
ObjectMaker = Callable[[Picture | Marked | TextBox], Drawable]


class LineBreaker:
    """Breaks one paragraph into lines of a width."""

    def __init__(
        self,
        paragraph: Paragraph,
        text: MeasuredText,
        settings: Settings,
        label: Label | None,
        make_object: ObjectMaker,
        budget: Budget,
        line_grid: float = 0,
    ) -> None:
        self._format: ParagraphFormat = paragraph.format
        self._text = text
        self._settings = settings
        self._label = label
        self._make_object = make_object
        self._budget = budget
        self._grid = line_grid if paragraph.format.snap_to_grid else 0.0
        self._fitter = LineFitter(text, paragraph.format, settings)
        self._leaders: list[Leader] = []
        self._tab_xs: list[tuple[int, float]] = []

    def lines(self, width: float, lanes: LaneFinder | None = None, start: int = 0) -> list[Line]:
        """The lines for a column of a width from a character on; `lanes` lead them round floating objects."""
        lines: list[Line] = []
        at, size = start, len(self._text.text)
        y = 0.0
        while True:
            self._budget.check()
            left, right = self._edges(width, first=at == 0 and not lines)
            if lanes is None:
                line, at = self._line(at, left, right, first=at == 0 and not lines)
                row = [line]
            else:
                row, at = self._row(at, left, right, y, lanes)
            lines += row
            y += row[-1].height
            if at >= size and lines[-1].hard_end not in _GOES_ON and not self._hangs(lines[-1], width):
                break
            if len(lines) > _MOST_LINES:
                break
        self._attach(lines)
        lines[-1].ends_paragraph = True
        return lines

    def _hangs(self, line: Line, width: float) -> bool:
        """Whether a space that ends a control and the paragraph overruns the line: LibreOffice gives it a line."""
        if self._format.alignment == "justify" or not (line.spans and line.spans[-1].tag):
            return False
        return line.text.endswith(" ") and line.xs[-1] > width - self._format.right + _TOLERANCE

    def _edges(self, width: float, *, first: bool) -> tuple[float, float]:
        left = self._format.left + (self._format.first_line if first else 0)
        return left, max(width - self._format.right, left + _LEAST_ROOM)

    def _row(self, at: int, left: float, right: float, y: float, lanes: LaneFinder) -> tuple[list[Line], int]:
        """The pieces of one line on either side of floating objects; only the last one has a height."""
        tall, down = self._text.mark_face.ascent + self._text.mark_face.descent, 0.0
        row: list[Line] = []
        while not row:
            self._budget.check()
            lane = lanes(y + down, tall)
            down += lane.drop
            for begin, end in lane.stretches:
                here = max(left, begin), min(right, end)
                whole = here == (left, right)
                if here[1] - here[0] < _LEAST_ROOM and not whole:
                    continue
                line, after = self._line(at, *here, first=at == 0 and not row)
                if not whole and after < len(self._text.text) and not self._fitter.may_end(after):
                    continue  # not even the first word goes in here
                row.append(line)
                at = after
                if line.hard_end or at >= len(self._text.text):
                    break
            down += 0 if row else tall
        ascent, height = max(line.ascent for line in row), max(line.height for line in row)
        for line in row:
            line.ascent, line.height = ascent + down, 0.0
        row[-1].height = height + down
        return row, at

    def _line(self, at: int, left: float, right: float, *, first: bool) -> tuple[Line, int]:
        self._leaders, self._tab_xs = [], []
        label_place: float | None = None
        start = left
        if first and self._label is not None:
            label_place, start = self._place_label(left)
        end = self._fit(at, start, right)
        line = self._build(at, end, start, right)
        if label_place is not None and self._label is not None:
            line.label = (label_place, self._label.text, self._label.face, self._label.format)
        self._set_height(line, end, first=first)
        return line, end

    def _place_label(self, left: float) -> tuple[float, float]:
        """Where the label stands and where the text after it starts."""
        label = self._label
        assert label is not None
        shift = {"right": label.width, "center": label.width / 2}.get(label.alignment, 0)
        end = left - shift + label.width
        if label.suffix == "nothing" or not label.text:
            return left - shift, max(end, left)
        if label.suffix == "space":
            return left - shift, end + label.face.advance(" ")
        stop = self._next_stop(end)
        return left - shift, stop.position

    def _next_stop(self, x: float) -> TabStop:
        """The first tab stop after a place; a hanging indent is one."""
        stops = list(self._format.tabs)
        if self._format.first_line < 0:
            stops.append(TabStop(self._format.left))
        after = [stop for stop in stops if stop.position > x + _TOLERANCE]
        if after:
            return min(after, key=lambda stop: stop.position)
        step = self._settings.default_tab
        return TabStop((int((x + _TOLERANCE) // step) + 1) * step)

    def _fit(self, at: int, start: float, right: float) -> int:
        """Where the line that starts at a character ends; tabs are placed on the way."""
        text, x, begin = self._text.text, start, at
        while True:
            stop = next_control(text, begin)
            end = self._fitter.fit(begin, stop, right - x, line_start=at)
            if end < stop:
                return end
            x += self._text.prefix[stop] - self._text.prefix[begin]
            if stop >= len(text):
                return stop
            if text[stop] != "\t":
                return stop + 1
            placed = self._place_tab(stop, x, right)
            if placed is None and begin > at:
                return stop
            x = placed if placed is not None else right
            begin = stop + 1

    def _place_tab(self, at: int, x: float, right: float) -> float | None:
        """Where the text after a tab starts; None where the tab has no room in the line."""
        special = self._text.alignment_tabs.get(at)
        if special is not None:
            place = {"right": right, "center": right / 2}.get(special.alignment, 0)
            stop = TabStop(place, special.alignment, special.leader)
        else:
            stop = self._next_stop(x)
        following = self._following_width(at + 1, stop)
        if stop.position > right + _TOLERANCE and stop.alignment == "left" and stop not in self._format.tabs:
            return None
        if stop.alignment in {"right", "center", "decimal"}:
            share = 0.5 if stop.alignment == "center" else 1
            edge = min(stop.position, right) if stop.alignment == "right" else stop.position
            place = max(x, edge - following * share)
            if stop.alignment == "center":
                place = max(x, min(place, right - following))
        else:
            place = stop.position
        if stop.leader != "none":
            self._leaders.append(Leader(x, place, stop.leader))
        self._tab_xs.append((at, place))
        return place

    def _following_width(self, begin: int, stop: TabStop) -> float:
        text = self._text.text
        end = next_control(text, begin)
        if stop.alignment == "decimal":
            found = next((i for i in range(begin, end) if text[i] in ",." and text[i - 1 : i].isdigit()), end)
            return self._text.prefix[found] - self._text.prefix[begin]
        return self._fitter.width(begin, end) if end > begin else 0.0

    def _build(self, begin: int, end: int, start: float, right: float) -> Line:
        measured = self._text
        text = measured.text[begin:end]
        xs = self._natural(begin, end, start)
        hard = text[-1] if text and text[-1] in "\n\f\v" else ""
        visible = len(text.rstrip(" \n\f\v"))
        soft = visible == len(text) and text.endswith("\u00ad") and end < len(measured.text)
        hyphen = soft or end in self._fitter.parted
        runs, spans = runs_within(measured.runs, begin, end), spans_within(measured.spans, begin, end)
        if hyphen and runs:
            xs[-1] += runs[-1].face.advance("-")
        self._align(text, xs, right, visible, last=end >= len(measured.text), hard=hard)
        line = Line(text, xs, runs, spans)
        line.hard_end, line.hyphen = hard, hyphen
        line.overfull = line.right > right + _OVERFULL or self._cuts_word(end)
        line.leaders = tuple(self._leaders)
        line.objects = tuple(self._objects(begin, end, xs))
        line.notes = tuple((n.kind, n.note) for at, n in measured.notes if begin <= at < end)
        line.floating = tuple(f for at, f in measured.floating if begin <= at < end or at == end == len(measured.text))
        return line

    def _natural(self, begin: int, end: int, start: float) -> list[float]:
        """The left edge of each character before alignment."""
        prefix = self._text.prefix
        shift = start - prefix[begin]
        if not self._tab_xs:
            return [p + shift for p in prefix[begin : end + 1]]
        xs: list[float] = []
        here = begin
        for tab, place in self._tab_xs:
            if tab >= end:
                break
            xs += [p + shift for p in prefix[here : tab + 1]]
            here, shift = tab + 1, place - prefix[tab + 1]
        return xs + [p + shift for p in prefix[here : end + 1]]

    def _align(self, text: str, xs: list[float], right: float, visible: int, *, last: bool, hard: str) -> None:
        spare = right - xs[visible]
        alignment = self._format.alignment
        if alignment == "justify":
            ends = last or (bool(hard) and not (hard == "\n" and self._settings.stretch_broken_lines))
            if ends and spare >= 0:
                return
            self._spread(text, xs, visible, spare)
        elif alignment in {"right", "center"} and spare > 0 and "\t" not in text:
            shift = spare if alignment == "right" else spare / 2
            for i in range(len(xs)):
                xs[i] += shift

    def _spread(self, text: str, xs: list[float], visible: int, spare: float) -> None:
        first = text.rfind("\t", 0, visible) + 1
        blanks = [i for i in range(first, visible) if text[i] == " "]
        if not blanks:
            return
        step, shift = spare / len(blanks), 0.0
        pending = set(blanks)
        for i in range(first, len(xs)):
            xs[i] += shift
            if i in pending:
                shift += step

    def _objects(self, begin: int, end: int, xs: list[float]) -> list[tuple[float, float, Drawable]]:
        return [
            (xs[inline.at - begin], -inline.content.height, self._make_object(inline.content))
            for inline in self._text.objects
            if begin <= inline.at < end
        ]

    def _attach(self, lines: list[Line]) -> None:
        """Give each line the bookmarks that stand in it."""
        if not self._text.bookmarks:
            return
        ends: list[int] = []
        total = 0
        for line in lines:
            total += len(line.text)
            ends.append(total)
        names: dict[int, list[str]] = {}
        for at, name in self._text.bookmarks:
            names.setdefault(min(bisect_right(ends, at), len(lines) - 1), []).append(name)
        for index, found in names.items():
            lines[index].bookmarks = tuple(found)

    def _cuts_word(self, end: int) -> bool:
        """Whether a line ends where no line may, since a word is wider than the whole line."""
        breaks, text = self._text.breaks, self._text.text
        if not 0 < end < len(text) or text[end - 1] in "\t\n\f\v" or text[end] in "\t\n\f\v":
            return False
        return breaks[bisect_left(breaks, end)] != end

    def _set_height(self, line: Line, end: int, *, first: bool) -> None:
        faces = [(run.face, run.rise) for run in line.runs if line.text[run.start : run.end].strip("\ufffc\n\f\v")]
        if not faces and not line.objects:
            faces = [(line.runs[0].face, line.runs[0].rise)] if line.runs else [(self._text.mark_face, 0.0)]
        ascent = max((face.ascent + rise for face, rise in faces), default=0.0)
        descent = max((face.descent - rise for face, rise in faces), default=0.0)
        if first and self._label is not None and self._label.format.family.lower() not in SYMBOL_FONTS:
            ascent, descent = max(ascent, self._label.face.ascent), max(descent, self._label.face.descent)
        letters = ascent + descent
        ascent = max(ascent, max((-y for _, y, _ in line.objects), default=0.0))
        ends = end >= len(self._text.text) and line.hard_end not in _GOES_ON
        box = line_box(self._format, Heights(ascent, ascent + descent, letters), self._grid, last=ends)
        line.ascent, line.height, line.surplus = box.ascent, box.height, box.surplus
