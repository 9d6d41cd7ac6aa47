"""Makes the note that is given away: a Word document that carries its fields, so that edits come back."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from briefing.model import Briefing, FieldPath, LanguageCode, PathError, exists, get, text_of
from briefing.model.schema import ADDITIONAL, FieldKind, field_of
from briefing.word.edits.carried import CarriedField, Origin, bound_part, exported_part
from briefing.word.edits.story import Control, Story, read_story
from briefing.word.note.context import template_context
from briefing.word.ooxml.custom_xml import with_custom_xml
from briefing.word.ooxml.markup import parse_xml
from briefing.word.ooxml.package import Parts
from briefing.word.printing.bound_fields import BoundFields
from briefing.word.template import Template

READ_AS_CODES: Final = frozenset({"targets/*/period", "targets/*/baseline_period", "targets/*/actual_period"})
"""Fields that hold a code and are printed in words."""
_STORY: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\d*\.xml$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SPACES: Final = re.compile(r"\s+")
_SAME_SIGNS: Final = str.maketrans({"\u2011": "-", "\u00ad": None})


def exported_note(template: Template, briefing: Briefing, language: LanguageCode, *, name: str, draft: bool) -> Parts:
    """The note of a briefing as it is exported: what the preview shows, and the fields with it.

    `name` is that of the template. Raises RenderError.
    """
    addresses = _Addresses(briefing, language)
    bound = BoundFields(addresses.of)
    context = template_context(briefing, language, draft=draft)
    parts = template.render(context, language=language, bound=bound)
    origin = Origin(
        document=identity_of(briefing),
        template=name,
        template_version=template.version,
        language=language,
        is_draft=draft,
        is_complete=bound.is_complete,
        printed=tuple(_carried(briefing, path, words) for path, words in bound.printed),
    )
    if bound.is_complete:
        origin = _with_text(origin, parts, bound, briefing)
    return with_custom_xml(parts, (bound_part(origin), exported_part(origin)))


def identity_of(briefing: Briefing) -> str:
    """What tells a briefing from others: its own id, else a mark of the first article it was made from."""
    sums = (row.sha256[:16] for row in briefing.sources if row.sha256)
    return briefing.id or next(sums, "")


def stories(parts: Parts) -> Sequence[str]:
    """The names of the parts with text: body, headers and footers, notes; the body first."""
    return sorted((name for name in parts if _STORY.match(name)), key=lambda name: ("document" not in name, name))


def mark_of(paragraph: str) -> str:
    """A short mark of a paragraph outside fields by which it is known again; empty where it has no words."""
    if not _LETTER.search(paragraph):
        return ""
    words = _SPACES.sub("", paragraph.translate(_SAME_SIGNS))
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=5).hexdigest()


class _Addresses:
    """The fields of a briefing by the paths that templates print; text is addressed in the document's language."""

    def __init__(self, briefing: Briefing, language: LanguageCode) -> None:
        self._briefing = briefing
        self._language = language

    def of(self, path: str) -> str:
        """The address of a field, or an empty string for what is no single field of the briefing."""
        if path in self._briefing.additional:
            path = f"{ADDITIONAL}/{path}"
        try:
            kind = field_of(path).kind
        except (PathError, LookupError):
            return ""
        if kind is FieldKind.GROUP or not exists(self._briefing, path):
            return ""
        return f"{path}/{self._language}" if kind is FieldKind.TEXT else path


def _with_text(origin: Origin, parts: Parts, bound: BoundFields, briefing: Briefing) -> Origin:
    """The origin with the formatted fields and the text outside fields, read as they will be read again."""
    formatted: dict[int, CarriedField] = {}
    outside: set[str] = set()

    def is_own(control: Control) -> bool:
        return control.bound_to > 0 or control.identity in bound.formatted

    for name in stories(parts):
        story: Story = read_story(parse_xml(parts[name]), is_own)
        outside.update(map(mark_of, story.outside))
        for control in story.controls:
            if control.identity in bound.formatted:
                path = bound.formatted[control.identity]
                formatted[control.identity] = CarriedField(path, control.words, _value(briefing, path))
                outside.update(map(mark_of, control.words.split("\n")))  # LibreOffice 7.4 takes them for plain text
    return origin._replace(formatted=formatted, outside=frozenset(outside - {""}))


def _carried(briefing: Briefing, path: str, words: str) -> CarriedField:
    """The field with its value, unless that holds words that the page does not show.

    Nobody who gives the document away expects a full name behind a shortened one.
    """
    field = field_of(path)
    value = _value(briefing, path)
    is_words = field.kind in (FieldKind.TEXT, FieldKind.LINE) and field.path not in READ_AS_CODES
    if is_words and value and value.split() != words.split() and value.casefold() != words.casefold():
        return CarriedField(path, words, None)
    return CarriedField(path, words, value)


def _value(briefing: Briefing, path: str) -> str:
    if field_of(path).kind is FieldKind.ROWS:
        return ""
    return text_of(get(briefing, FieldPath(path)))
