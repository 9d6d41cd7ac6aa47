"""Pictures of a template that give their place to others: size, position and frame stay, the picture changes."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from lxml import etree

from briefing.messages import Message
from briefing.word.ooxml.markup import A_NAMESPACE, PIC_NAMESPACE, R_NAMESPACE, WP_NAMESPACE, parse_xml, write_xml
from briefing.word.ooxml.package import Parts
from briefing.word.ooxml.parts import text_parts

if TYPE_CHECKING:
    from briefing.word.printing.additions import PackageAdditions
    from briefing.word.printing.pictures import Picture
    from briefing.word.printing.values import Additions

_A, _R = f"{{{A_NAMESPACE}}}", f"{{{R_NAMESPACE}}}"
_PIC, _WP = f"{{{PIC_NAMESPACE}}}", f"{{{WP_NAMESPACE}}}"
_NAMES: Final = ("name", "title", "descr")


def replace_pictures(
    root: etree._Element, picture_of: Callable[[str], "Picture | None"], additions: "Additions"
) -> set[str]:
    """Put pictures in the place of others; the names, titles and alternative texts for which there was one.

    `picture_of` gives the picture that goes in the place of one with such a name.
    """
    found: set[str] = set()
    for shown in root.iter(f"{_PIC}pic"):
        names = [str(element.get(name)) for element in _names_of(shown) for name in _NAMES if element.get(name)]
        known = [name for name in names if picture_of(name) is not None]
        picture = picture_of(known[0]) if known else None
        if picture is None:
            continue
        found.update(known)
        _show(shown, picture, additions)
        _fit(shown, picture)
    return found


def with_named_pictures(
    parts: Parts, rendered: Mapping[str, bytes], pictures: Mapping[str, "Picture"], package: "PackageAdditions"
) -> dict[str, bytes]:
    """The text parts in which pictures of those names are shown now, and what was rendered before.

    Raises LookupError for a name that no picture has.
    """
    changed = dict(rendered)
    missing, names = set(pictures), set[str]()
    for part in text_parts(parts):
        data = changed.get(part) or parts[part]
        if PIC_NAMESPACE.encode() not in data:
            continue
        root = parse_xml(data)
        names.update(_names_in(root))
        if found := replace_pictures(root, pictures.get, package.for_part(part)):
            changed[part] = write_xml(root)
            missing -= found
    if missing:
        there = ", ".join(f"“{name}”" for name in sorted(names)) or "–"
        raise LookupError(
            Message(
                "The template has no picture named “{name}”; the names there are: {names}.",
                name=min(missing),
                names=there,
            )
        )
    return changed


def _names_in(root: etree._Element) -> Iterator[str]:
    """The names by which the pictures of a part can be replaced."""
    for shown in root.iter(f"{_PIC}pic"):
        for element in _names_of(shown):
            yield from (str(element.get(name)) for name in _NAMES if element.get(name))


def _names_of(shown: etree._Element) -> Iterator[etree._Element]:
    """What names a picture: in itself, and in the frame that holds it alone."""
    yield from shown.iter(f"{_PIC}cNvPr")
    frame = _frame_of(shown)
    if frame is not None:
        yield from frame.iterchildren(f"{_WP}docPr")


def _frame_of(shown: etree._Element) -> etree._Element | None:
    """The frame that holds a picture and nothing else; None for one of a group."""
    frame = next(shown.iterancestors(f"{_WP}inline", f"{_WP}anchor"), None)
    return frame if frame is not None and len(list(frame.iter(f"{_PIC}pic"))) == 1 else None


def _show(shown: etree._Element, picture: "Picture", additions: "Additions") -> None:
    for image in shown.iter(f"{_A}blip"):
        image.set(f"{_R}embed", picture.relation(additions))
        image.attrib.pop(f"{_R}link", "")
        for extension in image.findall(f"{_A}extLst"):
            image.remove(extension)  # the same picture as SVG
    for fill in shown.iter(f"{_PIC}blipFill"):
        for crop in fill.findall(f"{_A}srcRect"):
            fill.remove(crop)


def _fit(shown: etree._Element, picture: "Picture") -> None:
    frame = _frame_of(shown)
    extents = [*shown.iter(f"{_A}ext"), *(() if frame is None else frame.iterchildren(f"{_WP}extent"))]
    for extent in extents:
        if extent.get("cx") is None:
            continue
        width, height = picture.extent_in(_number(extent.get("cx")), _number(extent.get("cy")))
        extent.set("cx", str(width))
        extent.set("cy", str(height))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
