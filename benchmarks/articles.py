"""Article to text: thirty short and thirty long pages beside trafilatura, then each format and the worker."""

import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from timing import report

sys.path.insert(0, str(Path(__file__).parents[1]))
from briefing.articles import ArticleLoader, read_bytes, read_text
from tests.articles.pages import LAYOUTS, PAGES, STORIES
from tests.articles.pdf import pdf_of
from tests.articles.test_formats import SOURCES

LONG_PDF = [[f"Sentence {line} of page {page} tells of the talks." for line in range(40)] for page in range(300)]


def main() -> None:
    logging.disable(logging.CRITICAL)
    short = [page.html.encode() for page in PAGES]
    stories = [story._replace(paragraphs=story.paragraphs * 6) for story in STORIES.values()]
    long = [f"<!DOCTYPE html>{layout(story)}".encode() for layout in LAYOUTS for story in stories]
    beside_library("page of four paragraphs", short)
    beside_library("page of 24 paragraphs", long)
    for name, data in SOURCES.items():
        report(f"{name} of three paragraphs", processor_times(lambda data=data: read_bytes(data, "x")))
    text = "\n\n".join(PAGES[0].story.paragraphs)
    report("pasted text of four paragraphs", processor_times(lambda: read_text(text)))
    long_pdf = pdf_of(LONG_PDF)
    report("PDF of 300 pages", processor_times(lambda: read_bytes(long_pdf, "long.pdf"), rounds=3))
    through_the_worker(short[0])


def beside_library(name: str, pages: list[bytes]) -> None:
    ours, peer = side_by_side(lambda data: read_bytes(data, "page.html"), library, pages)
    report(f"{name}: trafilatura, body and metadata", peer)
    report(f"{name}: whole article", ours, peer)
    print(f"{f'{name}: sum of the times':<58} {sum(ours) / sum(peer):35.2f} ×")


def library(data: bytes) -> None:
    trafilatura.bare_extraction(data, favor_precision=True, include_comments=False, with_metadata=True)


def processor_times(work: Callable[[], object], rounds: int = 9) -> list[float]:
    """Milliseconds of processor time of each round; other work on the machine hardly changes them."""
    return [milliseconds(work, time.process_time) for _ in range(rounds)]


def milliseconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    began = clock()
    work()
    return (clock() - began) * 1000


def side_by_side(
    ours: Callable[[bytes], object], peer: Callable[[bytes], object], pages: list[bytes]
) -> tuple[list[float], list[float]]:
    """Milliseconds of processor time for every page, the median of five rounds, both in turns."""
    rounds: list[tuple[list[float], list[float]]] = []
    for _ in range(6):
        times: tuple[list[float], list[float]] = ([], [])
        for page in pages:
            for side, read in ((1, peer), (0, ours)):
                times[side].append(milliseconds(lambda read=read, page=page: read(page), time.process_time))
        rounds.append(times)
    medians = [
        [statistics.median(values) for values in zip(*side, strict=True)] for side in zip(*rounds[1:], strict=True)
    ]
    return medians[0], medians[1]


def through_the_worker(page: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, ArticleLoader() as loader:
        path = Path(folder) / "page.html"
        path.write_bytes(page)
        report("worker: first page, from a cold start", [milliseconds(lambda: loader.load(path))])
        report("worker: further pages", [milliseconds(lambda: loader.load(path)) for _ in range(9)])


if __name__ == "__main__":
    main()
