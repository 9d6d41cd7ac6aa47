"""All checks over a note of three pages in three languages, and rendering that note as the peer."""

from pathlib import Path

from timing import milliseconds, report

from briefing.articles import read_article
from briefing.checks import run_checks
from briefing.editing import draft_briefing
from briefing.extraction import extract
from briefing.model import Briefing, replace
from briefing.word.library import load_template, needs_of
from briefing.word.note.context import template_context

ARTICLE = Path(__file__).parents[1] / "resources" / "samples" / "visit_en.txt"
PARAGRAPHS = {
    "en": "The plant takes up to 1.2 billion cubic meters of gas a year. Yermek Tulegenov said so on 14 May 2025. ",
    "ru": "Завод принимает до 1,2 млрд куб. м газа в год. Об этом 14 мая 2025 года сказал Ермек Тулегенов. ",
    "kk": "Зауыт жылына 1,2 млрд текше метрге дейін газ қабылдайды. Бұл туралы Ермек Төлегенов 14 мамырда айтты. ",
}


def main() -> None:
    briefing, needs = long_note(), needs_of("visit_note")
    peer = milliseconds(lambda: _rendered(briefing))
    report("make the context of the note and render it", peer)
    report("all checks, nothing changed", milliseconds(lambda: run_checks(briefing, needs=needs)), peer)
    typed = iter(range(100))
    after_a_key = milliseconds(lambda: run_checks(_typed(briefing, next(typed)), needs=needs))
    report("all checks after a key in a long text", after_a_key, peer)


def long_note() -> Briefing:
    """The sample's note with three languages of text, about three pages in each."""
    article = read_article(ARTICLE)
    briefing = draft_briefing(article, extract(article).items)
    for language, words in PARAGRAPHS.items():
        for field in ("background", "attention"):
            briefing = replace(briefing, f"text/{field}/{language}", "\n\n".join([words * 4] * 6))
    return briefing


def _typed(briefing: Briefing, number: int) -> Briefing:
    return replace(briefing, "text/background/en", f"{briefing.text.background.en} {number}")


def _rendered(briefing: Briefing) -> object:
    return load_template("visit_note", "en").render(template_context(briefing, "en", draft=True), language="en")


if __name__ == "__main__":
    main()
