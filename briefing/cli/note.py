"""Writes a briefing to the files a command was asked for."""

import sys
from collections.abc import Iterable
from pathlib import Path

from briefing.cli.arguments import CommandError, qt_missing
from briefing.messages import Message, message_of
from briefing.model import Briefing, LanguageCode, replace
from briefing.storage import SUFFIX, save_file, write_atomically
from briefing.translation import translated
from briefing.word import Parts, Template
from briefing.word.edits.export import exported_note
from briefing.word.library import load_template, removed_from
from briefing.word.note.context import template_context

NOTE_SUFFIXES = (".docx", ".pdf")


def check_outputs(outputs: Iterable[Path], allowed: tuple[str, ...]) -> None:
    """Refuses an output whose ending names no format, before any work is done. Raises CommandError."""
    for path in outputs:
        if path.suffix.lower() not in allowed:
            raise CommandError(
                Message(
                    "The name {path} has none of these endings: {endings}. Give it one of them.",
                    path=path,
                    endings=", ".join(allowed),
                )
            )


def write_outputs(
    briefing: Briefing,
    outputs: Iterable[Path],
    *,
    template: str,
    language: LanguageCode,
    draft: bool,
    own_templates: Path | None,
    with_fields: bool = True,
) -> None:
    """Writes the briefing, or the note made from it, to each output and tells where it is.

    Without fields a Word file has plain text in their place, and edits made in it do not come back.
    Raises StorageError, TemplateNotFoundError, TemplateError.
    """
    for path in outputs:
        if path.suffix.lower() == SUFFIX:
            save_file(path, briefing)
        else:
            is_word = path.suffix.lower() == ".docx"
            note = _exported if is_word and with_fields else _plain
            parts = note(briefing, template, language, draft=draft, own_templates=own_templates)
            write_atomically(path, parts.package() if is_word else _pdf(parts))
        print(translated(Message("Wrote {path}", path=path)))


def pages_of_note(briefing: Briefing, own_templates: Path | None) -> int | None:
    """The pages of the final note without its annexes; None where Qt is missing or the note cannot be laid out.

    Raises TemplateNotFoundError, TemplateError.
    """
    language = briefing.language
    context = template_context(briefing, language, draft=False, annexes=False)
    parts = load_template(briefing.template, language, own_templates).render(context, language=language)
    try:
        from briefing.pages import LayoutError, pages_of
    except ImportError:
        return None
    try:
        return pages_of(parts)
    except LayoutError:
        return None


def _exported(
    briefing: Briefing, template: str, language: LanguageCode, *, draft: bool, own_templates: Path | None
) -> Parts:
    """The note with its fields. Raises TemplateNotFoundError, TemplateError."""
    compiled = _template(template, language, own_templates)
    return exported_note(compiled, _in(briefing, template), language, name=template, draft=draft)


def _plain(
    briefing: Briefing, template: str, language: LanguageCode, *, draft: bool, own_templates: Path | None
) -> Parts:
    """The note as text and nothing else. Raises TemplateNotFoundError, TemplateError."""
    compiled = _template(template, language, own_templates)
    return compiled.render(template_context(_in(briefing, template), language, draft=draft), language=language)


def _template(name: str, language: LanguageCode, own_templates: Path | None) -> Template:
    """The template; what was left out of one of the ministry's own is told."""
    for removal in removed_from(name, language, own_templates):
        left_out = Message("Left out of the template: {what} ({part}).", what=removal.what, part=removal.part)
        print(translated(left_out), file=sys.stderr)
    return load_template(name, language, own_templates)


def _in(briefing: Briefing, template: str) -> Briefing:
    """The briefing in a template: what a paper needs and how it counts follow from its template."""
    return replace(briefing, "template", template)


def _pdf(parts: Parts) -> bytes:
    try:
        from briefing.pages import LayoutError, pdf_of
    except ImportError as error:
        raise qt_missing(error) from error
    try:
        return pdf_of(parts)
    except LayoutError as error:
        raise CommandError(message_of(error)) from error
