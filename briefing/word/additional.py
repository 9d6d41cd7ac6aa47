"""The fields that only one template knows, which the form asks for besides those of the schema."""

from functools import lru_cache
from pathlib import Path

from briefing.model import LanguageCode
from briefing.word.check import template_fields
from briefing.word.context_names import all_known_fields
from briefing.word.library import is_built_in, template_bytes


def additional_fields(data: bytes) -> tuple[str, ...]:
    """The names of the fields that only this template knows, in the order of the document.

    They are written `{{ hotel_room }}` or `{{ additional.hotel_room }}`. Raises TemplateError.
    """
    names: dict[str, None] = {}
    for field in template_fields(data, all_known_fields()):
        name = field.name.removeprefix("additional.")
        if field.additional or (name != field.name and "." not in name and field.kind != "rows"):
            names[name] = None
    return tuple(names)


def additional_fields_of(name: str, language: LanguageCode, own_folder: Path | None = None) -> tuple[str, ...]:
    """The additional fields of a template of the library, none of a built-in one; raises what `load_template` does."""
    if is_built_in(name, language, own_folder):
        return ()
    return _remembered(template_bytes(name, language, own_folder))


@lru_cache(maxsize=4)
def _remembered(data: bytes) -> tuple[str, ...]:
    return additional_fields(data)
