"""What a note needs and the article does not say."""

from briefing.extraction.facts import Facts, FigurePart
from briefing.model import Article, FieldPath
from briefing.model.choices import FigureRole


def find_gaps(facts: Facts, article: Article) -> tuple[FieldPath, ...]:
    """The field paths that stay open, in the order of the briefing; rows are named as the suggestions name them."""
    gaps: list[str] = []
    visit = facts.visit
    if visit:
        open_fields = {
            "visit/kind": visit.kind != "unspecified",
            "visit/city": bool(visit.city) or visit.kind == "phone",
            "visit/date_from": visit.start is not None,
            "visit/date_to": visit.end is not None or visit.kind in ("phone", "meeting"),
            "visit/head": bool(visit.visitors),
            "visit/members": len(visit.visitors) > 1,
            "visit/host_head": bool(visit.hosts),
            "visit/documents": bool(facts.signed),
        }
        gaps += [path for path, known in open_fields.items() if not known]
    gaps += [f"officials/o{number}/country" for number, person in enumerate(facts.people, 1) if not person.country]
    gaps += [f"projects/p{number}/stage" for number, project in enumerate(facts.projects, 1) if project.stage is None]
    gaps += _open_targets(facts)
    gaps += [f"commitments/c{number}/due" for number, row in enumerate(facts.commitments, 1) if row.due is None]
    if not article.published:
        gaps.append("visit/reported_on")
    return tuple(FieldPath(path) for path in gaps)


def _open_targets(facts: Facts) -> list[str]:
    """Goals without a year and facts without a period; the number of a row counts a series once."""
    gaps, rows = [], dict[object, int]()
    for number, figure in enumerate(facts.figures):
        row = rows.setdefault(("series", figure.series) if figure.series else number, len(rows) + 1)
        if figure.part in (FigurePart.BASELINE, FigurePart.UPPER) or figure.period:
            continue
        field = "deadline" if figure.role is FigureRole.TARGET else "period"
        if figure.role in (FigureRole.TARGET, FigureRole.ACTUAL):
            gaps.append(f"targets/t{row}/{field}")
    return gaps
