"""Body, title, day, author and time on two public sets of pages, beside trafilatura in the same run.

`python benchmarks/public_pages.py BENCHMARK TRAFILATURA` reads checkouts of
scrapinghub/article-extraction-benchmark and adbar/trafilatura; their own
scripts score the bodies.
"""

import gzip
import importlib
import json
import logging
import re
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import trafilatura

sys.path.insert(0, str(Path(__file__).parents[1]))
from briefing.articles import ArticleError, read_bytes

PEER = "trafilatura, precise"


class Found(NamedTuple):
    """What a reader makes of a page; an empty text where it finds nothing."""

    body: str = ""
    title: str = ""
    day: str = ""
    author: str = ""


Reader = Callable[[bytes], Found]


def main(benchmark: Path, tests: Path) -> None:
    logging.disable(logging.CRITICAL)
    sys.path[:0] = [str(benchmark), str(tests)]
    bodies = json.loads((benchmark / "ground-truth.json").read_bytes())
    news = {name: gzip.decompress((benchmark / "html" / f"{name}.html.gz").read_bytes()) for name in bodies}
    annotated = json.loads((tests / "evaldata.json").read_bytes())
    mixed = {name: page_of(tests, item["file"]) for name, item in annotated.items()}
    readers: dict[str, Reader] = {
        PEER: lambda page: by_library(page, favor_precision=True),
        "trafilatura": by_library,
        "Briefing": by_briefing,
    }
    found, times = read_all(readers, news)
    for name in readers:
        print(f"first set, {name:<20} {first_set(bodies, found[name])}; {time_of(times[name], times[PEER])}")
    found, times = read_all(readers, mixed)
    for name in readers:
        print(f"second set, {name:<20} {second_set(annotated, found[name])}; {time_of(times[name], times[PEER])}")


def page_of(tests: Path, name: str) -> bytes:
    cached = tests / "cache" / name
    return (cached if cached.is_file() else tests / "eval" / name).read_bytes()


def by_briefing(page: bytes) -> Found:
    try:
        article = read_bytes(page, "page.html")
    except ArticleError:
        return Found()
    return Found(article.body, article.title, str(article.published or ""), article.author)


def by_library(page: bytes, *, favor_precision: bool = False) -> Found:
    found = trafilatura.bare_extraction(
        page, favor_precision=favor_precision, include_comments=False, with_metadata=True
    )
    return Found(found.text or "", found.title or "", found.date or "", found.author or "") if found else Found()


def read_all(
    readers: Mapping[str, Reader], pages: Mapping[str, bytes]
) -> tuple[dict[str, dict[str, Found]], dict[str, list[float]]]:
    """What each reader finds, and milliseconds of processor time a page: the better of two, all in turns."""
    found: dict[str, dict[str, Found]] = {name: {} for name in readers}
    times: dict[str, list[float]] = {name: [] for name in readers}
    for address, page in pages.items():
        for name, reader in readers.items():
            rounds = []
            for _ in range(2):
                began = time.process_time()
                found[name][address] = reader(page)
                rounds.append((time.process_time() - began) * 1000)
            times[name].append(min(rounds))
    return found, times


def first_set(bodies: dict[str, Any], found: Mapping[str, Found]) -> str:
    evaluate = importlib.import_module("evaluate")
    scores = evaluate.evaluate(bodies, {name: {"articleBody": found[name].body} for name in bodies}, 2)
    return f"F1 {scores['f1']:.4f} precision {scores['precision']:.4f} recall {scores['recall']:.4f}"


def second_set(annotated: dict[str, Any], found: Mapping[str, Found]) -> str:
    common = importlib.import_module("eval_common")
    matrix = common.ConfusionMatrix()
    for name, item in annotated.items():
        matrix.add(common.count_item(item, found[name].body))
    precision, recall, _, f1 = matrix.scores()
    titles = [(plain(item["title"]), plain(found[name].title)) for name, item in annotated.items() if item.get("title")]
    days = [found[name].day == item["date"] for name, item in annotated.items() if item.get("date")]
    authors = [
        (plain(str(item["author"])), plain(found[name].author))
        for name, item in annotated.items()
        if item.get("author")
    ]
    return (
        f"F1 {f1:.4f} precision {precision:.4f} recall {recall:.4f}; "
        f"title exact {share(wanted == got for wanted, got in titles)} contained {share(map(contained, titles))}; "
        f"day {share(days)}; author contained {share(map(contained, authors))}"
    )


def contained(pair: tuple[str, str]) -> bool:
    wanted, got = pair
    return bool(got) and (wanted in got or got in wanted)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def share(right: Any) -> str:
    answers = [bool(answer) for answer in right]
    return f"{sum(answers) / len(answers):.3f} of {len(answers)}"


def time_of(times: list[float], peer: list[float]) -> str:
    ratio = statistics.median(times) / statistics.median(peer)
    return f"median {statistics.median(times):.1f} ms ({ratio:.2f} ×), sum {sum(times) / sum(peer):.2f} ×"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) / "tests")
