"""How much measured text goes into a line: break places, what italics lean over, squeezed spaces. Lengths in twips."""

import re
from bisect import bisect_left, bisect_right
from typing import Final

from briefing.pages.document import Settings
from briefing.pages.formats import ParagraphFormat
from briefing.pages.hyphenation import hyphenator
from briefing.pages.text import MeasuredText, Portion

# Spaces of a justified line may shrink to three quarters to take one more word
# (Word from 2013 on, as far as it is known; LibreOffice 26.8), where that is the lesser evil.
SQUEEZE_SHARE: Final = 0.25
STRETCH_WEIGHT: Final = 1.7
NEW_RULES_FROM_MODE: Final = 15
_ITALIC_OVERHANG: Final = 12
# What sums of advances may be off; LibreOffice 26.8 breaks a line that is an eighth of a twip too wide.
_ROUNDING: Final = 0.1
_ROUNDED: Final = 0.5  # LibreOffice cuts widths to whole twips
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST_WORD: Final = 100
_BLANKS: Final = " \n\f\v"


def squeezes(space: float, overrun: float, blanks: int, gap: float, blanks_before: int) -> bool:
    """Whether a justified line takes one more word by narrowing its spaces: the lesser evil of the two.

    `space` is the natural width of a space, `overrun` what the longer line with its `blanks` has too much,
    and `gap` what the shorter line with its `blanks_before` lacks.
    """
    narrowed = space - overrun / blanks
    widened = space + gap / blanks_before
    return 1 + (widened / space - 1) / STRETCH_WEIGHT >= space / narrowed


