"""Checks of what the reader is asked and told: a decision in time, annexes that are there, sources that are fresh."""

import datetime as dt
from collections.abc import Iterator

from briefing.checks.check import Check, Found
from briefing.checks.finding import Severity
from briefing.checks.holidays import working_days
from briefing.checks.matter import Matter
from briefing.checks.word_lists import pattern, table
from briefing.messages import Message
from briefing.model import FieldPath
from briefing.model.choices import CommitmentNature, ProjectStage, Purpose

_PROPOSALS = frozenset({CommitmentNature.OUR_PROPOSAL, CommitmentNature.PROPOSAL})
_BESIDE = 40  # characters before and after the mention of an annex
_SETTLED = frozenset({ProjectStage.COMPLETED, ProjectStage.CANCELLED})


def nothing_to_decide(matter: Matter) -> Iterator[Found]:
    """A note that asks for a decision and proposes none, or one for a meeting without an outcome sought."""
    briefing = matter.briefing
    path = FieldPath("decision/recommendations")
    is_proposed = briefing.decision.recommendations or any(row.nature in _PROPOSALS for row in briefing.commitments)
    is_asked = any(gap.path == path for gap in matter.gaps)  # by the template, and found as a missing requisite
    if briefing.header.purpose is Purpose.DECISION and not is_proposed and not is_asked:
        text = Message("{place}: the note asks for a decision, and proposes none.", place=matter.place(path))
        yield Found(path, text)
    if briefing.header.purpose is Purpose.MEETING and not briefing.visit.outcomes_sought:
        path = FieldPath("visit/outcomes_sought")
        text = Message("{place}: say what the meeting is to bring.", place=matter.place(path))
        yield Found(path, text, severity=Severity.WARN)


def decision_date(matter: Matter) -> Iterator[Found]:
    """A decision with no day by which it is needed, or with too few working days before it."""
    header = matter.briefing.header
    path = FieldPath("header/critical_date")
    least = table("limits")["lead_time"]["working_days"]
    if header.critical_date is None and header.purpose is Purpose.DECISION:
        text = Message("{place}: say by which day the decision is needed.", place=matter.place(path))
        yield Found(path, text)
    elif header.critical_date and header.critical_date >= matter.date:
        days = working_days(matter.date, header.critical_date, matter.own_country)
        if days < least:
            text = Message(
                "{place}: {count} working days are left, and at least {least} should be.",
                place=matter.place(path),
                count=days,
                least=least,
            )
            yield Found(path, text, words=f"{header.critical_date}")


def annexes(matter: Matter) -> Iterator[Found]:
    """An annex that the text mentions and the note has not, or one without title or pages."""
    rows = matter.briefing.header.annexes
    for words in () if rows else matter.prose:
        found = pattern("annexes", words.language).search(words.text)
        elsewhere = pattern("annex_elsewhere", words.language)
        if found and not elsewhere.search(words.text, max(0, found.start() - _BESIDE), found.end() + _BESIDE):
            text = Message(
                "{place}: “{words}” is mentioned, and the note has no annex.",
                place=matter.place(words.path),
                words=found.group(),
            )
            yield Found(words.path, text, words=found.group().casefold(), span=found.span())
    for row in rows:
        for name in ("title", "pages"):
            if not getattr(row, name):
                path = FieldPath(f"header/annexes/{row.id}/{name}")
                yield Found(path, Message("{place}: say what it is and how long.", place=matter.place(path)))


def old_source(matter: Matter) -> Iterator[Found]:
    """A source that is old for its kind at the date of the note."""
    limits = table("limits")["sources_grow_old"]
    for source in matter.briefing.sources:
        limit = limits.get(source.type.value if source.type else "agency", 0)
        age = _age(matter, source.published)
        if limit and age > limit:
            path = FieldPath(f"sources/{source.id}/published")
            text = Message(
                "{place}: the source is {count} days old; look for a newer one.", place=matter.place(path), count=age
            )
            yield Found(path, text, words=f"{source.published}")


def old_stage(matter: Matter) -> Iterator[Found]:
    """The stage of a project as it was long ago."""
    limit = table("limits")["facts_grow_old"]["project_stage"]
    for project in matter.briefing.projects:
        if project.stage and project.stage not in _SETTLED and _age(matter, project.as_of) > limit:
            path = FieldPath(f"projects/{project.id}/as_of")
            text = Message(
                "{place}: the stage of the project was that {count} days ago; ask again.",
                place=matter.place(path),
                count=_age(matter, project.as_of),
            )
            yield Found(path, text, words=f"{project.as_of}")


def _age(matter: Matter, day: dt.date | None) -> int:
    """How many days before the date of the note a day was; 0 for none."""
    return (matter.date - day).days if day else 0


CHECKS = (
    Check(
        "nothing_to_decide",
        Severity.STOP,
        Message("The note is for a decision and proposes none, or for a meeting and says not what it is to bring."),
        nothing_to_decide,
    ),
    Check(
        "decision_date",
        Severity.WARN,
        Message("A decision has no day by which it is needed, or too few working days are left before it."),
        decision_date,
    ),
    Check(
        "annexes",
        Severity.WARN,
        Message("The text mentions an annex that the note has not, or an annex has no title or number of pages."),
        annexes,
        sure=False,
    ),
    Check(
        "old_source",
        Severity.WARN,
        Message("A source is old for its kind at the date of the note."),
        old_source,
    ),
    Check(
        "old_stage",
        Severity.WARN,
        Message("The stage of a project was told long before the date of the note."),
        old_stage,
    ),
)
