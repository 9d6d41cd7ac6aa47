"""The templates there are: those that ship with the program and the ministry's own.

A template is a family of files, `visit_note.en.docx`, `visit_note.ru.docx`, one
for each language, and a small `visit_note.toml` with its title and needs. The
ministry's own may be a single `name.docx` without a language and without a
`.toml`; then its title is the one in the document's properties. An own template
with the name of a built-in one takes its place.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from briefing.messages import Message, message_of
from briefing.model import LANGUAGE_CODES, LanguageCode, Text
from briefing.model.gaps import Needs
from briefing.resources import data_folder
from briefing.word.faults import Fault, FaultKind, TemplateError
from briefing.word.ooxml.cleaning import Removal, clean_package
from briefing.word.ooxml.markup import XmlError, parse_xml
from briefing.word.ooxml.package import PackageError, read_package
from briefing.word.ooxml.parts import DOCUMENT
from briefing.word.template import Template, compile_template

_COUNTED_BY_OWN: Final = "visit_note"
"""The template whose sections the ministry's own count."""

_MARKUP: Final = re.compile(rb"<[^>]*>")
_TAG: Final = re.compile(rb"\{\{[^{}]+\}\}|\{%[^{}]+%\}")


class TemplateInfo(msgspec.Struct, frozen=True):
    """A template one can choose: its name for commands and files, its title for people."""

    name: str
    title: Text
    languages: tuple[LanguageCode, ...]
    own: bool


class Outline(msgspec.Struct, frozen=True):
    """The sections and annexes of a paper in their order, by the names of `briefing.word.note.sections`.

    `heading` names the patterns of its heading in `resources/note_texts.toml`; without
    it the heading is about the visit or the article.
    """

    heading: str = ""
    sections: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()


class TemplateNotFoundError(LookupError):
    """There is no template of that name, or none in that language; the message lists what there is."""


def templates(own_folder: Path | None = None) -> tuple[TemplateInfo, ...]:
    """Every template, built-in ones first, each list in the order of names."""
    built_in = {name: _info(data_folder("templates"), name, own=False) for name in _names(data_folder("templates"))}
    own = {name: _info(own_folder, name, own=True) for name in _names(own_folder)} if own_folder else {}
    return tuple((built_in | own).values())


def template_bytes(name: str, language: LanguageCode, own_folder: Path | None = None) -> bytes:
    """The bytes of a template in a language. Raises TemplateNotFoundError."""
    return template_path(name, language, own_folder).read_bytes()


def load_template(name: str, language: LanguageCode, own_folder: Path | None = None) -> Template:
    """The compiled template in a language, compiled again only when its file has changed.

    What could fetch or run something is taken out of the ministry's own templates
    (`removed_from` tells what). Raises TemplateNotFoundError, and TemplateError for
    a template with faults.
    """
    return _load(name, language, own_folder).template


def removed_from(name: str, language: LanguageCode, own_folder: Path | None = None) -> tuple[Removal, ...]:
    """What was taken out of an own template before it was compiled; raises what `load_template` raises."""
    return _load(name, language, own_folder).removed


@cache
def needs_of(name: str) -> Needs | None:
    """The fields that a built-in template cannot do without; None for the ministry's own."""
    path = data_folder("templates") / f"{name}.toml"
    return msgspec.convert(_described(path).get("needs", {}), Needs) if path.is_file() else None


@cache
def outline_of(name: str) -> Outline:
    """The outline of a built-in template; the ministry's own count their sections as the visit note does."""
    path = data_folder("templates") / f"{name}.toml"
    described = _described(path if path.is_file() else path.with_name(f"{_COUNTED_BY_OWN}.toml"))
    return msgspec.convert(described, Outline)


def is_built_in(name: str, language: LanguageCode, own_folder: Path | None = None) -> bool:
    """Whether a template ships with the program. Raises TemplateNotFoundError."""
    return template_path(name, language, own_folder).parent == data_folder("templates")


def holds_tags(data: bytes) -> bool:
    """Whether a Word file has tags in its body, so that it is a template rather than an article."""
    try:
        body = read_package(data).get(DOCUMENT, b"")
    except PackageError:
        return False
    return _TAG.search(_MARKUP.sub(b"", body)) is not None


class _Loaded(NamedTuple):
    template: Template
    removed: tuple[Removal, ...]


def _load(name: str, language: LanguageCode, own_folder: Path | None) -> _Loaded:
    path = template_path(name, language, own_folder)
    changed = path.stat()
    return _compiled(path, changed.st_mtime_ns, changed.st_size)


@lru_cache(maxsize=16)
def _compiled(path: Path, changed: int, size: int) -> _Loaded:  # noqa: ARG001 (changed and size are the cache's key)
    data = path.read_bytes()
    if path.parent == data_folder("templates"):
        return _Loaded(compile_template(data), ())
    template = compile_template(data)  # first, since its faults say where they are
    try:
        parts, removed = clean_package(read_package(data))
    except XmlError as error:
        problem = Message("A part of it cannot be read: {reason}.", reason=message_of(error))
        remedy = Message("Open the template in Word and save it again.")
        raise TemplateError((Fault(FaultKind.BROKEN_PART, problem, remedy),)) from error
    return _Loaded(compile_template(parts.package()) if removed else template, removed)


def template_path(name: str, language: LanguageCode, own_folder: Path | None = None) -> Path:
    """The .docx file of a template in a language. Raises TemplateNotFoundError."""
    for folder in filter(None, (own_folder, data_folder("templates"))):
        for file_name in (f"{name}.{language}.docx", f"{name}.docx"):
            path = folder / file_name
            if path.parent == folder and path.is_file():
                return path
    raise TemplateNotFoundError(_not_found(name, language, own_folder))


def _not_found(name: str, language: LanguageCode, own_folder: Path | None) -> Message:
    known = {info.name: info for info in templates(own_folder)}
    if name in known:
        there = ", ".join(known[name].languages)
        return Message(
            "The template “{name}” has no version in the language “{language}”; it has: {there}.",
            name=name,
            language=language,
            there=there,
        )
    return Message("There is no template “{name}”; there are: {known}.", name=name, known=", ".join(known))


def _names(folder: Path) -> list[str]:
    return sorted({path.name.split(".")[0] for path in folder.glob("*.docx") if not path.name.startswith(("~$", "."))})


def _info(folder: Path, name: str, *, own: bool) -> TemplateInfo:
    languages = tuple(code for code in LANGUAGE_CODES if (folder / f"{name}.{code}.docx").is_file())
    described = _described(folder / f"{name}.toml")
    title = msgspec.convert(described["title"], Text) if "title" in described else _title_in(folder, name)
    return TemplateInfo(name, title, languages or LANGUAGE_CODES, own)


def _described(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _title_in(folder: Path, name: str) -> Text:
    """The title in the properties of the ministry's own document, else its file name."""
    path = next(iter(sorted(folder.glob(f"{name}*.docx"))))
    try:
        properties = parse_xml(read_package(path.read_bytes()).get("docProps/core.xml", b"<none/>"))
        title = properties.findtext("{http://purl.org/dc/elements/1.1/}title") or name
    except (PackageError, XmlError, OSError):
        title = name  # the fault itself is told when the template is compiled
    return Text(en=title, ru=title, kk=title)
