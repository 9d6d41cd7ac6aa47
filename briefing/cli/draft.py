"""`briefing draft`: an article becomes a note without a question asked."""

import argparse
from pathlib import Path

from briefing.articles import ArticleError, ArticleLoader
from briefing.cli.arguments import (
    CommandError,
    CommandParser,
    add_data_folder,
    add_language,
    add_output,
    add_template,
    command_parser,
)
from briefing.cli.article_file import load_article
from briefing.cli.note import NOTE_SUFFIXES, check_outputs, write_outputs
from briefing.editing import draft_briefing
from briefing.extraction import extract
from briefing.languages import country_code
from briefing.messages import Message
from briefing.storage import SUFFIX, StorageError, find_data_folder
from briefing.word import PackageError, TemplateError
from briefing.word.library import TemplateNotFoundError

ERRORS = (ArticleError, CommandError, StorageError, PackageError, TemplateError, TemplateNotFoundError)


def arguments() -> CommandParser:
    """The article, and where to write what is made from it."""
    parser = command_parser(
        "draft",
        "Drafts a note from a news article: everything the article proves is filled in, the rest is listed as gaps.",
        example="briefing draft article.txt -o note.docx -o note.briefing",
    )
    parser.add_argument("article", type=Path, metavar="ARTICLE", help="file with the article")
    add_template(parser, default="visit_note")
    add_language(parser, default="en")
    parser.add_argument(
        "--own-country",
        metavar="COUNTRY",
        default="KZ",
        help="the ministry's own country, by name or two-letter code: it tells visits out from visits in,"
        " and our side from theirs (default: KZ)",
    )
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
    folder = find_data_folder(options.data_folder)
    with ArticleLoader() as loader:
        article = load_article(options.article, loader)
    suggestions = extract(article, own_country=own_country).items
    briefing = draft_briefing(article, suggestions, language=options.language, template=options.template)
    write_outputs(
        briefing,
        options.output,
        template=options.template,
        language=options.language,
        draft=True,
        own_templates=folder.templates if folder else None,
    )
    return 0
