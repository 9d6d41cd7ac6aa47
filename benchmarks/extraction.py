"""Extraction: time per article, accuracy, and what confidence means, on the annotated articles.

Run `python -m benchmarks.extraction`. Times are seconds of the processor, also given as multiples of splitting the
same text into words with a regular expression, so that machines, and a busy and a quiet one, can be compared.
`--long` adds time against length up to 5 MB, of articles and of texts that are hard on purpose.
`--memory` adds what a process holds after 100 to 1,000 articles.
"""

import gc
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.articles import read_article
from briefing.extraction import annotation_record, extract
from briefing.model import Article
from briefing.resident_memory import resident_bytes
from tests.extraction.calibration import calibration_table, judged_in, rule_table
from tests.extraction.score import load, report, score_all

DATA = Path(__file__).parents[1] / "tests/extraction"
WORD = re.compile(r"\w+")
SIZES = (500_000, 1_000_000, 2_000_000, 5_000_000)
HARD = {
    "one endless word": ("a", "en"),
    "a line of capitals": ("KAZAKHSTAN MINISTER ", "en"),
    "digits": ("7", "en"),
    "numbers": ("7 ", "en"),
    "quotation marks": ('"', "ru"),
    "opening quotation marks": ("“", "en"),
    "opening brackets": ("(", "en"),
    "nested brackets": ("((())) ", "en"),
    "a, a, a": ("a, ", "en"),
    "names": ("Askar Temirov, Ali bin Al Karim and Anna Petrova. ", "en"),
    "names without marks": ("Аскар Темиров ", "ru"),
    "initials": ("A. ", "en"),
    "dates": ("21 March 2025, ", "en"),
    "Kazakh dates": ("2025 жылғы 21 наурыз, ", "kk"),
    "amounts": ("from 5 to 7 million tons and ", "en"),
    "one title": ("Deputy Prime Minister – Minister of Energy of ", "en"),
    "one Russian title": ("заместитель министра энергетики и ", "ru"),
    "one Kazakh title": ("министрінің орынбасары ", "kk"),
    "Kazakh endings": ("қаласындағылардың", "kk"),
    "white space": (" \n", "en"),
}


def seconds(work: Callable[[], object]) -> float:
    """Processor time, which other programs on the machine lengthen less than they do time on the wall."""
    start = time.process_time()
    work()
    return time.process_time() - start


def speed(articles: dict[str, Article]) -> None:
    first = next(iter(articles.values()))
    print(f"first call: {1000 * seconds(lambda: extract(first)):.0f} ms")
    for language in ("en", "ru", "kk"):
        chosen = [article for article in articles.values() if article.language == language]
        for article in chosen:
            extract(article)
        words = sum(len(article.text.split()) for article in chosen)
        taken = sum(min(seconds(lambda one=one: extract(one)) for _ in range(7)) for one in chosen)
        floor = sum(min(seconds(lambda one=one: WORD.findall(one.text)) for _ in range(7)) for one in chosen)
        print(
            f"{language}: {1000 * taken / words * 700:.1f} ms per 700 words, {taken / floor:.0f} times splitting words"
        )


def length(articles: dict[str, Article]) -> None:
    print(f"seconds per MB, by length in MB: {' '.join(f'{size / 1_000_000:>7}' for size in SIZES)}")
    texts = dict(HARD)
    for language in ("en", "ru", "kk"):
        texts[f"articles, {language}"] = (
            "\n\n".join(a.text for a in articles.values() if a.language == language),
            language,
        )
    for name, (unit, language) in reversed(texts.items()):
        taken = []
        for size in SIZES:
            long = Article(text=(unit * (size // len(unit) + 1))[:size], language=language)
            taken.append(seconds(lambda long=long: extract(long)) / size * 1_000_000)
        print(f"{name:<32} {' '.join(f'{one:7.2f}' for one in taken)}", flush=True)


def memory(articles: dict[str, Article]) -> None:
    """What the process holds: every article is another one, with names that no other has."""
    print("articles read: megabytes held")
    chosen = list(articles.values())
    for number in range(1, 1_001):
        text = re.sub(r"\b([A-ZА-Я][a-zа-я]{3})", rf"\1{_letters(number)}", chosen[number % len(chosen)].text)
        extract(Article(text=text, language=chosen[number % len(chosen)].language))
        if number % 100 == 0:
            gc.collect()
            print(f"{number:>6}: {resident_bytes(os.getpid()) / 1_000_000:.1f}", flush=True)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def main() -> int:
    articles = {path.stem: read_article(path) for path in sorted((DATA / "articles").glob("*.txt"))}
    speed(articles)
    if "--long" in sys.argv:
        length(articles)
    if "--memory" in sys.argv:
        memory(articles)
    gold = load(DATA / "gold")
    predicted = {key: annotation_record(key, article) for key, article in articles.items()}
    print(report(score_all(gold, predicted)[0]))
    written_on, aside = judged_in(DATA, held=False), judged_in(DATA, held=True)
    print(f"\nRight of proposed, articles that rules were written on\n{calibration_table(written_on)}")
    print(f"\nRight of proposed, articles held aside\n{calibration_table(aside)}")
    print(f"\nRight of proposed by rule, all articles\n{rule_table(written_on + aside)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
