"""Reading of drawings: pictures, shapes and text boxes, in the line or anchored to the page."""

from collections.abc import Callable, Mapping
from typing import Final

from briefing.pages.document import Block, Floating, Marked, Picture, TextBox
from briefing.pages.ooxml import EMU_PER_TWIP, WP, WPS, A, Element, R, V, W, number, twips
from briefing.pages.properties import color_of

BlockReader = Callable[[Element], tuple[Block, ...]]
Relations = Mapping[str, tuple[str, str]]

_LARGEST: Final = 31680.0  # 22 inches, the largest page of Word
_GRAPHICS: Final = {
    "chart": "Chart",
    "diagram": "Diagram",
    "wordprocessingGroup": "Group of shapes",
    "wordprocessingCanvas": "Drawing canvas",
    "wordprocessingInk": "Ink",
    "chartex": "Chart",
}


def read_drawing(
    drawing: Element, relations: Relations, parts: Mapping[str, bytes], read_blocks: BlockReader
) -> Picture | Marked | TextBox | Floating | None:
    """The object of a `w:drawing`: itself where it stands in the line, a Floating where it is anchored."""
    frame = next(iter(drawing), None)
    if frame is None:
        return None
    extent = frame.find(f"{WP}extent")
    width = _emu(extent.get("cx") if extent is not None else None, 1440)
    height = _emu(extent.get("cy") if extent is not None else None, 1440)
    content = _graphic(frame, (width, height), relations, parts, read_blocks)
    return _floating(frame, content) if frame.tag == f"{WP}anchor" else content


def _graphic(
    frame: Element,
    size: tuple[float, float],
    relations: Relations,
    parts: Mapping[str, bytes],
    read_blocks: BlockReader,
) -> Picture | Marked | TextBox:
    width, height = size
    data = frame.find(f".//{A}graphicData")
    blip = data.find(f".//{A}blip") if data is not None else None
    shape = data.find(f"{WPS}wsp") if data is not None else None
    if shape is not None:
        return _shape(shape, size, read_blocks)
    if blip is not None:
        properties = frame.find(f"{WP}docPr")
        description = properties.get("descr", "") if properties is not None else ""
        target = relations.get(blip.get(f"{R}embed", ""), ("", ""))[1]
        if target in parts:
            rectangle = data.find(f".//{A}srcRect") if data is not None else None
            return Picture(width, height, target, _crop(rectangle), description)
        return Marked(width, height, "Picture")
    kind = (data.get("uri", "") if data is not None else "").rpartition("/")[2]
    return Marked(width, height, _GRAPHICS.get(kind, "Object"))


def _crop(rectangle: Element | None) -> tuple[float, float, float, float]:
    if rectangle is None:
        return (0, 0, 0, 0)
    left, top, right, bottom = (min(max(number(rectangle.get(side)) / 1e5, 0.0), 0.99) for side in "ltrb")
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else (0, 0, 0, 0)


def _emu(text: str | None, default: float = 0) -> float:
    return max(-_LARGEST, min(_LARGEST, number(text, default * EMU_PER_TWIP) / EMU_PER_TWIP))


def _shape(shape: Element, size: tuple[float, float], read_blocks: BlockReader) -> TextBox:
    content = shape.find(f"{WPS}txbx/{W}txbxContent")
    body = shape.find(f"{WPS}bodyPr")
    properties = shape.find(f"{WPS}spPr")
    line = properties.find(f"{A}ln") if properties is not None else None
    stroke = "" if line is None or line.find(f"{A}noFill") is not None else _solid(line) or "000000"
    sides = (("lIns", 144.0), ("tIns", 72.0), ("rIns", 144.0), ("bIns", 72.0))
    left, top, right, bottom = (_emu(body.get(side) if body is not None else None, usual) for side, usual in sides)
    return TextBox(
        width=size[0],
        height=size[1],
        blocks=read_blocks(content) if content is not None else (),
        fill=_solid(properties),
        stroke=stroke,
        stroke_width=_emu(line.get("w"), 15) if line is not None and stroke else 0,
        insets=(left, top, right, bottom),
        grows=body is not None and body.find(f"{A}spAutoFit") is not None,
        anchor={"ctr": "center", "b": "bottom"}.get(body.get("anchor", "t") if body is not None else "t", "top"),
    )


