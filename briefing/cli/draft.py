"""`briefing draft`: an article becomes a note without a question asked."""

import argparse
import sys
from pathlib import Path

from briefing.articles import ArticleError, ArticleLoader
from briefing.cli.arguments import (
    CommandError,
    CommandParser,
    add_data_folder,
    add_language,
    add_output,
    add_registry,
    add_template,
    chosen_template,
    command_parser,
)
from briefing.cli.article_file import load_article
from briefing.cli.asked_model import add_language_model, asked_model, left_out
from briefing.cli.note import NOTE_SUFFIXES, check_outputs, write_outputs
from briefing.editing import draft_briefing
from briefing.editing.finding import proposals_of
from briefing.extraction.asking.language_model import extract_with_model
from briefing.extraction.asking.server import LanguageModel, LanguageModelError
from briefing.languages import country_code
from briefing.messages import Message
from briefing.model import LANGUAGE_CODES, Article, LanguageCode, Suggestion
from briefing.storage import SUFFIX, StorageError, find_data_folder
from briefing.translation import translated
from briefing.word import PackageError, TemplateError
from briefing.word.library import TemplateNotFoundError

ERRORS = (
    ArticleError,
    CommandError,
    LanguageModelError,
    StorageError,
    PackageError,
    TemplateError,
    TemplateNotFoundError,
)


def arguments() -> CommandParser:
    """The article, and where to write what is made from it."""
    parser = command_parser(
        "draft",
        "Drafts a note from a news article: everything the article proves is filled in, the rest is listed as gaps.",
        example="briefing draft article.txt -o note.docx -o note.briefing",
    )
    parser.add_argument("article", type=Path, metavar="ARTICLE", help="file with the article")
    add_template(parser, default="visit_note")
    add_language(parser, default=None, otherwise="that of the article")
    parser.add_argument(
        "--own-country",
        metavar="COUNTRY",
        default="KZ",
        help="the ministry's own country, by name or two-letter code: it tells visits out from visits in,"
        " and our side from theirs (default: KZ)",
    )
    add_language_model(parser)
    add_registry(parser)
    add_output(parser, ".docx, .pdf or .briefing")
    add_data_folder(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Reads, extracts, accepts and writes."""
    check_outputs(options.output, (*NOTE_SUFFIXES, SUFFIX))
    own_country = country_code(options.own_country)
    if not own_country:
        raise CommandError(
            Message(
                "There is no country “{name}”; give its name or two-letter code, such as KZ.", name=options.own_country
            )
        )
    model = asked_model(options)
    folder = find_data_folder(options.data_folder)
    template, own_templates = chosen_template(options.template, folder)
    with ArticleLoader() as loader:
        article = load_article(options.article, loader)
    for warning in article.warnings:
        print(translated(warning), file=sys.stderr)
    registry = options.registry or (folder.registry_in_use if folder else None)
    suggestions = proposals_of(article, own_country=own_country, registry=registry)
    language = options.language or _language_of(article)
    briefing = draft_briefing(
        article, suggestions, language=language, template=template, further=_asked(article, model)
    )
    write_outputs(
        briefing,
        options.output,
        template=template,
        language=language,
        draft=True,
        own_templates=own_templates,
    )
    return 0


def _language_of(article: Article) -> LanguageCode:
    """The language the note is written in unless one was given: the article's if notes are written in it."""
    return next((code for code in LANGUAGE_CODES if code == article.language), "en")


def _asked(article: Article, model: LanguageModel | None) -> tuple[Suggestion, ...]:
    """What the language model proposes; how many of its values were left out is told."""
    if model is None:
        return ()
    answer = extract_with_model(article, model)
    if answer.dropped:
        print(left_out(answer.dropped), file=sys.stderr)
    return answer.suggestions
