"""The style sheet: defaults, style inheritance and direct formatting resolved (ECMA-376 17.7)."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar, cast

from briefing.pages.formats import NO_BORDERS, Borders, ParagraphFormat, RunFormat, TabStop
from briefing.pages.numbering import Numbering
from briefing.pages.ooxml import A, Element, W, parse_part, related, relationships, value
from briefing.pages.properties import TOGGLES, Properties, paragraph_properties, run_properties

T = TypeVar("T")

_LONGEST_CHAIN: Final = 40
# The built-in heading styles have the outline level of their name, whether they say so or not.
_HEADING: Final = re.compile("heading ([1-9])")
_TOGGLE_KEYS: Final = frozenset(TOGGLES.values())


class StyleSheet:
    """The styles of a document, and the formatting that results from them."""

    def __init__(self, parts: Mapping[str, bytes], document: str) -> None:
        relations = relationships(parts, document)
        self.theme = _theme_fonts(parts, related(relations, "theme"))
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, str] = {}
        self._default_run: Properties = {}
        self._default_paragraph: Properties = {}
        name = related(relations, "styles")
        if name is not None and name in parts:
            self._read(parse_part(parts, name))
        self.numbering = Numbering(parts, related(relations, "numbering"), self.theme)
        self._paragraph_layers: dict[tuple[str, int, int], tuple[list[Properties], Properties]] = {}
        self._table_styles: dict[str, object] = {}

    def _read(self, root: Element) -> None:
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            self._default_run = run_properties(defaults.find(f"{W}rPrDefault/{W}rPr"), self.theme)
            self._default_paragraph = paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr"))
        for style in root.iter(f"{W}style"):
            kind, name = style.get(f"{W}type", "paragraph"), style.get(f"{W}styleId", "")
            self._elements[kind, name] = style
            if style.get(f"{W}default") in {"1", "true", "on"}:
                self._defaults[kind] = name

    def default_style(self, kind: str) -> str:
        """The id of the style that holds where none is named."""
        return self._defaults.get(kind, "")

    def chain(self, kind: str, name: str) -> list[Element]:
        """The style elements from the root of the inheritance down to the named one."""
        found: list[Element] = []
        element = self._elements.get((kind, name))
        while element is not None and element not in found and len(found) < _LONGEST_CHAIN:
            found.append(element)
            element = self._elements.get((kind, value(element, "basedOn") or ""))
        return found[::-1]

    @property
    def language(self) -> str:
        """The language of the document's text, such as `ru-RU`; empty where it does not say."""
        return str(self._default_run.get("language", ""))

    def table_style(self, name: str, kind: "Callable[[StyleSheet, str], T]") -> "T":
        """The table style of a name as `kind` makes it, made once."""
        if name not in self._table_styles:
            self._table_styles[name] = kind(self, name)
        return cast("T", self._table_styles[name])

    def style_name(self, style: str) -> str:
        """The name of a paragraph style in lower case, such as `heading 1`."""
        return (value(self._elements.get(("paragraph", style)), "name") or style).lower()

    def paragraph(
        self, direct: Properties, style: str, table_layers: Iterable[Properties] = ()
    ) -> tuple[ParagraphFormat, list[Properties]]:
        """The format of a paragraph, and the run layers that its style brings."""
        style = style if ("paragraph", style) in self._elements else self.default_style("paragraph")
        run_layers, properties = self._style_layers(style)
        merged = dict(self._default_paragraph)
        for layer in (*table_layers, properties):
            merged = _laid_over(merged, layer)
        if "list_id" in direct or "list_level" in direct:
            list_id = direct.get("list_id", merged.get("list_id", 0))
            level = direct.get("list_level", merged.get("list_level", 0) if "list_id" not in direct else 0)
            merged = _laid_over(merged, self.numbering.paragraph_properties(list_id, level))
        merged = _laid_over(merged, direct)
        return _paragraph_format(merged, style), run_layers

    def _style_layers(self, style: str) -> tuple[list[Properties], Properties]:
        key = (style, 0, 0)
        if key not in self._paragraph_layers:
            run_layers: list[Properties] = []
            merged: Properties = {}
            for element in self.chain("paragraph", style):
                own = paragraph_properties(element.find(f"{W}pPr"))
                if (heading := _HEADING.fullmatch((value(element, "name") or "").lower())) is not None:
                    own.setdefault("outline_level", int(heading.group(1)) - 1)
                if "list_id" in own or "list_level" in own:
                    list_id = int(own.get("list_id") or merged.get("list_id") or 0)
                    level = self.numbering.level_of_style(list_id, element.get(f"{W}styleId", ""))
                    own.setdefault("list_level", level)
                    merged = _laid_over(merged, self.numbering.paragraph_properties(list_id, own["list_level"]))
                merged = _laid_over(merged, own)
                run_layers.append(run_properties(element.find(f"{W}rPr"), self.theme))
            self._paragraph_layers[key] = (run_layers, merged)
        return self._paragraph_layers[key]

    def character_layers(self, style: str | None) -> list[Properties]:
        """The run properties that a character style brings, one layer for its whole chain."""
        merged: Properties = {}
        for element in self.chain("character", style) if style else ():
            merged |= run_properties(element.find(f"{W}rPr"), self.theme)
        return [merged] if merged else []

    def run(
        self,
        direct: Properties,
        style: str | None,
        paragraph_layers: list[Properties],
        table_layers: Iterable[Properties] = (),
    ) -> RunFormat:
        """The format of a run: defaults, table, paragraph and character style, direct formatting."""
        paragraph: Properties = {}
        for layer in paragraph_layers:
            paragraph |= layer
        table: Properties = {}
        for layer in table_layers:
            table |= layer
        layers = [table, paragraph, *self.character_layers(style)]
        merged: Properties = dict(self._default_run)
        for layer in layers:
            merged |= layer
        for key in _TOGGLE_KEYS:
            count = sum(1 for layer in layers if layer.get(key))
            if count:
                merged[key] = bool(count % 2) or bool(self._default_run.get(key))
        merged |= direct
        return _run_format(merged)


