"""`briefing extract`: what articles support, as tables for people or as JSON for programs."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefing.articles import ArticleError, read_article
from briefing.cli.arguments import CommandParser, command_parser
from briefing.extraction import annotation_record, extract
from briefing.model import Article, Suggestion
from briefing.storage import StorageError, write_atomically

ERRORS = (ArticleError, StorageError)


def arguments() -> CommandParser:
    """The articles, and how to tell what is in them."""
    parser = command_parser(
        "extract",
        "Finds the visit, officials, projects, figures and statements of articles, with the words that prove them.",
        example="briefing extract articles/*.txt -o records",
    )
    parser.add_argument("article", type=Path, nargs="+", metavar="ARTICLE", help="file with an article")
    parser.add_argument("--json", action="store_true", help="print one JSON record for each article, one a line")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="write a JSON record for each article into this folder, named after the article",
    )
    return parser


def run(options: argparse.Namespace) -> int:
    """Reads all articles; one that cannot be read is told and does not stop the others."""
    status = 0
    if options.output is not None:
        _make_folder(options.output)
    for path in options.article:
        try:
            _tell(path, read_article(path), options)
        except ArticleError as error:
            print(f"briefing extract: {error}", file=sys.stderr)
            status = 1
    return status


def _tell(path: Path, article: Article, options: argparse.Namespace) -> None:
    if options.output is not None:
        target = options.output / f"{path.stem}.json"
        write_atomically(target, json.dumps(_record(path, article), ensure_ascii=False, indent=1).encode() + b"\n")
        print(f"Wrote {target}")
    elif options.json:
        print(json.dumps(_record(path, article), ensure_ascii=False))
    else:
        print(path)
        print("\n".join(_lines(extract(article).items)))


def _record(path: Path, article: Article) -> dict[str, Any]:
    return annotation_record(path.stem, article)


def _lines(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """One suggestion a line: field path, value, confidence, and the first words that prove it."""
    for item in suggestions:
        proof = f"  “{' '.join(item.quotes[0].words.split())}”" if item.quotes else ""
        yield f"  {item.path} = {item.value}  ({item.confidence:.0%}){proof}"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"The folder {folder} cannot be made; choose another one.") from error