def _solid(element: Element | None) -> str:
    fill = element.find(f"{A}solidFill") if element is not None else None
    if fill is None:
        return ""
    color = fill.find(f"{A}srgbClr")
    scheme = fill.find(f"{A}schemeClr")
    if color is not None:
        return color_of(color.get("val"))
    return "FFFFFF" if scheme is not None and scheme.get("val") in {"bg1", "lt1"} else "000000"


def _floating(anchor: Element, content: Picture | Marked | TextBox) -> Floating:
    element = next((child for child in anchor if str(child.tag).startswith(f"{WP}wrap")), None)
    wrap = element.tag[len(WP) + 4 :] if element is not None else "None"
    sides = element.get("wrapText", "bothSides") if element is not None else "bothSides"
    horizontal, vertical = anchor.find(f"{WP}positionH"), anchor.find(f"{WP}positionV")
    left, top, right, bottom = (_emu(anchor.get(f"dist{side}")) for side in "LTRB")
    return Floating(
        content=content,
        from_horizontal=horizontal.get("relativeFrom", "column") if horizontal is not None else "column",
        from_vertical=vertical.get("relativeFrom", "paragraph") if vertical is not None else "paragraph",
        x=_emu(horizontal.findtext(f"{WP}posOffset") if horizontal is not None else None),
        y=_emu(vertical.findtext(f"{WP}posOffset") if vertical is not None else None),
        align_horizontal=(horizontal.findtext(f"{WP}align") if horizontal is not None else None) or "",
        align_vertical=(vertical.findtext(f"{WP}align") if vertical is not None else None) or "",
        wrap={"Square": "square", "Tight": "square", "Through": "square", "TopAndBottom": "top"}.get(wrap, "none"),
        sides="both" if sides == "bothSides" else sides,
        behind=anchor.get("behindDoc") in {"1", "true"},
        distances=(left, top, right, bottom),
    )


def read_pict(
    pict: Element, relations: Relations, parts: Mapping[str, bytes], read_blocks: BlockReader
) -> Picture | Marked | TextBox | Floating | None:
    """The object of a `w:pict` or `w:object`: a VML picture or text box."""
    shape = next((e for e in pict.iter() if isinstance(e.tag, str) and e.tag.startswith(V) and e.get("style")), None)
    style = dict(p.split(":", 1) for p in (shape.get("style", "") if shape is not None else "").split(";") if ":" in p)
    width, height = (
        min(_LARGEST, abs(twips(style.get(side, "").strip() or None, 1440))) for side in ("width", "height")
    )
    image, box = pict.find(f".//{V}imagedata"), pict.find(f".//{V}textbox/{W}txbxContent")
    content: Picture | Marked | TextBox
    if box is not None:
        content = TextBox(width, height, read_blocks(box), fill="", stroke="000000", stroke_width=15)
    elif image is not None and relations.get(image.get(f"{R}id", ""), ("", ""))[1] in parts:
        content = Picture(width, height, relations[image.get(f"{R}id", "")][1])
    elif pict.find(f".//{V}line") is not None or shape is None:
        return None
    else:
        content = Marked(width, height, "Shape")
    if style.get("position", "").strip() != "absolute":
        return content
    return Floating(
        content,
        from_horizontal={"margin": "margin", "page": "page"}.get(
            style.get("mso-position-horizontal-relative", "text"), "column"
        ),
        from_vertical={"margin": "margin", "page": "page"}.get(
            style.get("mso-position-vertical-relative", "text"), "paragraph"
        ),
        x=twips(style.get("margin-left", "0").strip()),
        y=twips(style.get("margin-top", "0").strip()),
        align_horizontal=_aligned(style.get("mso-position-horizontal", "")),
        align_vertical=_aligned(style.get("mso-position-vertical", "")),
        behind=number(style.get("z-index")) < 0,
    )


def _aligned(text: str) -> str:
    return text.strip() if text.strip() in {"left", "center", "right", "top", "bottom"} else ""
