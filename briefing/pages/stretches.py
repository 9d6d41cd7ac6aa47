"""What falls on one line: the stretches of measured text between two places."""

from bisect import bisect_left, bisect_right

from briefing.pages.display import LineRun, LineSpan


def next_control(text: str, begin: int) -> int:
    """The place of the next tab or break, or the end of the text."""
    found = [place for char in "\t\n\f\v" if (place := text.find(char, begin)) >= 0]
    return min(found, default=len(text))


def runs_within(runs: list[LineRun], begin: int, end: int) -> tuple[LineRun, ...]:
    """The runs of a stretch of text, their places counted from its start."""
    first = max(0, bisect_right(runs, begin, key=lambda run: run.start) - 1)
    last = bisect_left(runs, end, key=lambda run: run.start)
    return tuple(
        LineRun(max(run.start, begin) - begin, min(run.end, end) - begin, run.face, run.format, run.rise)
        for run in runs[first:last]
        if run.end > begin
    )


def spans_within(spans: list[LineSpan], begin: int, end: int) -> tuple[LineSpan, ...]:
    """The spans that touch a stretch of text, their places counted from its start."""
    found: list[LineSpan] = []
    for index in range(bisect_left(spans, begin, key=lambda span: span.end), len(spans)):
        span = spans[index]
        if span.start > end:
            break
        if span.start < span.end and (span.end <= begin or span.start >= end):
            continue
        start = max(span.start, begin)
        offset = span.offset + start - span.start
        found.append(LineSpan(start - begin, min(span.end, end) - begin, span.tag, offset, span.link))
    return tuple(found)
