"""`briefing extract`: what articles support, as tables for people or as JSON for programs."""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TextIO

import msgspec

from briefing.articles import ArticleError, ArticleLoader
from briefing.cli.arguments import CommandError, CommandParser, add_registry, command_parser
from briefing.cli.article_file import load_article
from briefing.cli.asked_model import add_language_model, asked_model, left_out
from briefing.editing.finding import proposals_of
from briefing.extraction import annotation_record
from briefing.extraction.asking.language_model import ModelAnswer, extract_with_model
from briefing.extraction.asking.server import LanguageModel, LanguageModelError
from briefing.messages import Message, message_of
from briefing.model import Suggestion
from briefing.model.evidence import MODEL_RULE
from briefing.storage import StorageError, write_atomically
from briefing.translation import tr, translated

ERRORS = (ArticleError, CommandError, StorageError)

_WORTH_PROCESSES = 12
"""From this many articles on, further processes save more time than they take to start."""
_PROGRESS_WIDTH = 40
"""Columns of the terminal that the line of progress never passes."""


class _Answer(msgspec.Struct, frozen=True):
    """What is told of one article: text that was found in it and what was left out, or why it could not be read."""

    text: str = ""
    error: str = ""
    left_out: int = 0


def arguments() -> CommandParser:
    """The articles, and how to tell what is in them."""
    parser = command_parser(
        "extract",
        "Finds the visit, officials, projects, figures and statements of articles, with the words that prove them.",
        example="briefing extract articles -o records",
    )
    parser.add_argument(
        "article", type=Path, nargs="+", metavar="ARTICLE", help="file with an article, or folder with articles"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON record for each article, one a line")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="write a JSON record for each article into this folder, named after the article",
    )
    add_language_model(parser)
    add_registry(parser, otherwise="none; records keep the words of the article")
    return parser


def run(options: argparse.Namespace) -> int:
    """Reads all articles; one that cannot be read is told and does not stop the others."""
    paths = list(_files(options.article))
    if options.output is not None:
        _make_folder(options.output)
    names = _record_names(paths)
    status = 0
    read = partial(
        _read,
        as_record=options.json or options.output is not None,
        on_one_line=options.output is None,
        model=asked_model(options),
        registry=_registry_to_read(options.registry),
    )
    for number, (path, answer) in enumerate(zip(paths, _answers(read, paths), strict=True), 1):
        if answer.error:
            _tell(f"briefing extract: {translated(answer.error)}", sys.stderr)
            status = 1
        elif options.output is not None:
            target = options.output / f"{names[path]}.json"
            write_atomically(target, answer.text.encode() + b"\n")
            _tell(translated(Message("Wrote {path}", path=target)), sys.stdout)
        else:
            _tell(answer.text, sys.stdout)
            if answer.left_out:
                _tell(f"  {left_out(answer.left_out)}", sys.stdout)
        _show_progress(number, len(paths))
    return status


def _files(named: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, in the order of their names."""
    for path in named:
        if not path.is_dir():
            yield path
            continue
        try:
            found = sorted(item for item in path.iterdir() if item.is_file() and not item.name.startswith("."))
        except OSError as error:
            raise CommandError(Message("The folder {path} cannot be read; choose another one.", path=path)) from error
        if not found:
            raise CommandError(Message("The folder {path} holds no files; name a folder with articles.", path=path))
        yield from found


def _record_names(paths: Sequence[Path]) -> dict[Path, str]:
    """The name of each record: that of the article without its ending, with it where two would be the same."""
    uses = Counter(path.stem for path in paths)
    return {path: path.stem if uses[path.stem] == 1 else path.name for path in paths}


def _answers(read: "partial[_Answer]", paths: Sequence[Path]) -> Iterator[_Answer]:
    """The answers in the order of the articles, from as many processes as are worth starting."""
    processes = min(os.cpu_count() or 1, len(paths) // (_WORTH_PROCESSES // 2))
    if processes < 2:
        try:
            yield from map(read, paths)
        finally:
            _loader().close()
            _loader.cache_clear()
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(read, paths, chunksize=4)


@cache
def _loader() -> ArticleLoader:
    """The one of this process; its worker, started by the first file that needs it, ends no later than it."""
    return ArticleLoader()


def _registry_to_read(path: Path | None) -> Path | None:
    """The path of a registry that can be read. Raises RegistryError for one that cannot, before any article is read."""
    if path is not None:
        from briefing.registry import Registry

        Registry(path).close()
    return path


def _read(
    path: Path, *, as_record: bool, on_one_line: bool, model: LanguageModel | None, registry: Path | None
) -> _Answer:
    try:
        article = load_article(path, _loader())
        asked = extract_with_model(article, model) if model else ModelAnswer(())
    except (ArticleError, LanguageModelError) as error:
        return _Answer(error=message_of(error))
    if as_record:
        record = annotation_record(path.stem, article)
        if model:
            record["language_model"] = msgspec.to_builtins(asked)
        return _Answer(json.dumps(record, ensure_ascii=False, indent=None if on_one_line else 1))
    lines = [str(path), *_lines(proposals_of(article, registry=registry))]
    if model:
        lines += [f"{MODEL_RULE}: {model.model}", *_lines(asked.suggestions)]
    return _Answer("\n".join(lines), left_out=asked.dropped)


def _tell(text: str, where: TextIO) -> None:
    """Prints a line, on a terminal in place of the line that shows how far the work has come."""
    if sys.stderr.isatty():
        print("\r" + " " * _PROGRESS_WIDTH + "\r", end="", file=sys.stderr, flush=True)
    print(text, file=where, flush=where.isatty())


def _show_progress(number: int, total: int) -> None:
    """How far the work has come, on a line of a terminal that is written over; nothing in a file or pipe."""
    if total > 1 and sys.stderr.isatty():
        far = tr("{place} of {count}", place=number, count=total)
        print(f"\r{far}", end="\n" if number == total else "", file=sys.stderr, flush=True)


def _lines(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """One suggestion a line: field path, value, confidence, and the first words that prove it."""
    for item in suggestions:
        proof = f"  “{' '.join(item.quotes[0].words.split())}”" if item.quotes else ""
        yield f"  {item.path} = {item.value}  ({item.confidence:.0%}){proof}"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(Message("The folder {folder} cannot be made; choose another one.", folder=folder)) from error
