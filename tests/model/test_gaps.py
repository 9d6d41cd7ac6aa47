"""What a briefing lacks, and what in it is doubtful."""

import msgspec

from briefing.model import Briefing, Evidence, Quote, SourceRef, Status, insert, replace
from briefing.model.gaps import GapKind, Needs, find_gaps
from briefing.model.schema import Required


def paths(briefing: Briefing, *needs: str) -> list[str]:
    return [gap.path for gap in find_gaps(briefing, "en", Needs(required=needs)) if gap.kind is GapKind.EMPTY]


def with_evidence(briefing: Briefing, path: str, evidence: Evidence) -> Briefing:
    return msgspec.structs.replace(briefing, evidence={**briefing.evidence, path: evidence})


def test_an_empty_field_that_is_needed_is_a_gap_until_it_is_filled() -> None:
    assert paths(Briefing(), "visit/city") == ["visit/city"]
    assert paths(replace(Briefing(), "visit/city/en", "Baku"), "visit/city") == []


def test_either_of_two_fields_is_enough() -> None:
    need = "visit/city | visit/country"
    assert paths(Briefing(), need) == ["visit/city"]
    assert paths(replace(Briefing(), "visit/country/en", "Azerbaijan"), need) == []


def test_every_row_is_asked_and_a_list_is_asked_for_one_row() -> None:
    briefing = replace(insert(insert(Briefing(), "targets/g1"), "targets/g2"), "targets/g1/unit", "USD")
    assert paths(briefing, "targets/*/unit") == ["targets/g2/unit"]
    assert paths(briefing, "topics") == ["topics"]


def test_who_set_a_figure_is_asked_of_targets_only() -> None:
    briefing = insert(insert(Briefing(), "targets/g1"), "targets/g2")
    briefing = replace(replace(briefing, "targets/g1/role", "actual"), "targets/g2/role", "target")
    assert paths(briefing, "targets/*/set_in") == ["targets/g2/set_in"]


def test_the_reason_of_the_evidence_is_told_and_what_does_not_apply_is_no_gap() -> None:
    asked = with_evidence(Briefing(), "visit/city", Evidence(status=Status.TO_BE_CONFIRMED, confirm_by="embassy"))
    (gap,) = find_gaps(asked, "en", Needs(required=("visit/city",)))
    assert (gap.reason, gap.words, gap.required) == (Status.TO_BE_CONFIRMED, ("embassy",), Required.REQUIRED)
    settled = with_evidence(Briefing(), "visit/city", Evidence(status=Status.NOT_APPLICABLE))
    assert paths(settled, "visit/city") == []


def test_a_value_read_with_little_certainty_is_doubtful() -> None:
    quote = Quote(SourceRef("s1"), 0, 4, "Baku")
    briefing = replace(Briefing(), "visit/city/en", "Baku")
    doubtful = with_evidence(briefing, "visit/city/en", Evidence(Status.QUOTED, (quote,), confidence=0.3))
    assert [gap.words for gap in find_gaps(doubtful, "en", Needs()) if gap.kind is GapKind.UNSURE] == [("Baku",)]
    sure = with_evidence(briefing, "visit/city/en", Evidence(Status.QUOTED, (quote,), confidence=0.9))
    assert find_gaps(sure, "en", Needs()) == ()


def test_words_not_yet_written_in_the_language_are_gaps_of_that_language() -> None:
    briefing = replace(Briefing(), "visit/city/en", "Baku")
    assert find_gaps(briefing, "en", Needs()) == ()
    assert [gap.path for gap in find_gaps(briefing, "kk", Needs())] == ["visit/city"]


def test_a_statement_in_another_language_asks_for_its_translation() -> None:
    briefing = insert(Briefing(), "statements/s1")
    briefing = replace(replace(briefing, "statements/s1/text", "We are ready."), "statements/s1/language", "en")
    assert find_gaps(briefing, "en", Needs()) == ()
    assert [gap.path for gap in find_gaps(briefing, "ru", Needs())] == ["statements/s1/translation"]
    assert find_gaps(replace(briefing, "statements/s1/translation/ru", "Мы готовы."), "ru", Needs()) == ()


def test_two_spellings_of_a_post_in_the_sources_are_shown() -> None:
    briefing = replace(insert(Briefing(), "officials/o1"), "officials/o1/post/en", "Vice-Minister of Energy")
    briefing = insert(briefing, "sources/s1")
    text = "Vice-Minister of Energy A spoke. The Vice Minister of Energy, A, left. VICE-MINISTER OF ENERGY"
    (gap,) = find_gaps(replace(briefing, "sources/s1/text", text), "en", Needs())
    assert gap.kind is GapKind.SPELLINGS
    assert gap.words == ("Vice-Minister of Energy", "Vice Minister of Energy")


def test_a_relayed_source_asks_for_the_original() -> None:
    briefing = replace(insert(Briefing(), "sources/s1"), "sources/s1/cites", "Ministry of Energy")
    assert [(gap.path, gap.words) for gap in find_gaps(briefing, "en", Needs())] == [
        ("sources/s1/cites", ("Ministry of Energy",))
    ]


def test_without_a_template_the_schema_says_what_is_needed() -> None:
    assert "visit/kind" in [gap.path for gap in find_gaps(Briefing(), "en")]
