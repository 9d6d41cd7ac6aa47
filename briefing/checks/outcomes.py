"""Checks of what was agreed, promised and aimed at: is it what the source says, and can it be followed up."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from briefing.checks.check import Check, Found
from briefing.checks.finding import Severity
from briefing.checks.matter import Matter, Words
from briefing.checks.reading import language_of
from briefing.checks.sentences import sentences
from briefing.checks.word_lists import pattern
from briefing.languages import format_amount
from briefing.messages import Label, Message
from briefing.model import EMPTY_REASONS, LANGUAGE_CODES, FieldPath, Target, is_empty
from briefing.model.choices import CommitmentNature, Comparator, DocumentState, FigureRole, IndicatorKind
from briefing.model.commitment import Commitment

_NO_AGREEMENTS = frozenset(
    {
        CommitmentNature.LEADERS_GOAL,
        CommitmentNature.STATED_INTENTION,
        CommitmentNature.PROPOSAL,
        CommitmentNature.OUR_PROPOSAL,
    }
)
_FOLLOW_UPS = frozenset({CommitmentNature.OUR_PROPOSAL, CommitmentNature.ORDER})
_FINISHED = frozenset({DocumentState.AGREED, DocumentState.SIGNED, DocumentState.IN_FORCE})
_FLOWS = frozenset({IndicatorKind.TRADE_TURNOVER, IndicatorKind.EXPORT, IndicatorKind.IMPORT, IndicatorKind.VOLUME})
"""What adds up over years, so that a figure for several of them may be for each or for all."""

_SPLIT_YEAR = re.compile(r"\d{2,4}\s?[-–/]\s?\d{2,4}")
_CLAUSE = 40  # characters before the quoted words

_SUMMARIES = ("text/bottom_line", "visit/result", "header/title")


def wish_shown_as_agreement(matter: Matter) -> Iterator[Found]:
    """Words of agreement in the text of a commitment that is a goal, an intention or a proposal."""
    for words in matter.prose:
        if words.pattern != "commitments/*/text":
            continue
        row = matter.value("/".join(words.path.steps[:2]))
        if getattr(row, "nature", None) in _NO_AGREEMENTS:
            for start, end in _agreements(words):
                text = Message(
                    "{place}: “{words}” is said of an agreement, and this commitment is none.",
                    place=matter.place(words.path),
                    words=words.text[start:end],
                )
                yield Found(words.path, text, words=words.text[start:end].casefold(), span=(start, end))


def agreement_without_commitment(matter: Matter) -> Iterator[Found]:
    """Words of agreement in the summary of a note that lists no agreement and no finished document."""
    briefing = matter.briefing
    has_agreement = any(row.nature is CommitmentNature.AGREED for row in briefing.commitments)
    if has_agreement or any(row.state in _FINISHED for row in briefing.visit.documents):
        return
    for words in matter.prose:
        if words.pattern in _SUMMARIES:
            for start, end in _agreements(words):
                text = Message(
                    "{place}: “{words}”, but no commitment and no document of the note is an agreement.",
                    place=matter.place(words.path),
                    words=words.text[start:end],
                )
                yield Found(words.path, text, words=words.text[start:end].casefold(), span=(start, end))


def _agreements(words: Words) -> Iterator[tuple[int, int]]:
    """Where a sentence says that something was agreed, and does not take it back."""
    for sentence in sentences(words.text):
        found = pattern("agreements", words.language).search(sentence.text)
        if found and not pattern("denials", words.language).search(sentence.text):
            yield sentence.start + found.start(), sentence.start + found.end()


def follow_up_incomplete(matter: Matter) -> Iterator[Found]:
    """A task of ours without owner, day or form of completion."""
    for row in matter.briefing.commitments:
        if row.nature not in _FOLLOW_UPS or not row.text:
            continue
        missing = [name for name in ("owner", "due", "completion_form") if _lacks(matter, row, name)]
        if missing:
            found = _lacking(matter, FieldPath(f"commitments/{row.id}"), missing)
            yield found._replace(severity=Severity.HINT if missing == ["completion_form"] else None)


def _lacks(matter: Matter, row: Commitment | Target, name: str) -> bool:
    if not is_empty(getattr(row, name)) or (name == "due" and not is_empty(getattr(row, "due_note", None))):
        return False
    section = "commitments" if isinstance(row, Commitment) else "targets"
    evidence = matter.briefing.evidence.get(f"{section}/{row.id}/{name}")
    return evidence is None or evidence.status not in EMPTY_REASONS


def _lacking(matter: Matter, path: FieldPath, names: list[str]) -> Found:
    fields = Message.joined(", ", [matter.label(path.child(name)) for name in names])
    text = Message("{place}: not filled in: {fields}.", place=matter.place(path), fields=fields)
    return Found(path.child(names[0]), text, words=" ".join(names))


def owner_is_nobody(matter: Matter) -> Iterator[Found]:
    """A task that everybody owns, so that nobody does."""
    for words in matter.words:
        if words.pattern == "commitments/*/owner":
            found = pattern("everybody", words.language).fullmatch(words.text.strip())
            if found:
                text = Message(
                    "{place}: “{words}” is nobody in particular; name a post or a unit.",
                    place=matter.place(words.path),
                    words=words.text.strip(),
                )
                yield Found(words.path, text, words=words.text.strip())


def target_incomplete(matter: Matter) -> Iterator[Found]:
    """A goal without a day by which it is to be reached, or without anybody who set it."""
    asked = {gap.path for gap in matter.gaps if gap.reason is None}
    for row in matter.briefing.targets:
        path = FieldPath(f"targets/{row.id}")
        if row.role is not FigureRole.TARGET or row.value is None:
            continue
        empty = ["deadline"] if row.deadline is None and not row.period and path.child("period") not in asked else []
        empty += ["set_by"] if not row.set_by and not row.set_in else []
        missing = [name for name in empty if _lacks(matter, row, name)]
        if missing:
            yield _lacking(matter, path, missing)
        elif "deadline" in empty:  # the source does not say; worth asking
            yield _lacking(matter, path, ["deadline"])._replace(severity=Severity.HINT)


def period_ambiguous(matter: Matter) -> Iterator[Found]:
    """A flow such as trade over several years, where nothing tells whether it is that of each year or of all."""
    for row in matter.briefing.targets:
        first, dash, last = row.period.partition("-")
        is_years = dash and first.isdigit() and last.isdigit() and len(first) == len(last) == 4
        path = FieldPath(f"targets/{row.id}/period")
        is_flow = row.kind in _FLOWS and row.role is not FigureRole.TARGET
        if is_flow and is_years and not row.definition and not _tells_which_years(matter, path):
            text = Message(
                "{place}: say in the method whether the figure is for each year or for all of {period}.",
                place=matter.place(path),
                period=row.period.replace("-", "–"),
            )
            yield Found(path, text, words=row.period)


def _tells_which_years(matter: Matter, path: FieldPath) -> bool:
    """Whether the quoted words name one year that runs over two (2024/25), or each year by itself."""
    evidence = matter.briefing.evidence.get(path)
    for quote in evidence.quotes if evidence else ():
        source = matter.source(quote.source)
        before = source.text[max(0, quote.start - _CLAUSE) : quote.start] if source and quote.start > 0 else ""
        language = language_of(source) if source else None
        if _SPLIT_YEAR.search(quote.words) or (language and pattern("each_year", language).search(before)):
            return True
    return False


def sources_disagree(matter: Matter) -> Iterator[Found]:
    """Two exact values of one indicator for one period."""
    rows = [row for row in matter.briefing.targets if row.value is not None and row.value.is_finite() and row.period]
    for one, other in combinations(rows, 2):
        if one.period != other.period or not _is_same_indicator(one, other) or _fit(one, other):
            continue
        if _have_different_sources(matter, one, other):
            path = FieldPath(f"targets/{other.id}/value")
            text = Message(
                "{place}: {value} here and {other} in {row}, for one indicator and one period.",
                place=matter.place(path),
                value=_written(other),
                other=_written(one),
                row=matter.place(f"targets/{one.id}"),
            )
            yield Found(path, text, words=f"{one.value} ≠ {other.value}")


def _have_different_sources(matter: Matter, one: Target, other: Target) -> bool:
    """Whether two figures come from different sources: one article seldom gives two values of the same thing."""
    mine, theirs = (_sources_of(matter, row) for row in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _sources_of(matter: Matter, row: Target) -> set[str]:
    evidence = matter.briefing.evidence.get(f"targets/{row.id}/value")
    quoted = {str(quote.source) for quote in evidence.quotes} if evidence else set()
    return quoted or {str(row.source)} - {""}


def _is_same_indicator(one: Target, other: Target) -> bool:
    names = [(one.name.in_language(code), other.name.in_language(code)) for code in LANGUAGE_CODES]
    same_name = any(mine and mine.casefold() == theirs.casefold() for mine, theirs in names)
    return same_name and (one.unit, one.kind, one.role) == (other.unit, other.kind, other.role)


def _fit(one: Target, other: Target) -> bool:
    """Whether both values can be right at once."""
    if one.value == other.value:
        return True
    low, high = sorted((one, other), key=lambda row: row.value or Decimal(0))
    more = {Comparator.OVER, Comparator.AT_LEAST, Comparator.ABOUT, Comparator.RANGE}
    less = {Comparator.UNDER, Comparator.AT_MOST, Comparator.UP_TO, Comparator.ABOUT, Comparator.RANGE}
    return low.comparator in more or high.comparator in less


def _written(row: Target) -> Label:
    value = row.value or Decimal(0)
    return Label({code: format_amount(value, row.unit, code, comparator=row.comparator) for code in LANGUAGE_CODES})


CHECKS = (
    Check(
        "wish_as_agreement",
        Severity.WARN,
        Message("A goal, an intention or a proposal is written as if it had been agreed or signed."),
        wish_shown_as_agreement,
        sure=False,
    ),
    Check(
        "agreement_unlisted",
        Severity.WARN,
        Message("The summary says that something was agreed or signed, and the note lists no agreement."),
        agreement_without_commitment,
        sure=False,
    ),
    Check(
        "follow_up_incomplete",
        Severity.WARN,
        Message("A task of ours has no owner, no day or no form of completion."),
        follow_up_incomplete,
    ),
    Check(
        "owner_is_nobody",
        Severity.WARN,
        Message("The owner of a task is everybody, not a post or a unit."),
        owner_is_nobody,
    ),
    Check(
        "target_incomplete",
        Severity.WARN,
        Message("A goal has no day by which it is to be reached, or nobody who set it."),
        target_incomplete,
    ),
    Check(
        "period_ambiguous",
        Severity.WARN,
        Message("A figure such as trade covers several years, and nothing says whether it is for each or for all."),
        period_ambiguous,
    ),
    Check(
        "sources_disagree",
        Severity.WARN,
        Message("Two sources give different values of one indicator for one period."),
        sources_disagree,
    ),
)
