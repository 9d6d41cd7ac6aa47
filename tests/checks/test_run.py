"""All checks together: order, what tells findings apart, waivers, and that nothing makes them fail."""

import pickle
import re
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.checks import CHECKS, Severity, check_named, run_checks
from briefing.messages import Message
from briefing.model import Briefing, Evidence, Quote, RowId, SourceRef, Status, Waiver, replace
from briefing.model.gaps import Needs
from briefing.model.paths import field_types
from briefing.translation import translated, use_language
from tests.checks.building import TODAY, briefing_of

SEVERAL = {
    "visit/date_from": "2025-05-20",
    "visit/date_to": "2025-05-19",
    "visit/reported_on": "2025-05-20",
    "text/background/en": "On Monday, 20 May 2025 and on Friday, 19 May 2025.",
    "text/attention/en": "On Monday, 20 May 2025.",
}


def test_the_severest_comes_first_and_then_the_order_of_the_form() -> None:
    findings = run_checks(briefing_of(SEVERAL), needs=Needs(("topics",)), today=TODAY)
    assert [(item.severity.value, item.path) for item in findings] == [
        ("stop", "visit/date_to"),
        ("stop", "topics"),
        ("stop", "text/background/en"),
        ("stop", "text/background/en"),
        ("stop", "text/attention/en"),
        ("warn", "visit/date_from"),
    ]
    assert [item.path for item in findings.of(Severity.WARN)] == ["visit/date_from"]
    assert len(findings.within("text")) == 3


def test_a_waived_finding_stays_waived_while_other_things_change() -> None:
    briefing = briefing_of(SEVERAL)
    first = next(item for item in run_checks(briefing, needs=Needs(), today=TODAY) if item.check == "weekday")
    waiver = Waiver(*first.key, reason="That is how the invitation has it", who="A. Omarova", when=TODAY)
    briefing = msgspec.structs.replace(briefing, waivers=(waiver,))
    edited = replace(briefing, "text/background/en", "Earlier. On Monday, 20 May 2025, as agreed.")
    edited = replace(edited, "visit/date_to", "")
    findings = run_checks(edited, needs=Needs(), today=TODAY)
    assert [(item.key, item.waiver) for item in findings.waived] == [(first.key, waiver)]
    assert first.key not in [item.key for item in findings.open]
    changed = replace(briefing, "text/background/en", "On Monday, 27 May 2025.")
    assert run_checks(changed, needs=Needs(), today=TODAY).waived == ()


def test_the_same_words_found_twice_in_a_field_are_two_findings() -> None:
    briefing = briefing_of(
        {"text/background/en": "On Monday, 20 May 2025. On Monday, 20 May 2025.", "visit/reported_on": "2025-05-20"}
    )
    findings = run_checks(briefing, needs=Needs(), today=TODAY)
    assert [item.words for item in findings] == ["Monday 2025-05-20", "Monday 2025-05-20 #2"]


def test_without_needs_the_requirements_of_the_schema_are_asked() -> None:
    assert "visit/city" in [item.path for item in run_checks(Briefing(), today=TODAY)]


def test_a_finding_is_told_in_the_language_of_the_user_also_when_it_comes_from_another_process() -> None:
    (found,) = run_checks(briefing_of({"officials/o1/post/en": ""}), needs=Needs(("officials/*/post",)), today=TODAY)
    arrived: Message = pickle.loads(pickle.dumps(found.message))
    use_language("ru")
    try:
        assert translated(arrived).startswith("Должность (Должностное лицо 1): ")
    finally:
        use_language("en")


def test_every_check_is_declared_once_and_explained() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check_named(check.id) is check and check.explanation for check in CHECKS)
    assert check_named("of the future") is None


st.register_type_strategy(RowId, st.sampled_from([RowId("a"), RowId("b")]))
WORDS = st.text(max_size=40) | st.lists(
    st.sampled_from(
        """Monday, 31 March 2025 30 February $5 billion over 12.5 % № 5 [ ] ХХХ «Газ» “gas” в среду, 21 марта 2025 г.
        свыше 5,5 млрд 2025 жылғы 31 сәуір Иванов Ивановым Нур-Султан 1,000 ' - ... ∞""".split(" ")
    ),
    max_size=12,
).map(" ".join)
SECTIONS = ("header", "visit", "officials", "projects", "targets", "commitments", "statements", "topics", "sources")
PATHS = [
    f"{path}/{language}" for path in ("text/background", "visit/city", "header/title") for language in ("en", "ru")
]
QUOTES = st.builds(Quote, st.just(SourceRef("a")), st.integers(-5, 50), st.integers(-5, 50), WORDS)
EVIDENCE = st.dictionaries(
    st.sampled_from(
        ["targets/a/value", "targets/a/deadline", "visit/date_from", "gone/x", "officials/q/name/en", "", "/"]
    ),
    st.builds(Evidence, st.sampled_from(Status), st.lists(QUOTES, max_size=2).map(tuple), confidence=st.floats(0, 1)),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_no_briefing_makes_the_checks_fail(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(SECTIONS), max_size=3, unique=True))
    parts = {name: data.draw(st.from_type(field_types(Briefing)[name])) for name in chosen}
    briefing = Briefing(language=data.draw(st.sampled_from(["en", "ru", "kk"])), evidence=data.draw(EVIDENCE), **parts)
    for path, words in data.draw(st.dictionaries(st.sampled_from(PATHS), WORDS)).items():
        briefing = replace(briefing, path, words)
    for finding in run_checks(briefing, page_count=data.draw(st.none() | st.integers(0, 9)), today=TODAY):
        assert finding.message
        if finding.fix:
            replace(briefing, finding.fix.path, finding.fix.value)


@pytest.mark.parametrize(
    "piece", ["Nur-Sultan ", "A. ", "aа", "!?", "  ", "- \n", "“", "[", "ABC ", "5 million ", "\n"]
)
def test_a_text_that_is_no_prose_takes_no_more_time_than_its_length_asks(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        briefing = briefing_of({f"text/background/{code}": text for code in ("en", "ru", "kk")})
        started = time.process_time()
        findings = run_checks(briefing, needs=Needs(), today=TODAY)
        taken = time.process_time() - started
        assert len(findings) < 3_000
        return taken

    seconds(100)
    assert seconds(20_000) < 40 * seconds(2_000) + 0.5


def test_the_documentation_lists_every_check_with_its_severity() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (stop|warn|hint) \|", page, re.MULTILINE))
    assert rows == {check.id: check.severity.value for check in CHECKS}
