"""What an exported document carries of its briefing: two custom XML parts, written and read.

Content controls are bound to the first, so Word keeps it in step with the page.
Nothing is bound to the second, which says what document, template and language
it was and what each field held when it was written: the common origin from which
Word's edits and the editor's are told apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from lxml import etree

from briefing.messages import Message
from briefing.model import LANGUAGE_CODES, LanguageCode, PathError
from briefing.model.schema import field_of
from briefing.word.ooxml.custom_xml import CustomXml, custom_xml_parts
from briefing.word.ooxml.markup import DECLARATION, XmlError, escape, parse_xml
from briefing.word.ooxml.package import PackageError, Parts
from briefing.word.printing.bound_fields import FIELDS_NAMESPACE, FIELDS_STORE, MAX_FIELDS, PrintedField

FORMAT_VERSION: Final = 1
EXPORTED_NAMESPACE: Final = "urn:briefing:exported"
_EXPORTED_STORE: Final = "{3D6E9B52-8F5A-4D0E-B0A6-71C4D95E2C13}"
_MOST_FIELDS: Final = 2 * MAX_FIELDS
_FIELD, _EXPORTED_FIELD = f"{{{FIELDS_NAMESPACE}}}field", f"{{{EXPORTED_NAMESPACE}}}field"
_OUTSIDE, _FORMATTED = f"{{{EXPORTED_NAMESPACE}}}outside", f"{{{EXPORTED_NAMESPACE}}}formatted"


class EditsError(ValueError):
    """The document cannot give its fields back."""


class CarriedField(NamedTuple):
    """A field as the document printed it, and what it held.

    `value` is written as `briefing.model.replace` reads it; None where the
    document does not tell it, since it holds words that are not on the page.
    """

    path: str
    words: str
    value: str | None


class Origin(NamedTuple):
    """The document as it was exported.

    `document` tells the briefing; `is_complete` is false where the document has
    more fields than it carries. `outside` holds a mark for each paragraph of the
    text outside fields.
    """

    document: str
    template: str
    template_version: str
    language: LanguageCode
    is_draft: bool
    is_complete: bool = True
    printed: tuple[CarriedField, ...] = ()
    formatted: Mapping[int, CarriedField] = {}
    outside: frozenset[str] = frozenset()


def bound_part(origin: Origin) -> CustomXml:
    """The part to which the controls are bound."""
    fields = "".join(f'<field path="{_attribute(item.path)}">{escape(item.words)}</field>' for item in origin.printed)
    markup = f'{DECLARATION}<fields xmlns="{FIELDS_NAMESPACE}"{_described(origin)}>{fields}</fields>'
    return CustomXml(FIELDS_NAMESPACE, FIELDS_STORE, markup.encode())


def exported_part(origin: Origin) -> CustomXml:
    """The part that remembers what the document said when it was written."""
    fields = "".join(f"<field{_attributes(item)}>{escape(item.words)}</field>" for item in origin.printed)
    fields += "".join(
        f'<formatted control="{number}"{_attributes(item)}>{escape(item.words)}</formatted>'
        for number, item in origin.formatted.items()
    )
    outside = f"<outside>{' '.join(sorted(origin.outside))}</outside>"
    described = f'{_described(origin)} draft="{_yes(origin.is_draft)}" complete="{_yes(origin.is_complete)}"'
    markup = f'{DECLARATION}<exported xmlns="{EXPORTED_NAMESPACE}"{described}>{fields}{outside}</exported>'
    return CustomXml(EXPORTED_NAMESPACE, _EXPORTED_STORE, markup.encode())


def read_bound(parts: Parts) -> tuple[PrintedField, ...] | None:
    """What the bound part says now; None where the document has none that can be read."""
    root = _find(parts, FIELDS_NAMESPACE)
    if root is None:
        return None
    found = _limited(root.findall(_FIELD))
    return tuple(PrintedField(item.get("path", ""), _words(item)) for item in found)


def read_origin(parts: Parts) -> Origin | None:
    """What the document said when it was written; None where it no longer tells.

    Raises EditsError for a document written by a later program, or with fields that no briefing has.
    """
    root = _find(parts, EXPORTED_NAMESPACE)
    if root is None:
        return None
    version = root.get("version", "")
    if not version.isascii() or not version.isdigit() or int(version) > FORMAT_VERSION:
        raise EditsError(
            Message("The document was written by a newer version of Briefing; update this program to read it.")
        )
    language = root.get("language")
    return Origin(
        document=root.get("document", ""),
        template=root.get("template", ""),
        template_version=root.get("template-version", ""),
        language=language if language in LANGUAGE_CODES else "en",
        is_draft=root.get("draft") == "yes",
        is_complete=root.get("complete") == "yes",
        printed=tuple(map(_carried, _limited(root.findall(_EXPORTED_FIELD)))),
        formatted={
            int(number): _carried(item)
            for item in _limited(root.findall(_FORMATTED))
            if (number := item.get("control", "")).isascii() and number.isdigit()
        },
        outside=frozenset((root.findtext(_OUTSIDE) or "").split()),
    )


def _described(origin: Origin) -> str:
    return (
        f' version="{FORMAT_VERSION}" document="{_attribute(origin.document)}"'
        f' template="{_attribute(origin.template)}" template-version="{_attribute(origin.template_version)}"'
        f' language="{origin.language}"'
    )


def _attributes(item: CarriedField) -> str:
    """Path and value of a field; the value only where it is not the words themselves."""
    if item.value is None:
        return f' path="{_attribute(item.path)}" other="yes"'
    value = "" if item.value == item.words else f' value="{_attribute(item.value)}"'
    return f' path="{_attribute(item.path)}"{value}'


def _attribute(text: str) -> str:
    """Text as an attribute that keeps its line ends."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _find(parts: Parts, namespace: str) -> etree._Element | None:
    """The root of the part of a namespace: programs rename parts and lose their relationships, but keep them."""
    words = namespace.encode()
    for name in custom_xml_parts(parts):
        try:
            data = parts[name]
            root = parse_xml(data) if words in data else None
        except (XmlError, PackageError):
            continue
        if root is not None and etree.QName(root).namespace == namespace:
            return root
    return None


def _carried(item: etree._Element) -> CarriedField:
    words, path = _words(item), item.get("path", "")
    try:
        field_of(path)
    except (PathError, LookupError) as error:
        raise EditsError(Message("The fields that the document carries are damaged.")) from error
    value = None if item.get("other") == "yes" else item.get("value", words)
    return CarriedField(path, words, value)


def _words(item: etree._Element) -> str:
    """The text of an element; Word writes a line end as one or two characters."""
    return (item.text or "").replace("\r\n", "\n").replace("\r", "\n")


def _limited(items: Sequence[etree._Element]) -> Iterable[etree._Element]:
    if len(items) > _MOST_FIELDS:
        raise EditsError(Message("The document holds more than {limit} fields.", limit=_MOST_FIELDS))
    return items
