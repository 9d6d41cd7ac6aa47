"""What a template asks of a briefing: fields that only it knows, required fields it prints, sections of some papers."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.model import FieldPath, LanguageCode
from briefing.model.gaps import Needs
from briefing.model.schema import SECTIONS_OF_SOME_PAPERS, Required, schema
from briefing.word.inspection.check import FieldUse, template_fields
from briefing.word.inspection.context_names import all_known_fields
from briefing.word.library import is_built_in, needs_of, template_bytes


class _Asked(NamedTuple):
    additional: tuple[str, ...]
    needs: Needs
    sections: frozenset[str]


def additional_names(fields: Iterable[FieldUse]) -> tuple[str, ...]:
    """The names of those fields that only their template knows, each once and in the order given."""
    names: dict[str, None] = {}
    for field in fields:
        name = field.name.removeprefix("additional.")
        if field.additional or (name != field.name and "." not in name and field.kind != "rows"):
            names[name] = None
    return tuple(names)


def additional_fields(data: bytes) -> tuple[str, ...]:
    """The names of the fields that only this template knows, in the order of the document.

    They are written `{{ hotel_room }}` or `{{ additional.hotel_room }}`. Raises TemplateError.
    """
    return _asked(data).additional


def additional_fields_of(name: str, language: LanguageCode, own_folder: Path | None = None) -> tuple[str, ...]:
    """The additional fields of a template of the library, none of a built-in one; raises what `load_template` does."""
    if is_built_in(name, language, own_folder):
        return ()
    return _asked(template_bytes(name, language, own_folder)).additional


def needs_of_template(name: str, language: LanguageCode, own_folder: Path | None = None) -> Needs | None:
    """The fields that notes in a template cannot do without: of an own one, the required fields that it prints.

    Raises what `load_template` does.
    """
    if is_built_in(name, language, own_folder):
        return needs_of(name)
    return _asked(template_bytes(name, language, own_folder)).needs


def sections_of_template(name: str, language: LanguageCode, own_folder: Path | None = None) -> frozenset[str]:
    """Those of the sections of some papers that a template prints; raises what `load_template` does."""
    if is_built_in(name, language, own_folder):
        needs = needs_of(name) or Needs()
        return SECTIONS_OF_SOME_PAPERS & {FieldPath(path).steps[0] for path in (*needs.required, *needs.recommended)}
    return _asked(template_bytes(name, language, own_folder)).sections


@lru_cache(maxsize=4)
def _asked(data: bytes) -> _Asked:
    """What the template asks for; remembered, since a window asks after every key."""
    fields = template_fields(data, all_known_fields())
    required: dict[str, None] = {}
    for field in fields:
        entry = schema().get(FieldPath(field.name.replace("[]", ".*").replace(".", "/")))
        if entry is not None and entry.required is Required.REQUIRED:
            required[entry.path] = None
    sections = SECTIONS_OF_SOME_PAPERS & {field.name.partition(".")[0] for field in fields}
    return _Asked(additional_names(fields), Needs(required=tuple(required)), sections)