class LineFitter:
    """Finds where lines of one paragraph end. `parted` are the places in words where a line ended with a hyphen."""

    def __init__(self, text: MeasuredText, look: ParagraphFormat, settings: Settings) -> None:
        self._text, self._settings = text, settings
        self.parted: set[int] = set()
        new_rules = settings.compatibility_mode >= NEW_RULES_FROM_MODE
        self._squeeze = look.alignment == "justify" and new_rules
        self._hyphenate = settings.hyphenate and look.hyphenate
        self._leans = new_rules and any(portion.format.italic for portion in text.portions)

    def fit(self, begin: int, stop: int, room: float, *, line_start: int) -> int:
        """How far the text from `begin` up to `stop` fits; at least one character at the start of a line."""
        measured = self._text
        prefix, text = measured.prefix, measured.text
        limit = prefix[begin] + room + _ROUNDING
        portion: Portion | None = None
        lean = 0.0
        if self._leans:
            portion, lean = self._overflowing(begin, stop, limit)
            limit -= lean
        if begin == stop or prefix[stop] <= limit:
            return stop
        reach = bisect_right(prefix, limit, begin, stop + 1) - 1
        while reach < stop and text[reach] == " ":
            reach += 1
        if reach >= stop:
            return stop
        fitted, longer = self._choices(begin, reach, stop, limit)
        if self._squeeze and begin == line_start and longer <= stop:
            portion = portion or measured.portion_at(reach)
            if self._prefers(begin, fitted, longer, room, lean, portion):
                self.parted.discard(fitted)
                return longer
        if fitted > begin:
            return fitted
        if begin > line_start:
            return begin
        return max(reach, begin + 1)

    def _choices(self, begin: int, reach: int, stop: int, limit: float) -> tuple[int, int]:
        """The last place up to `reach` where the line may end, and the next one after it."""
        text, breaks, prefix = self._text.text, self._text.breaks, self._text.prefix
        index = bisect_right(breaks, reach) - 1
        fitted = breaks[index] if index >= 0 else 0
        while fitted > begin and text[fitted - 1] == "\u00ad" and self.width(begin, fitted) > limit - prefix[begin]:
            index -= 1
            fitted = breaks[index] if index >= 0 else 0
        longer = breaks[index + 1] if index + 1 < len(breaks) else stop
        if self._hyphenate:
            fitted = max(fitted, self._part(fitted, reach, limit))
        return fitted, longer

    def _part(self, start: int, reach: int, limit: float) -> int:
        """Where the word that runs over the end of the line is parted; 0 where it stays whole.

        A word stays whole where a space stands in the hyphenation zone before the end of the line.
        """
        text, prefix = self._text.text, self._text.prefix
        zone = bisect_right(prefix, limit - self._settings.hyphenation_zone, start) - 1
        word = next(
            (found for found in _WORD.finditer(text, start, reach + _LONGEST_WORD) if found.end() >= reach), None
        )
        if word is None or word.start() > reach or " " in text[max(zone, 0) : reach + 1]:
            return 0
        portion = self._text.portion_at(word.start())
        patterns = hyphenator(portion.format.language)
        if patterns is None or (word[0].isupper() and not self._settings.hyphenate_capitals):
            return 0
        hyphen = portion.face.advance("-")
        ends = [word.start() + place for place in patterns.places(word[0])]
        part = max((end for end in ends if prefix[end] + hyphen <= limit), default=0)
        if part:
            self.parted.add(part)
        return part

    def may_end(self, place: int) -> bool:
        """Whether a line may end at a place without cutting a word."""
        if place in self.parted:
            return True
        index = bisect_left(self._text.breaks, place)
        return index < len(self._text.breaks) and self._text.breaks[index] == place

    def _overflowing(self, begin: int, stop: int, limit: float) -> tuple[Portion | None, float]:
        """The portion that does not fit, and what it leans over its end where it is italic."""
        measured = self._text
        prefix, text = measured.prefix, measured.text
        portions = measured.portions
        for index in range(measured.portion_index(begin), len(portions)):
            portion = portions[index]
            if portion.start >= stop:
                break
            alone = portion.end - max(portion.start, begin) == 1 and text[portion.end - 1] == " "
            lean = (
                (portion.face.ascent + portion.face.descent) // _ITALIC_OVERHANG
                if portion.format.italic and not alone
                else 0.0
            )
            if prefix[min(portion.end, stop)] > limit - lean:
                return portion, lean
        return None, 0.0

    def width(self, begin: int, end: int) -> float:
        """The width of a stretch without its trailing spaces, with the hyphen that shows at its end."""
        text = self._text.text
        extra = self._text.runs[0].face.advance("-") if text[end - 1] == "\u00ad" and self._text.runs else 0
        while end > begin and text[end - 1] in _BLANKS:
            end -= 1
        return self._text.prefix[end] - self._text.prefix[begin] + extra

    def _blanks(self, begin: int, end: int) -> int:
        """How many spaces a stretch has, those at its end not counted."""
        text = self._text.text
        while end > begin and text[end - 1] in _BLANKS:
            end -= 1
        return text.count(" ", begin, end)

    def _prefers(self, begin: int, fitted: int, longer: int, room: float, lean: float, portion: Portion) -> bool:
        """Whether a justified line had better hold the next word too."""
        space = portion.face.advance(" ") + portion.format.spacing
        overrun = self.width(begin, longer) - room
        blanks, before = self._blanks(begin, longer), self._blanks(begin, fitted)
        if (
            not before
            or not _ROUNDED < overrun <= int(SQUEEZE_SHARE * space * (before + (fitted not in self.parted))) - lean
        ):
            return False
        gap = room - self.width(begin, fitted)
        if begin < fitted <= portion.start:
            # LibreOffice weighs here what the line still had room for against the portion before, not the gap.
            rest = room - self._text.prefix[portion.start] + self._text.prefix[begin]
            ahead = self._text.portion_at(portion.start - 1)
            gap = rest - self._text.prefix[ahead.end] + self._text.prefix[max(ahead.start, begin)]
            if gap < 0:
                return True
        return squeezes(space, overrun, max(blanks, 1), gap, before)
