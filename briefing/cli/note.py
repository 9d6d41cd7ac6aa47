"""Writes a briefing to the files a command was asked for."""

from collections.abc import Iterable
from pathlib import Path

from briefing.cli.arguments import CommandError
from briefing.model import Briefing, LanguageCode
from briefing.storage import SUFFIX, save_file, write_atomically

NOTE_SUFFIXES = (".docx",)


def check_outputs(outputs: Iterable[Path], allowed: tuple[str, ...]) -> None:
    """Refuses an output whose ending names no format, before any work is done. Raises CommandError."""
    for path in outputs:
        if path.suffix.lower() not in allowed:
            raise CommandError(f"The name {path} does not end in {' or '.join(allowed)}; give it one of these endings.")


def write_outputs(
    briefing: Briefing,
    outputs: Iterable[Path],
    *,
    template: str,
    language: LanguageCode,
    draft: bool,
    own_templates: Path | None,
) -> None:
    """Writes the briefing, or the note made from it, to each output and tells where it is.

    Raises StorageError, TemplateNotFoundError, TemplateError.
    """
    for path in outputs:
        if path.suffix.lower() == SUFFIX:
            save_file(path, briefing)
        else:
            write_atomically(path, _note(briefing, template, language, draft=draft, own_templates=own_templates))
        print(f"Wrote {path}")


def _note(
    briefing: Briefing, template: str, language: LanguageCode, *, draft: bool, own_templates: Path | None
) -> bytes:
    from briefing.word.context import template_context
    from briefing.word.library import load_template

    compiled = load_template(template, language, own_templates)
    return compiled.render(template_context(briefing, language, draft=draft), language=language).package()
