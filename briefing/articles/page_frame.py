"""Finds the article in the text of a whole page that was copied or printed with everything around it.

Menus, teasers and footers cannot be told from text one by one. Sentences can:
the article is the stretch of them that holds most words, with its headline
above. Nothing is cut where the page gives no sign of being one, or where two
stretches are much the same.
"""

import re
from collections.abc import Sequence

from briefing.articles.printed_date import date_line
from briefing.articles.remnants import is_remnant, is_rubric

_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*$")
_SIGN_OF_LINKS = re.compile(r"\s[/›»>→|]\s")
_SENTENCE_LETTERS, _LAST_SENTENCE_LETTERS = 60, 12
_SIGNS_OF_A_PAGE = 3
_BETWEEN_STRETCHES, _SIGNS_BETWEEN = 4, 2
_HEADLINE_WITHIN, _HEADLINE_WORDS, _LONGEST_HEADLINE = 12, 3, 250
_WORDY = 5
"""A line of fewer words above a text may be a byline or a label too."""
_CLEARLY_LONGER = 2


def article_part(lines: Sequence[str], headline: str = "", *, page: bool = False) -> list[str]:
    """The lines of the article with its headline and date; all lines where they are no page's.

    `headline` is known for some formats; `page` says that the lines are a whole page in any case.
    """
    kept = list(lines)
    signs = [is_remnant(line) for line in kept]
    if not page and sum(signs) < _SIGNS_OF_A_PAGE:
        return kept
    stretch = _longest_stretch(kept, signs)
    if not stretch:
        return kept
    first, end = stretch
    start = _headline_before(kept, signs, first, headline)
    between = kept[start:first] if start < first else []
    above = [line for line in kept[max(start - _HEADLINE_WITHIN, 0) : start] if date_line(line) or is_rubric(line)]
    below = [line for line in kept[end:] if _names_source(line)][:1]
    return [*above[-2:], *between, *kept[first:end], *below]


def _longest_stretch(lines: list[str], signs: list[bool]) -> tuple[int, int] | None:
    """First and end of the sentences that hold most words, unless others hold more than half as many."""
    stretches: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if signs[number] or not _is_sentence(line):
            continue
        if stretches and not _parted(lines, signs, stretches[-1][1], number):
            stretches[-1] = (stretches[-1][0], number + 1)
        else:
            stretches.append((number, number + 1))
    stretches = [(first, _with_last_words(lines, signs, end)) for first, end in stretches]
    sizes = sorted(((sum(len(line.split()) for line in lines[a:b]), (a, b)) for a, b in stretches), reverse=True)
    if not sizes or (len(sizes) > 1 and sizes[0][0] < _CLEARLY_LONGER * sizes[1][0]):
        return None
    return sizes[0][1]


def _is_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE_LETTERS and bool(_SENTENCE_END.search(line))


def _parted(lines: list[str], signs: list[bool], first: int, end: int) -> bool:
    """Whether what lies between two sentences belongs to a page: several lines, some of them dates or leftovers."""
    told = sum(1 for number in range(first, end) if signs[number] or date_line(lines[number]))
    return end - first >= _BETWEEN_STRETCHES and told >= _SIGNS_BETWEEN


def _with_last_words(lines: list[str], signs: list[bool], end: int) -> int:
    """The end moved behind short sentences that follow at once, such as “said the minister.”"""
    while end < len(lines) and not signs[end] and len(lines[end]) >= _LAST_SENTENCE_LETTERS:
        if not lines[end].rstrip("»”\"')").endswith((".", "!", "?", "…")):
            break
        end += 1
    return end


def _headline_before(lines: list[str], signs: list[bool], first: int, headline: str) -> int:
    """Where the headline stands: the one known, else the nearest line of several words above the text."""
    wanted = _key(headline)
    above = range(first - 1, max(first - _HEADLINE_WITHIN, 0) - 1, -1)
    if wanted:
        return next((number for number in above if _key(lines[number]) == wanted), first)
    likely = [number for number in above if not signs[number] and _may_be_headline(lines[number])]
    wordy = (number for number in likely if len(lines[number].split()) >= _WORDY)
    return next(wordy, next((number for number in likely if ":" not in lines[number]), first))


def _may_be_headline(line: str) -> bool:
    fitting = len(line.split()) >= _HEADLINE_WORDS and len(line) <= _LONGEST_HEADLINE
    return fitting and not date_line(line) and not _SIGN_OF_LINKS.search(line)


def _names_source(line: str) -> bool:
    return bool(re.match(r"(?:source|источник|дереккөз)\s*:", line, re.IGNORECASE)) and len(line) < _SENTENCE_LETTERS


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
