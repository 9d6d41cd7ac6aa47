"""Extraction: time per article, time against length, accuracy and calibration on the annotated articles.

Run `python -m benchmarks.extraction`. Times are also given as multiples of splitting the same text into
words with a regular expression, so that machines can be compared.
`--long` adds a text of 5 MB.
"""

import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from briefing.articles import read_article
from briefing.extraction import annotation_record, extract
from briefing.model import Article
from tests.extraction.score import load, pair, report, same_person, same_project, same_target, score_all

DATA = Path(__file__).parents[1] / "tests/extraction"
WORD = re.compile(r"\w+")


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def speed(articles: dict[str, Article]) -> None:
    first = next(iter(articles.values()))
    print(f"first call: {1000 * seconds(lambda: extract(first)):.0f} ms")
    for language in ("en", "ru", "kk"):
        chosen = [article for article in articles.values() if article.language == language]
        for article in chosen:
            extract(article)
        words = sum(len(article.text.split()) for article in chosen)
        taken = min(seconds(lambda chosen=chosen: [extract(article) for article in chosen]) for _ in range(3))
        floor = min(seconds(lambda chosen=chosen: [WORD.findall(article.text) for article in chosen]) for _ in range(3))
        print(
            f"{language}: {1000 * taken / words * 700:.1f} ms per 700 words, {taken / floor:.0f} times splitting words"
        )


def length(articles: dict[str, Article], sizes: tuple[int, ...]) -> None:
    text = "\n\n".join(article.text for article in articles.values() if article.language == "en")
    print("length in kB: seconds, seconds per MB")
    for size in sizes:
        long = Article(text=(text * (size // len(text) + 1))[:size], language="en")
        taken = seconds(lambda long=long: extract(long))
        print(f"{size // 1000:>6}: {taken:.2f}, {taken / size * 1_000_000:.2f}")


def calibration(gold: dict, predicted: dict) -> None:
    bands: dict[tuple[str, float], list[int]] = defaultdict(lambda: [0, 0])
    for key, record in predicted.items():
        for part, likeness in (("officials", same_person), ("projects", same_project), ("targets", same_target)):
            right = set(pair(gold[key][part], record[part], likeness).values())
            for number, item in enumerate(record[part]):
                band = bands[part, int(item["confidence"] * 10) / 10]
                band[0] += number in right
                band[1] += 1
    print("part, confidence from: right of proposed")
    for (part, band), (right, proposed) in sorted(bands.items()):
        print(f"{part:<10} {band:.1f}: {right} of {proposed} ({100 * right / proposed:.0f} %)")


def main() -> int:
    articles = {path.stem: read_article(path) for path in sorted((DATA / "articles").glob("*.txt"))}
    speed(articles)
    length(articles, (50_000, 200_000, 800_000, 5_000_000) if "--long" in sys.argv else (50_000, 200_000, 800_000))
    gold = load(DATA / "gold")
    predicted = {key: annotation_record(key, article) for key, article in articles.items()}
    print(report(score_all(gold, predicted)[0]))
    calibration(gold, predicted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
