"""A Word document read in order to be put into another one."""

from typing import Final, NamedTuple

from lxml import etree

from briefing.messages import Message, message_of
from briefing.word.faults import SubDocumentError
from briefing.word.ooxml.cleaning import Removal, clean_package
from briefing.word.ooxml.markup import MC_NAMESPACE, XmlError, parse_xml, w, with_usual_prefix
from briefing.word.ooxml.package import PackageError, Parts, read_package
from briefing.word.ooxml.parts import DOCUMENT, related_part, relationships_of, target_of
from briefing.word.ooxml.themes import Theme

NOTE_KINDS: Final = ("footnote", "endnote")


class Relation(NamedTuple):
    """What a relationship leads to: its whole type, a part of the package or an address outside."""

    kind: str
    target: str
    external: bool


class SourceDocument:
    """The parts of a document that matter to its text, without anything that could fetch or run something.

    Nothing in it is changed once it is read, so that it may be printed many times.
    Raises SubDocumentError.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self.parts, self.removed = _cleaned(data)
            self.name = related_part(self.parts, "", "officeDocument") or DOCUMENT
            self._roots = {self.name: with_usual_prefix(parse_xml(self.parts[self.name]))}
            self.styles = self._root("styles")
            self.numbering = self._root("numbering")
            notes = {kind: self._root(f"{kind}s") for kind in NOTE_KINDS}
        except KeyError as error:
            raise SubDocumentError(
                Message("The sub-document is not a Word document (.docx): it has no text.")
            ) from error
        except (PackageError, XmlError) as error:
            raise SubDocumentError(
                Message("The sub-document cannot be read: {reason}", reason=message_of(error))
            ) from error
        body = self._roots[self.name].find(w("body"))
        if body is None:
            raise SubDocumentError(
                Message("The sub-document has no text Word would show; save it again in Word as .docx.")
            )
        self.body: etree._Element = body
        self.notes = {
            kind: {note.get(w("id"), ""): note for note in root.iter(w(kind))} if root is not None else {}
            for kind, root in notes.items()
        }
        self.note_parts = {kind: related_part(self.parts, self.name, f"{kind}s") for kind in NOTE_KINDS}
        self.theme = Theme(self.parts.get(related_part(self.parts, self.name, "theme")))
        self._relations: dict[str, dict[str, Relation]] = {}

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part by their ids."""
        if name not in self._relations:
            self._relations[name] = {
                item.get("Id", ""): _relation(name, item) for item in relationships_of(self.parts, name)
            }
        return self._relations[name]

    def text(self) -> str:
        """The words of the document, a line for each paragraph."""
        return "\n".join(
            "".join(text.text or "" for text in paragraph.iter(w("t"))) for paragraph in self.body.iter(w("p"))
        )

    def _root(self, kind: str) -> etree._Element | None:
        name = related_part(self.parts, self.name, kind)
        return with_usual_prefix(parse_xml(self.parts[name])) if name else None


def ignorable(root: etree._Element) -> frozenset[str]:
    """The names of extensions that older programs may pass over, of the root of a part."""
    prefixes = root.get(f"{{{MC_NAMESPACE}}}Ignorable", "").split()
    return frozenset(root.nsmap[prefix] for prefix in prefixes if prefix in root.nsmap)


def _cleaned(data: bytes) -> tuple[Parts, tuple[Removal, ...]]:
    parts = read_package(data)
    parts.verify()
    return clean_package(parts)


def _relation(name: str, item: etree._Element) -> Relation:
    external = item.get("TargetMode", "").lower() == "external"
    return Relation(item.get("Type", ""), item.get("Target", "") if external else target_of(name, item), external)
