"""Copies what a text of one document leads to, pictures and charts, into the package of another."""

import re
from typing import TYPE_CHECKING, Final

from briefing.word.ooxml.content_types import PICTURE_TYPES, content_type_of
from briefing.word.ooxml.markup import parse_xml, write_xml
from briefing.word.ooxml.parts import CONTENT_TYPES_PART, RELATIONSHIPS, relationships_name, target_of
from briefing.word.subdocuments.source_document import Relation, SourceDocument

if TYPE_CHECKING:
    from briefing.word.printing.additions import PackageAdditions, PartAdditions

_COPIED: Final = frozenset(
    "image chart chartEx diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing".split()
)
_NUMBERS: Final = re.compile(r"\d*\.[^./]*$")


def copy_target(relation: Relation, source: SourceDocument, target: "PartAdditions", copied: dict[str, str]) -> str:
    """The id in the target part of a relationship like one of the source; empty for what does not come along.

    `copied` holds the new names of the parts that were copied before.
    """
    kind = relation.kind.rpartition("/")[2]
    if relation.external:
        return target.relationship("hyperlink", relation.target, external=True) if kind == "hyperlink" else ""
    if kind not in _COPIED or relation.target not in source.parts:
        return ""
    extension = relation.target.rpartition(".")[2].lower()
    if kind == "image" and extension in PICTURE_TYPES:
        return target.media(source.parts[relation.target], extension)
    name = _copy_part(relation.target, source, target.package, copied)
    return target.relationship(relation.kind, f"/{name}")


def _copy_part(name: str, source: SourceDocument, package: "PackageAdditions", copied: dict[str, str]) -> str:
    """The new name of a part of the source, which is copied with all it leads to."""
    if name in copied:
        return copied[name]
    extension = name.rpartition(".")[2].lower()
    copied[name] = new = package.free_name(_NUMBERS.sub("", name), extension)
    package.add_part(new, _as_it_looks(name, source), content_type_of(source.parts[CONTENT_TYPES_PART], name))
    relations = source.parts.get(relationships_name(name))
    if relations is None:
        return new
    root = parse_xml(relations)
    for item in root.iter(f"{{{RELATIONSHIPS}}}Relationship"):
        inner = target_of(name, item)
        if item.get("TargetMode", "").lower() == "external" or inner not in source.parts:
            continue
        picture = inner.rpartition(".")[2].lower()
        if picture in PICTURE_TYPES:
            item.set("Target", f"/word/{package.picture(source.parts[inner], picture)}")
        else:
            item.set("Target", f"/{_copy_part(inner, source, package, copied)}")
    package.add_part(relationships_name(new), write_xml(root), "")
    return new


def _as_it_looks(name: str, source: SourceDocument) -> bytes:
    """The contents of a part; those of charts with the colours and fonts of their own document."""
    if not name.startswith(("word/charts/", "word/diagrams/")) or not name.endswith(".xml"):
        return source.parts[name]
    root = parse_xml(source.parts[name])
    source.theme.write_out(root)
    return write_xml(root)
