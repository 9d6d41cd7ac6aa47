"""Makes the note of a briefing: template, context, Word parts."""

import re
from collections.abc import Callable
from pathlib import Path

from briefing.model import Briefing
from briefing.word import Parts
from briefing.word.edits.export import exported_note
from briefing.word.library import load_template
from briefing.word.note.context import template_context

_WORDS = re.compile(rb"<w:t[ >][^<]*|</w:p>")
_WORD = re.compile(r"\w[\w’'\-\u2011]*")


class NoteMaker:
    """Renders notes from the built-in templates and the user's own."""

    def __init__(self, own_templates: Callable[[], Path | None]) -> None:
        self._own_templates = own_templates

    def parts(self, briefing: Briefing, *, draft: bool, controls: bool, annexes: bool = True) -> Parts:
        """The Word parts of the note; with controls every field is wrapped in a content control.

        Raises TemplateError, TemplateNotFoundError, PackageError.
        """
        template = load_template(briefing.template, briefing.language, self._own_templates())
        context = template_context(briefing, briefing.language, draft=draft, annexes=annexes)
        parts: Parts = template.render(context, language=briefing.language, controls=controls)
        return parts

    def exported(self, briefing: Briefing, *, draft: bool) -> Parts:
        """The note as it is given away: a Word document that carries its fields, so that edits made there come back.

        Raises as `parts`.
        """
        template = load_template(briefing.template, briefing.language, self._own_templates())
        return exported_note(template, briefing, briefing.language, name=briefing.template, draft=draft)


def count_words(parts: Parts) -> int:
    """How many words the text of the note has."""
    pieces = _WORDS.findall(parts["word/document.xml"])
    text = "".join(" " if piece == b"</w:p>" else piece.partition(b">")[2].decode() for piece in pieces)
    return len(_WORD.findall(text))
