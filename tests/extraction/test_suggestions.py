"""Suggestions fit the briefing, and their quotes are the article's own words."""

from briefing.extraction import extract
from briefing.model import Article, Briefing, FieldPath, exists, get, insert, replace
from briefing.model.schema import field_of

ARTICLE = Article(
    text=(
        "TASHKENT, Uzbekistan, May 5. In the course of a working visit to Tashkent, Vice-Minister of Energy of the "
        "Republic of Kazakhstan Daulet Sarsen discussed gas transit.\n\n"
        "“We need a predictable schedule,” said Kazakhstan’s Vice Minister of Energy, Daulet Sarsen."
    ),
    language="en",
    dateline_place="Tashkent, Uzbekistan",
)


def test_quotes_are_spans_of_the_article() -> None:
    for suggestion in extract(ARTICLE, source="s7").items:
        for quote in suggestion.quotes:
            assert quote.source == "s7"
            assert ARTICLE.text[quote.start : quote.end] == quote.words


def test_every_suggestion_can_be_put_into_a_briefing() -> None:
    briefing = Briefing()
    for suggestion in extract(ARTICLE).items:
        steps = FieldPath(suggestion.path).steps
        row = "/".join(steps[:2])
        if len(steps) > 2 and not exists(briefing, row):
            briefing = insert(briefing, row)
        field_of(suggestion.path)
        briefing = replace(briefing, suggestion.path, suggestion.value)
    assert get(briefing, "officials/o1/name/en") == "Daulet Sarsen"
    assert get(briefing, "officials/o1/country/kk") == "Қазақстан"


def test_a_post_loses_the_capital_that_the_beginning_of_a_sentence_gave_it() -> None:
    def posts(text: str, language: str) -> list[str]:
        items = extract(Article(text=text, language=language)).items
        return [item.value for item in items if item.path.endswith(f"/post/{language}")]

    vice = "Вице-министр энергетики Казахстана Данияр Сагинтаев посетил Бишкек."
    assert posts(vice, "ru") == ["вице-министр энергетики"]
    head = "Президент Казахстана Данияр Сагинтаев посетил Бишкек."
    assert posts(head, "ru") == ["Президент"]
    english = "Vice-Minister of Energy of Kazakhstan Daniyar Sagintayev visited Bishkek."
    assert posts(english, "en") == ["Vice-Minister of Energy"]