def _laid_over(below: Properties, above: Properties) -> Properties:
    merged = below | above
    if "tabs" in below and "tabs" in above:
        merged["tabs"] = [*below["tabs"], *above["tabs"]]
    if "borders" in below and "borders" in above:
        merged["borders"] = above["borders"].over(below["borders"])
    return merged


def _paragraph_format(merged: Properties, style: str) -> ParagraphFormat:
    known = {key: merged[key] for key in ParagraphFormat.__struct_fields__ if key in merged}
    known["style"] = style
    if "tabs" in known:
        known["tabs"] = _tab_stops(known["tabs"])
    if (known.get("outline_level") or 0) > 8:
        known["outline_level"] = None
    if known.get("right_to_left"):
        swapped = {"left": "right", "right": "left"}
        known["alignment"] = swapped.get(known.get("alignment", "left"), known.get("alignment", "left"))
        known["left"], known["right"] = known.get("right", 0.0), known.get("left", 0.0)
    borders: Borders = known.get("borders", NO_BORDERS)
    known["borders"] = borders
    return ParagraphFormat(**known)


def _tab_stops(layers: list[TabStop]) -> tuple[TabStop, ...]:
    stops: dict[float, TabStop] = {}
    for stop in layers:
        if stop.alignment == "clear":
            stops.pop(stop.position, None)
        elif stop.alignment != "bar":
            stops[stop.position] = stop
    return tuple(sorted(stops.values(), key=lambda stop: stop.position))


def _run_format(merged: Properties) -> RunFormat:
    known = {key: merged[key] for key in RunFormat.__struct_fields__ if key in merged}
    known["background"] = merged.get("highlight") or merged.get("background", "")
    kerning_from = merged.get("kerning_from", 0)
    known["kerning"] = bool(kerning_from) and known.get("size", 200.0) >= kerning_from
    if merged.get("right_to_left"):
        known["family"] = merged.get("complex_family", known.get("family", "Times New Roman"))
        known["size"] = merged.get("complex_size", known.get("size", 200.0))
    return RunFormat(**known)


def _theme_fonts(parts: Mapping[str, bytes], name: str | None) -> dict[str, str]:
    if name is None or name not in parts:
        return {}
    fonts: dict[str, str] = {}
    root = parse_part(parts, name)
    for scheme, prefix in (("majorFont", "major"), ("minorFont", "minor")):
        for script, suffixes in (("latin", ("Ascii", "HAnsi")), ("cs", ("Bidi",)), ("ea", ("EastAsia",))):
            element = root.find(f".//{A}{scheme}/{A}{script}")
            typeface = element.get("typeface") if element is not None else None
            fonts.update({prefix + suffix: typeface for suffix in suffixes if typeface})
    return fonts
