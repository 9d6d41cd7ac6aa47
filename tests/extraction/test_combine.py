"""Two articles on one visit, and the seam to a registry of known officials."""

import datetime as dt

from briefing.extraction import KnownOfficial, combine, extract
from briefing.model import Article, LanguageCode, Text

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


class OneOfficial:
    """A registry that knows one person."""

    def official(self, name: str, language: LanguageCode, country: str) -> KnownOfficial | None:
        if name != "Aidar Beken" or country != "KZ" or language != "en":
            return None
        return KnownOfficial(
            name=Text(en="Aidar Bekenov", ru="Айдар Бекенов", kk="Айдар Бекенов"),
            post=Text(en="First Vice Minister of Energy", ru="первый вице-министр энергетики"),
            country="KZ",
        )


def test_a_registry_lends_known_spellings_and_full_titles() -> None:
    values = {item.path: item for item in extract(FIRST, OneOfficial()).items}
    assert values["officials/o1/name/en"].value == "Aidar Bekenov"
    assert values["officials/o1/name/ru"].value == "Айдар Бекенов"
    assert values["officials/o1/post/en"].value == "First Vice Minister of Energy"
    assert values["officials/o1/name/en"].quotes[0].words == "Aidar Beken"


def test_a_new_post_is_not_overwritten_by_the_registry() -> None:
    values = {item.path: item.value for item in extract(SECOND, OneOfficial()).items}
    assert values["officials/o1/post/en"] == "Deputy Energy Minister"
