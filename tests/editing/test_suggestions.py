"""Accepting, rejecting and drafting from suggestions."""

import datetime as dt

import pytest

from briefing.editing import (
    accept_suggestion,
    accept_suggestions,
    draft_briefing,
    evidence_of,
    proposed_rows,
    reject_suggestions,
    suggestions_within,
    with_article,
)
from briefing.model import Article, Briefing, Evidence, PathError, Quote, SourceRef, Status, Suggestion, replace
from briefing.model.gaps import open_gaps

TEXT = "Vice-Minister Alibek Zhamauov visited Ashgabat."
ARTICLE = Article(text=TEXT, title="", outlet="Trend", sha256="a1", language="en")


def suggest(path: str, value: str, words: str = "", confidence: float = 0.9) -> Suggestion:
    start = TEXT.find(words)
    quotes = (Quote(SourceRef("s1"), start, start + len(words), words),) if words else ()
    return Suggestion(path=path, value=value, quotes=quotes, confidence=confidence, rule="test")


SUGGESTIONS = (
    suggest("visit/city/en", "Ashgabat", "Ashgabat"),
    suggest("visit/head", "o1", "Alibek Zhamauov"),
    suggest("officials/o1/name/en", "Alibek Zhamauov", "Alibek Zhamauov"),
    suggest("officials/o1/post/en", "Vice-Minister", "Vice-Minister", 0.6),
    suggest("visit/reported_on", "2025-03-21"),
)


def pending() -> Briefing:
    return with_article(Briefing(), ARTICLE, SUGGESTIONS)


def test_an_article_becomes_a_source_and_its_suggestions_wait() -> None:
    briefing = pending()
    assert [source.publisher for source in briefing.sources] == ["Trend"]
    assert briefing.sources[0].text == TEXT
    assert briefing.suggestions == SUGGESTIONS
    assert proposed_rows(briefing, "officials") == ("o1",)
    assert not briefing.officials


def test_an_accepted_value_carries_the_words_it_came_from() -> None:
    briefing = accept_suggestions(pending(), ["visit/city"])
    assert briefing.visit.city.en == "Ashgabat"
    evidence = evidence_of(briefing, "visit/city/en")
    assert evidence
    assert evidence.status is Status.QUOTED
    assert evidence.quotes[0].words == "Ashgabat"
    assert evidence_of(briefing, "visit/city") == evidence
    assert not suggestions_within(briefing, "visit/city")


def test_a_value_without_words_is_recorded_as_proposed() -> None:
    briefing = accept_suggestions(pending(), ["visit/reported_on"])
    assert briefing.visit.reported_on == dt.date(2025, 3, 21)
    assert briefing.evidence["visit/reported_on"].status is Status.PROPOSED


def test_accepting_a_field_of_a_proposed_row_makes_the_row() -> None:
    briefing = accept_suggestions(pending(), ["officials/o1/post"])
    assert briefing.officials[0].post.en == "Vice-Minister"
    assert not briefing.officials[0].name


def test_accepting_a_reference_takes_the_name_of_the_person_along() -> None:
    briefing = accept_suggestions(pending(), ["visit/head"])
    assert briefing.visit.head == "o1"
    assert briefing.officials[0].name.en == "Alibek Zhamauov"
    assert suggestions_within(briefing, "officials/o1")


def test_accepting_everything_spares_what_the_user_wrote() -> None:
    briefing = accept_suggestions(replace(pending(), "visit/city/en", "Mary"))
    assert briefing.visit.city.en == "Mary"
    assert [item.path for item in briefing.suggestions] == ["visit/city/en"]
    assert briefing.officials[0].post.en == "Vice-Minister"


def test_the_best_of_several_proposals_is_taken_and_another_can_be_chosen() -> None:
    second = suggest("visit/city/en", "Mary", confidence=0.4)
    briefing = with_article(Briefing(), ARTICLE, (second, *SUGGESTIONS))
    assert [item.value for item in suggestions_within(briefing, "visit/city")] == ["Ashgabat", "Mary"]
    assert accept_suggestions(briefing).visit.city.en == "Ashgabat"
    chosen = accept_suggestion(briefing, second)
    assert chosen.visit.city.en == "Mary"
    assert not suggestions_within(chosen, "visit/city")


def test_rejected_rows_are_proposed_no_more() -> None:
    briefing = reject_suggestions(pending(), ["officials"])
    assert proposed_rows(briefing, "officials") == ()
    assert len(briefing.suggestions) == 3


def test_a_second_article_gets_row_ids_of_its_own_unless_the_name_is_known() -> None:
    briefing = accept_suggestions(pending())
    other = Article(text="Batyr Amanov met Alibek Zhamauov.", sha256="b2")
    briefing = with_article(
        briefing,
        other,
        (
            suggest("officials/o1/name/en", "Batyr Amanov"),
            suggest("officials/o2/name/en", "Alibek Zhamauov"),
            suggest("officials/o2/organisation/en", "Ministry of Energy"),
            suggest("visit/host_head", "o1"),
            suggest("visit/members", "o2 o1"),
            suggest("topics/t1/source", "s1"),
        ),
    )
    waiting = {item.path: item.value for item in briefing.suggestions}
    assert waiting == {
        "officials/o2/name/en": "Batyr Amanov",
        "officials/o1/organisation/en": "Ministry of Energy",
        "visit/host_head": "o2",
        "visit/members": "o1 o2",
        "topics/t1/source": "s2",
    }
    assert [source.id for source in briefing.sources] == ["s1", "s2"]


def test_the_same_article_twice_stays_one_source() -> None:
    briefing = with_article(pending(), ARTICLE, SUGGESTIONS)
    assert len(briefing.sources) == 1
    assert briefing.suggestions == SUGGESTIONS


def test_an_unusable_suggestion_is_left_out_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    briefing = with_article(Briefing(), ARTICLE, (suggest("visit/date_from", "soon"), SUGGESTIONS[0]))
    assert briefing.suggestions == SUGGESTIONS[:1]
    assert "visit/date_from" in caplog.text
    with pytest.raises(PathError):
        accept_suggestion(briefing, suggest("visit/date_from", "soon"))


def test_a_draft_takes_what_is_sure_and_marks_what_the_article_does_not_say() -> None:
    briefing = draft_briefing(ARTICLE, SUGGESTIONS, language="ru", least_confidence=0.7)
    assert briefing.language == "ru"
    assert briefing.visit.city.en == "Ashgabat"
    assert [item.path for item in briefing.suggestions] == ["officials/o1/post/en"]
    assert briefing.evidence["visit/date_from"] == Evidence(status=Status.NOT_STATED)
    assert "visit/city" not in briefing.evidence
    left = open_gaps(briefing)
    assert "header/addressee" in left
    assert not [path for path in left if path.startswith("visit/")]
