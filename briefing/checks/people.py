"""Checks of the delegation: the kind of visit against the rank of its head, order of precedence, posts on its day."""

from collections.abc import Iterator

from briefing.checks.check import Check, Found
from briefing.checks.finding import Fix, Severity
from briefing.checks.matter import Matter
from briefing.checks.word_lists import table
from briefing.messages import Message
from briefing.model import FieldPath, Official
from briefing.model.choices import RankLevel, VisitKind

_KIND = FieldPath("visit/kind")
_LISTS = ("members", "accompanying", "hosts")
_ORDER = {
    RankLevel.HEAD_OF_STATE: 0,
    RankLevel.HEAD_OF_GOVERNMENT: 1,
    RankLevel.DEPUTY_PRIME_MINISTER: 2,
    RankLevel.MINISTER: 3,
    RankLevel.VICE_MINISTER: 4,
    RankLevel.DIRECTOR: 5,
    RankLevel.EXPERT: 6,
}
"""Ranks whose order is beyond doubt; that of ambassadors, heads of agencies and companies depends on the occasion."""

_OF_MANY_COUNTRIES = frozenset({VisitKind.EVENT, VisitKind.JOINT_COMMISSION, VisitKind.MEETING})


def kind_beyond_rank(matter: Matter) -> Iterator[Found]:
    """A kind of visit that the rank of its head does not allow."""
    visit = matter.briefing.visit
    head = _official(matter, visit.head)
    if visit.kind is None or head is None or head.rank_level is None:
        return
    only = table("ranks")["only"].get(visit.kind.value)
    excluded = table("ranks")["not"].get(visit.kind.value, ())
    if head.rank_level.value in excluded or (only is not None and head.rank_level.value not in only):
        text = Message("{place}: this kind of visit does not fit the rank of its head.", place=matter.place(_KIND))
        yield Found(_KIND, text, words=f"{visit.kind.value} {head.rank_level.value}")


def kind_changed(matter: Matter) -> Iterator[Found]:
    """Another kind of visit than the words it was taken from say."""
    kind = matter.briefing.visit.kind
    evidence = matter.briefing.evidence.get(_KIND)
    said = " ".join(quote.words for quote in evidence.quotes).casefold() if evidence else ""
    named = [code for code, words in table("ranks")["words"].items() if any(word in said for word in words)]
    if kind is not None and named and kind.value not in named and kind.value in table("ranks")["words"]:
        text = Message("{place}: the source says “{words}”.", place=matter.place(_KIND), words=" ".join(said.split()))
        yield Found(_KIND, text, words=kind.value, fix=Fix(_KIND, VisitKind(named[0]).value))


def out_of_order(matter: Matter) -> Iterator[Found]:
    """A list of people in which a lower rank stands before a higher one."""
    visit = matter.briefing.visit
    for name in _LISTS if visit.kind not in _OF_MANY_COUNTRIES else ():
        people = [row for row_id in getattr(visit, name) if (row := _official(matter, row_id)) is not None]
        ranks = [_ORDER[row.rank_level] for row in people if row.rank_level in _ORDER]
        if len(ranks) == len(people) and ranks != sorted(ranks) and len({row.side for row in people}) == 1:
            path = FieldPath(f"visit/{name}")
            text = Message("{place}: a lower rank stands before a higher one.", place=matter.place(path))
            order = " ".join(row.id for row in people)
            ranked = [row.id for _, row in sorted(zip(ranks, people, strict=True), key=lambda pair: pair[0])]
            yield Found(path, text, words=order, fix=Fix(path, " ".join(ranked)))


def outranked_head(matter: Matter) -> Iterator[Found]:
    """A member of the delegation with a higher rank than its head."""
    visit = matter.briefing.visit
    head = _official(matter, visit.head)
    if head is None or head.rank_level not in _ORDER or visit.kind in _OF_MANY_COUNTRIES:
        return
    for row_id in visit.members:
        member = _official(matter, row_id)
        if member and member.rank_level in _ORDER and _ORDER[member.rank_level] < _ORDER[head.rank_level]:
            path = FieldPath("visit/head")
            text = Message(
                "{place}: a member of the delegation has a higher rank ({name}).",
                place=matter.place(path),
                name=member.name.in_any_language(matter.briefing.language),
            )
            yield Found(path, text, words=row_id)
            return


def post_not_current(matter: Matter) -> Iterator[Found]:
    """A post that a person no longer held, or did not hold yet, on the day of the visit."""
    visit = matter.briefing.visit
    day = visit.date_from or visit.reported_on or matter.date
    for row in matter.briefing.officials:
        if row.valid_to and row.valid_to < day:
            yield _not_current(matter, f"officials/{row.id}/valid_to")
        if row.in_post_since and row.in_post_since > day:
            yield _not_current(matter, f"officials/{row.id}/in_post_since")


def _not_current(matter: Matter, path: str) -> Found:
    text = Message("{place}: on the day of the visit this person did not hold the post.", place=matter.place(path))
    return Found(FieldPath(path), text)


def _official(matter: Matter, row_id: str) -> Official | None:
    return next((row for row in matter.briefing.officials if row.id == row_id), None) if row_id else None


CHECKS = (
    Check(
        "visit_kind_rank",
        Severity.WARN,
        Message("The kind of the visit does not fit the rank of the head of the delegation."),
        kind_beyond_rank,
    ),
    Check(
        "visit_kind_changed",
        Severity.WARN,
        Message("The visit is called by another kind than the words of the source say."),
        kind_changed,
    ),
    Check(
        "precedence",
        Severity.WARN,
        Message("A list of people is not in order of rank."),
        out_of_order,
    ),
    Check(
        "head_outranked",
        Severity.WARN,
        Message("A member of the delegation has a higher rank than its head."),
        outranked_head,
    ),
    Check(
        "post_not_current",
        Severity.WARN,
        Message("A person held the post before or after the visit, not on its day."),
        post_not_current,
    ),
)
