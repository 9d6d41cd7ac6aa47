"""A paragraph in lines: its frame, the spaces round it, the drop cap beside it. Lengths are in twips."""

from typing import TypeGuard

from briefing.pages.display import Drawable, Fill, Group, Line, Placed, Stroke, lines_of
from briefing.pages.document import Floating, Paragraph
from briefing.pages.formats import NO_BORDERS, Border
from briefing.pages.tables import TableLayout


class ParagraphLayout:
    """A paragraph in lines, from its character `start` on. `before` and `after` are the spaces round it."""

    def __init__(
        self, paragraph: Paragraph, lines: list[Line], width: float, line_grid: float = 0, start: int = 0
    ) -> None:
        look = paragraph.format
        self.paragraph, self.lines, self.width, self.line_grid, self.start = paragraph, lines, width, line_grid, start
        self.before, self.after = look.before, look.after
        self.left = min(look.left, look.left + look.first_line)
        self.right = width - look.right
        self.height = sum(line.height for line in lines)
        self.framed = look.borders != NO_BORDERS or bool(look.background)

    @property
    def keep_next(self) -> bool:
        """Whether it stays on the page of the next block."""
        return self.paragraph.format.keep_next

    @property
    def label(self) -> str | None:
        """The list label in its first line."""
        return next((line.label[1] for line in self.lines[:1] if line.label is not None), None)

    def edge(self, side: str) -> float:
        """How much room the top or bottom border takes: its width and its distance."""
        border: Border | None = getattr(self.paragraph.format.borders, side)
        return border.width + border.space if _shown(border) else 0.0

    def joins(self, other: "BlockLayout | None") -> bool:
        """Whether two paragraphs share one frame: same borders and indents."""
        return (
            isinstance(other, ParagraphLayout)
            and self.framed
            and other.framed
            and self.paragraph.format.borders == other.paragraph.format.borders
            and (self.left, self.right) == (other.left, other.right)
        )

    def frame(self, top: float, bottom: float, *, first: bool, last: bool) -> list[Placed]:
        """The background and borders of lines from `top` to `bottom`."""
        borders, background = self.paragraph.format.borders, self.paragraph.format.background
        left, right = self.left - self._side("left"), self.right + self._side("right")
        upper, lower = top - (self.edge("top") if first else 0), bottom + (self.edge("bottom") if last else 0)
        found: list[Placed] = []
        if background:
            found.append((left, upper, Fill(right - left, lower - upper, background)))
        if _shown(borders.top) and first:
            found.append((left, upper + borders.top.width / 2, Stroke(right - left, 0, borders.top)))
        if _shown(borders.bottom) and last:
            found.append((left, lower - borders.bottom.width / 2, Stroke(right - left, 0, borders.bottom)))
        if _shown(borders.between) and not last:
            found.append((left, lower, Stroke(right - left, 0, borders.between)))
        if _shown(borders.left):
            found.append((left, upper, Stroke(0, lower - upper, borders.left)))
        if _shown(borders.right):
            found.append((right, upper, Stroke(0, lower - upper, borders.right)))
        return found

    def _side(self, side: str) -> float:
        border: Border | None = getattr(self.paragraph.format.borders, side)
        return border.space + border.width / 2 if _shown(border) else 0.0


BlockLayout = ParagraphLayout | TableLayout


def _shown(border: Border | None) -> TypeGuard[Border]:
    return border is not None and border.style != "none"


def gap_between(above: BlockLayout | None, below: BlockLayout) -> float:
    """The space between two blocks: the larger of the two, none between alike paragraphs that ask so."""
    after = above.after if above is not None else 0.0
    before = below.before
    if isinstance(above, ParagraphLayout) and isinstance(below, ParagraphLayout):
        upper, lower = above.paragraph.format, below.paragraph.format
        same = upper.style == lower.style
        after = 0.0 if same and upper.contextual_spacing else after
        before = 0.0 if same and lower.contextual_spacing else before
    return max(after, before)


def drop_cap_shift(floating: Floating, drawable: Drawable, beside: ParagraphLayout) -> float:
    """How far down a drop cap goes to stand on the baseline of the last line beside it."""
    lines = beside.lines[: floating.drop_lines]
    letters = next(iter(lines_of(drawable.items)), None) if isinstance(drawable, Group) else None
    if not lines or letters is None:
        return 0.0
    rise = letters[2].runs[0].rise if letters[2].runs else 0.0
    baseline = sum(line.height for line in lines[:-1]) + lines[-1].ascent
    return baseline - (letters[1] + letters[2].ascent - rise)
