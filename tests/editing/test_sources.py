"""An article leaves a briefing with what it alone proposes and proves; undo brings all of it back."""

from briefing.editing import Session, with_article
from briefing.model import (
    Article,
    Briefing,
    Evidence,
    Quote,
    SourceRef,
    Status,
    Suggestion,
    get,
)

FIRST = Article(text="Vice-Minister Alibek Zhamauov visited Ashgabat.", title="", outlet="", sha256="a1", language="en")
SECOND = Article(text="Talks on gas were held in Ashgabat.", title="", outlet="", sha256="a2", language="en")


def proposed(article: Article, path: str, value: str, words: str = "") -> Suggestion:
    start = article.text.find(words)
    quotes = (Quote(SourceRef("s1"), start, start + len(words), words),) if words else ()
    return Suggestion(path, value, quotes, 0.9, "test")


def two_sources() -> Briefing:
    briefing = with_article(
        Briefing(),
        FIRST,
        [
            proposed(FIRST, "visit/city/en", "Ashgabat", "Ashgabat"),
            proposed(FIRST, "visit/head", "o1", "Alibek Zhamauov"),
            proposed(FIRST, "officials/o1/name/en", "Alibek Zhamauov", "Alibek Zhamauov"),
            proposed(FIRST, "visit/reported_on", "2025-03-21"),
        ],
    )
    return with_article(
        briefing,
        SECOND,
        [
            proposed(SECOND, "commitments/c1/text/en", "Gas", "gas"),
            proposed(SECOND, "visit/head", "o1"),
            proposed(SECOND, "commitments/c1/source", "s1"),
        ],
    )


def test_what_only_the_removed_article_proposes_goes_with_it() -> None:
    session = Session(two_sources())
    before = session.briefing
    session.remove_row("sources/s1", "Remove")
    assert [source.sha256 for source in session.briefing.sources] == ["a2"]
    assert {item.path for item in session.briefing.suggestions} == {
        "commitments/c1/text/en",
        "visit/reported_on",
        "commitments/c1/source",
    }
    session.undo()
    assert session.briefing == before


def test_with_the_last_article_all_proposals_go() -> None:
    session = Session(two_sources())
    session.remove_row("sources/s1", "Remove")
    session.remove_row("sources/s2", "Remove")
    assert session.briefing == Briefing(id=session.briefing.id)


def test_accepted_values_stay_and_count_as_unproved() -> None:
    session = Session(two_sources())
    session.accept_all("Accept")
    session.remove_row("sources/s1", "Remove")
    briefing = session.briefing
    assert briefing.visit.city.en == "Ashgabat"
    assert briefing.evidence["visit/city/en"] == Evidence(Status.PROPOSED, rule="test", confidence=0.9)
    assert briefing.evidence["commitments/c1/text/en"].status is Status.QUOTED
    assert get(briefing, "commitments/c1/source") == "s2"


def test_a_value_that_names_the_removed_article_as_its_source_names_none() -> None:
    session = Session(two_sources())
    session.accept_all("Accept")
    session.remove_row("sources/s2", "Remove")
    assert get(session.briefing, "commitments/c1/source") == ""
    assert "commitments/c1/source" not in session.briefing.evidence


def test_a_value_that_two_articles_prove_stays_proved() -> None:
    session = Session(two_sources())
    session.accept_all("Accept")
    both = tuple(Quote(SourceRef(name), 0, 5, "words") for name in ("s1", "s2"))
    briefing = session.briefing
    briefing.evidence["visit/city/en"] = Evidence(Status.QUOTED, both)
    session = Session(briefing)
    session.remove_row("sources/s1", "Remove")
    assert session.briefing.evidence["visit/city/en"] == Evidence(Status.QUOTED, both[1:])
