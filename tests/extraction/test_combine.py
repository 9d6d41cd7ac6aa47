"""Two articles on one visit."""

import datetime as dt

from briefing.extraction import combine, extract
from briefing.model import Article

FIRST = Article(
    text="On Monday Vice Minister of Energy of Kazakhstan Aidar Beken arrived in Baku on a working visit.",
    language="en",
    published=dt.date(2025, 11, 5),
)
SECOND = Article(
    text="Kazakhstan's Deputy Energy Minister Aidar Beken arrived in Baku on November 4 on a working visit and met "
    "Azerbaijan's Energy Minister Rovshan Alizade.",
    language="en",
    published=dt.date(2025, 11, 6),
)


def test_conflicts_keep_both_alternatives_with_their_quotes() -> None:
    combined = combine([extract(FIRST, source="s1"), extract(SECOND, source="s2")])
    conflicts = {conflict.path: conflict.alternatives for conflict in combined.conflicts}
    assert {a.value for a in conflicts["visit/date_from"]} == {"2025-11-03", "2025-11-04"}
    assert {a.quotes[0].source for a in conflicts["visit/date_from"]} == {"s1", "s2"}
    assert "officials/o1/post/en" in conflicts


def test_one_person_is_one_row_and_equal_values_share_their_quotes() -> None:
    combined = combine([extract(FIRST, source="s1"), extract(SECOND, source="s2")])
    names = {item.path: item for item in combined.items if item.path.endswith("/name/en")}
    assert names.keys() == {"officials/o1/name/en", "officials/o2/name/en"}
    assert {quote.source for quote in names["officials/o1/name/en"].quotes} == {"s1", "s2"}
